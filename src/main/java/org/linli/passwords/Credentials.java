package org.linli.passwords;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.access.Staff;
import org.linli.kernel.District;
import org.linli.kernel.Problem;
import org.linli.passwords.CredentialStore.Credential;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.signin.Comer;
import org.linli.signin.Doors;
import org.linli.signin.Means;
import org.linli.signin.Origin;
import org.linli.signin.PasswordCheck;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives, changes and checks logins and passwords. */
@Service
public class Credentials implements PasswordCheck {
    private final CredentialStore store;
    private final PasswordHashes hashes;
    private final Doors doors;
    private final People people;
    private final Clock clock;

    Credentials(CredentialStore store, PasswordHashes hashes, Doors doors, People people, Clock clock) {
        this.store = store;
        this.hashes = hashes;
        this.doors = doors;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Lets {@code person} sign in as {@code login}, in place of the login and password they had before. Fails as
     * {@link Problem#INVALID} for a login or password that cannot be one, as {@link Problem#STATE} where the login is taken in the
     * district.
     */
    @Transactional
    public void giveCredential(District district, PersonId person, String login, String password) {
        if (!LoginName.accepts(login)) {
            throw Problem.INVALID.because("a login", Map.of("login", "passwords.wrong.login"));
        }
        if (password.isBlank() || password.length() > PasswordHashes.LENGTH_MAX) {
            throw Problem.INVALID.because("a password's length", Map.of("password", "passwords.wrong.length"));
        }
        if (people.findName(district, person).isEmpty()) {
            throw Problem.NOT_FOUND.because("person " + person);
        }
        if (!put(district, person, login, password)) {
            throw Problem.STATE.because("the login " + login + " is taken in " + district);
        }
        doors.given(district, person, Means.PASSWORD);
    }

    /**
     * Sets a login and password for who adds this way in, in place of a forgotten one: a login that they have stays. Fails as
     * {@link Problem#INVALID} naming each wrong field.
     */
    @Transactional
    void set(Comer comer, String typed, String wanted) {
        var before = store.find(comer.district(), comer.person());
        var login = before.map(Credential::login).orElseGet(() -> typed.strip().toLowerCase(java.util.Locale.ROOT));
        var wrong = new HashMap<String, String>();
        if (!LoginName.accepts(login)) {
            wrong.put("login", "passwords.wrong.login");
        }
        easy(login, wanted).ifPresent(key -> wrong.put("wanted", key));
        if (wrong.isEmpty() && !put(comer.district(), comer.person(), login, wanted)) {
            wrong.put("login", "passwords.wrong.taken");
        }
        if (!wrong.isEmpty()) {
            throw Problem.INVALID.because("a login or password", wrong);
        }
        if (before.isPresent()) {
            doors.changed(comer.district(), comer.person(), Means.PASSWORD, comer.person());
        } else {
            doors.added(comer.district(), comer.person(), Means.PASSWORD, comer.person());
        }
    }

    /**
     * Changes one's own password. Fails as {@link Problem#INVALID} where the present one is wrong or the new one will not do.
     */
    @Transactional
    void change(Staff staff, String present, String wanted) {
        var credential =
                find(staff.district(), staff.person()).orElseThrow(() -> Problem.NOT_FOUND.because("no credential"));
        if (!hashes.matches(present, credential.hash())) {
            throw Problem.INVALID.because("present password", Map.of("present", "passwords.wrong.present"));
        }
        var wrong = wanted.equals(present) ? Optional.of("passwords.wrong.easy") : easy(credential.login(), wanted);
        if (wrong.isPresent()) {
            throw Problem.INVALID.because("a new password", Map.of("wanted", wrong.get()));
        }
        store.put(staff.district(), staff.person(), credential.login(), hashes.hash(wanted), clock.instant());
        doors.changed(staff.district(), staff.person(), Means.PASSWORD, staff.person());
    }

    /** What is wrong with a password that somebody chose. */
    private static Optional<String> easy(String login, String wanted) {
        var length = wanted.length();
        if (length < PasswordHashes.LENGTH_MIN || length > PasswordHashes.LENGTH_MAX) {
            return Optional.of("passwords.wrong.length");
        }
        return wanted.equalsIgnoreCase(login) ? Optional.of("passwords.wrong.easy") : Optional.empty();
    }

    private boolean put(District district, PersonId person, String login, String password) {
        if (store.isTaken(district, login, person)) {
            return false;
        }
        try {
            store.put(district, person, login, hashes.hash(password), clock.instant());
            return true;
        } catch (DuplicateKeyException e) {
            throw Problem.STALE.because("somebody took the login at this moment");
        }
    }

    /** The one account called {@code login} or {@code login@440305}, for commands of whoever runs the machine. */
    public Optional<Staff> called(String login) {
        return known(login).flatMap(credential -> doors.staff(credential.district(), credential.person()));
    }

    /** The credential that {@code login} names, where it names one. */
    private Optional<Credential> known(String login) {
        var name = LoginName.read(login);
        var districts = name.district().map(List::of).orElseGet(() -> store.knowing(name.login()));
        return districts.size() == 1 ? store.of(districts.getFirst(), name.login()) : Optional.empty();
    }

    @Override
    public Optional<Staff> check(String login, String password, Origin origin) {
        var known = known(login);
        if (known.isEmpty()) {
            hashes.pretend(password);
            return Optional.empty();
        }
        var credential = known.get();
        var passed = hashes.matches(password, credential.hash());
        doors.tried(credential.district(), credential.person(), Means.PASSWORD, origin.address(), passed);
        if (passed && hashes.isDated(credential.hash())) {
            store.rehash(credential, hashes.hash(password));
        }
        return passed ? doors.staff(credential.district(), credential.person()) : Optional.empty();
    }

    Optional<Credential> find(District district, PersonId person) {
        return store.find(district, person);
    }

    void remove(District district, PersonId person) {
        store.remove(district, person);
    }
}
