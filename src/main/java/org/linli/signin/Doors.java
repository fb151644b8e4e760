package org.linli.signin;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Staff;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.Problem;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.signin.AccountStore.Change;
import org.linli.signin.AccountStore.SignIn;
import org.linli.signin.AccountStore.What;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps accounts: who can sign in, and the private record of what became of that. What they sign in with stands with each door. */
@Service
public class Doors {
    private final AccountStore store;
    private final ObjectProvider<Door> doors;
    private final WayNotices notices;
    private final Access access;
    private final People people;
    private final Clock clock;

    Doors(
            AccountStore store,
            ObjectProvider<Door> doors,
            WayNotices notices,
            Access access,
            People people,
            Clock clock) {
        this.store = store;
        this.doors = doors;
        this.notices = notices;
        this.access = access;
        this.people = people;
        this.clock = clock;
    }

    /** Whether {@code person} can sign in. */
    public boolean hasAccount(District district, PersonId person) {
        return store.version(district, person).isPresent();
    }

    /** Opens an account for {@code person}, who is known; {@code writer} did it. Asking again changes nothing. */
    @Transactional
    public void open(District district, PersonId person, PersonId writer) {
        if (people.findName(district, person).isEmpty()) {
            throw Problem.NOT_FOUND.because("person " + person);
        }
        if (store.open(district, person, clock.instant())) {
            note(district, person, What.OPENED, null, writer);
        }
    }

    /** Writes down that {@code person} has a new way in, tells them, and ends their sessions but one that is saved anew. */
    @Transactional
    public void added(District district, PersonId person, Means means, PersonId writer) {
        open(district, person, writer);
        store.raise(district, person);
        note(district, person, What.ADDED, means, writer);
        notices.added(district, person, means);
    }

    /** As {@link #added}, for a way in that whoever sets the installation up hands over: nobody is told. */
    @Transactional
    public void given(District district, PersonId person, Means means) {
        open(district, person, person);
        store.raise(district, person);
        note(district, person, What.ADDED, means, person);
    }

    /** As {@link #added}, for a way in that was replaced, such as a password. */
    @Transactional
    public void changed(District district, PersonId person, Means means, PersonId writer) {
        store.raise(district, person);
        note(district, person, What.CHANGED, means, writer);
        notices.added(district, person, means);
    }

    /** Takes a way in away, unless what is left would not be enough. All sessions end but one that is saved anew. */
    @Transactional
    public Removing remove(Staff staff, Means means, String id) {
        store.raise(staff.district(), staff.person()); // first, so that two at once follow one another
        var ways = ways(staff.district(), staff.person());
        if (ways.stream().noneMatch(way -> way.means() == means && way.id().equals(id))) {
            throw Problem.NOT_FOUND.because("no such way in");
        }
        var left = ways.stream()
                .filter(way -> way.means() != means || !way.id().equals(id))
                .map(Way::means)
                .toList();
        var verdict = Removing.verdict(left, demandsMore(staff.district(), staff.person()));
        if (verdict == Removing.REMOVED) {
            door(means).remove(staff.district(), staff.person(), id);
            note(staff.district(), staff.person(), What.REMOVED, means, staff.person());
        }
        return verdict;
    }

    /** Writes down that a way in was taken away because it may be in other hands, ends all sessions and says so. */
    @Transactional
    public void distrusted(District district, PersonId person, Means means) {
        store.raise(district, person);
        note(district, person, What.DISTRUSTED, means, null);
        notices.distrusted(district, person, means);
    }

    /** Ends all sessions of {@code person}. */
    @Transactional
    public void endSessions(District district, PersonId person, PersonId writer) {
        store.raise(district, person);
        note(district, person, What.ENDED, null, writer);
    }

    /** Writes down a try of somebody with an account. */
    public void tried(District district, PersonId person, Means means, String address, boolean passed) {
        store.addSignIn(district, Ids.next(clock), person, new SignIn(clock.instant(), address, means, passed));
    }

    /** What {@code person} can come in with, door by door. */
    public List<Way> ways(District district, PersonId person) {
        return doors.orderedStream()
                .flatMap(door -> door.ways(district, person).stream())
                .toList();
    }

    /** Whether {@code person} holds a post that allows anything: then a phone or a slip of paper alone is not enough. */
    public boolean demandsMore(District district, PersonId person) {
        return access.hasPosts(new Staff(person, district, "", ""));
    }

    /** Whoever has an account under this id today; nobody where the person is gone. */
    public Optional<Staff> staff(District district, PersonId person) {
        return hasAccount(district, person) ? named(district, person) : Optional.empty();
    }

    Optional<Staff> staff(District district, PersonId person, int version) {
        return store.version(district, person).filter(known -> known == version).isPresent()
                ? named(district, person)
                : Optional.empty();
    }

    int version(District district, PersonId person) {
        return store.version(district, person).orElseThrow(() -> Problem.SIGN_IN.because("the account is gone"));
    }

    List<SignIn> signIns(Staff staff, int limit) {
        return store.signIns(staff.district(), staff.person(), limit);
    }

    List<Change> changes(Staff staff, int limit) {
        return store.changes(staff.district(), staff.person(), limit);
    }

    /** What one can add by oneself. */
    List<Offer> adding() {
        return doors.orderedStream()
                .filter(Door::isOpen)
                .flatMap(door -> door.offers().stream())
                .filter(offer -> offer.adding().isPresent())
                .toList();
    }

    private Optional<Staff> named(District district, PersonId person) {
        return people.findName(district, person).map(name -> new Staff(person, district, "", name));
    }

    private Door door(Means means) {
        return doors.stream()
                .filter(door -> door.means() == means)
                .findFirst()
                .orElseThrow(() -> Problem.NOT_FOUND.because("no door " + means));
    }

    private void note(District district, PersonId person, What what, @Nullable Means means, @Nullable PersonId writer) {
        store.addChange(district, Ids.next(clock), person, new Change(clock.instant(), what, means, writer));
    }
}
