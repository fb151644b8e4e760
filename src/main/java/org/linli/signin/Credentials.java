package org.linli.signin;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.access.Staff;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.Problem;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.signin.CredentialStore.Credential;
import org.linli.signin.CredentialStore.SignIn;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Gives, changes and checks what staff sign in with. */
@Service
class Credentials {
    private final CredentialStore store;
    private final Passwords passwords;
    private final People people;
    private final Clock clock;

    Credentials(CredentialStore store, Passwords passwords, People people, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.people = people;
        this.clock = clock;
    }

    void give(District district, PersonId person, String login, String password) {
        if (!LoginName.accepts(login)) {
            throw Problem.INVALID.because("a login", Map.of("login", "signin.wrong.login"));
        }
        if (password.isBlank() || password.length() > Passwords.LENGTH_MAX) {
            throw Problem.INVALID.because("a password's length", Map.of("password", "signin.wrong.length"));
        }
        if (people.findName(district, person).isEmpty()) {
            throw Problem.NOT_FOUND.because("person " + person);
        }
        try {
            store.put(district, person, login, passwords.hash(password), clock.instant());
        } catch (DuplicateKeyException e) {
            throw Problem.STATE.because("the login " + login + " is taken in " + district);
        }
    }

    /**
     * Changes one's own password; every session but the asking one ends. Fails as {@link Problem#INVALID} where the present one is
     * wrong or the new one will not do.
     */
    void change(Staff staff, String present, String wanted) {
        var credential = store.find(staff.district(), staff.person())
                .orElseThrow(() -> Problem.NOT_FOUND.because("no credential"));
        if (!passwords.matches(present, credential.hash())) {
            throw Problem.INVALID.because("present password", Map.of("present", "signin.wrong.present"));
        }
        var length = wanted.length();
        if (length < Passwords.LENGTH_MIN || length > Passwords.LENGTH_MAX) {
            throw Problem.INVALID.because("a password's length", Map.of("wanted", "signin.wrong.length"));
        }
        if (wanted.equals(present) || wanted.equalsIgnoreCase(staff.login())) {
            throw Problem.INVALID.because("an easy password", Map.of("wanted", "signin.wrong.easy"));
        }
        store.put(staff.district(), staff.person(), staff.login(), passwords.hash(wanted), clock.instant());
    }

    /** The one whose login and password these are. A failed try of a known account is on record as well. */
    Optional<Credential> check(LoginName name, String password, String address) {
        var known = store.of(name);
        if (known.size() != 1) {
            passwords.pretend(password);
            return Optional.empty();
        }
        var credential = known.getFirst();
        var passed = passwords.matches(password, credential.hash());
        store.addSignIn(credential, Ids.next(clock), new SignIn(clock.instant(), address, passed));
        if (passed && passwords.isDated(credential.hash())) {
            store.rehash(credential, passwords.hash(password));
        }
        return passed ? Optional.of(credential) : Optional.empty();
    }

    Optional<Credential> find(District district, PersonId person) {
        return store.find(district, person);
    }

    /** Who signs in with {@code credential}; nobody where the person is gone. */
    Optional<Staff> staff(Credential credential) {
        return people.findName(credential.district(), credential.person())
                .map(name -> new Staff(credential.person(), credential.district(), credential.login(), name));
    }

    List<SignIn> signIns(Staff staff, int limit) {
        return store.signIns(staff.district(), staff.person(), limit);
    }
}
