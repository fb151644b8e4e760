package org.linli.codes;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.codes.PaperStore.Paper;
import org.linli.kernel.District;
import org.linli.kernel.FieldCipher;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.people.PersonId;
import org.linli.people.PersonRegister;
import org.linli.people.PersonRow;
import org.linli.signin.Doors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes codes on paper and takes them back in. A code is the district's four characters and twelve random ones (60 bits); it lets a
 * registered person set a way in, once, or lets up to eight who live behind one door register. Nobody hands out a key to more than
 * their own posts allow: neither when it is made nor when it is used.
 */
@Service
class Papers {
    static final int DAYS_MAX = 60;
    static final int SEATS_MAX = 8;

    private static final int RANDOM_LENGTH = 12;
    private static final int LISTED = 100;

    private final PaperStore store;
    private final PersonRegister register;
    private final Access access;
    private final Doors doors;
    private final FieldCipher cipher;
    private final Clock clock;

    Papers(PaperStore store, PersonRegister register, Access access, Doors doors, FieldCipher cipher, Clock clock) {
        this.store = store;
        this.register = register;
        this.access = access;
        this.doors = doors;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** A code with its secret, for the one time that it is printed. */
    record Slip(Paper paper, String secret) {
        /** Never the secret: it must not reach a log. */
        @Override
        public String toString() {
            return "Slip[" + paper.id() + "]";
        }
    }

    /** The person whom {@code staff} may hand a code to. Fails as {@link Problem#NOT_FOUND}. */
    PersonRow person(Staff staff, PersonId id) {
        return register.findWithin(access.scope(staff, Permission.CODES_GIVE), id)
                .orElseThrow(() -> Problem.NOT_FOUND.because("person " + id));
    }

    /** Why {@code staff} may not hand a code to a person: a message key. */
    Optional<String> refusal(Staff staff, PersonId person) {
        if (register.get(staff.district(), person).needsGuardian(LocalDate.now(clock))) {
            return Optional.of("codes.refused.child");
        }
        return access.covers(staff, new Staff(person, staff.district(), "", ""))
                ? Optional.empty()
                : Optional.of("codes.refused.more");
    }

    /** A code for a registered person; one made before opens no more. */
    @Transactional
    public Slip make(Staff staff, PersonId id, int days) {
        var row = person(staff, id);
        var refused = refusal(staff, row.id());
        if (refused.isPresent()) {
            throw Problem.INVALID.because("a code for " + row.id(), Map.of("person", refused.get()));
        }
        store.revokeOf(staff.district(), row.id(), clock.instant());
        var place = row.place();
        return add(staff, row.id(), place == null ? staff.district().place() : place, null, 1, days);
    }

    /** A code for each of {@code units} of a building; those made before for the same doors open no more. */
    @Transactional
    public List<Slip> make(Staff staff, PlaceCode building, List<String> units, int seats, int days) {
        access.demand(staff, Permission.CODES_GIVE, building, null);
        if (seats < 1 || seats > SEATS_MAX) {
            throw Problem.INVALID.because("seats", Map.of("seats", "codes.wrong.seats"));
        }
        var slips = new ArrayList<Slip>();
        for (var unit : units) {
            store.revokeAt(staff.district(), building, unit, clock.instant());
            slips.add(add(staff, null, building, unit, seats, days));
        }
        return slips;
    }

    private Slip add(
            Staff staff, @Nullable PersonId person, PlaceCode place, @Nullable String unit, int seats, int days) {
        if (days < 1 || days > DAYS_MAX) {
            throw Problem.INVALID.because("days", Map.of("days", "codes.wrong.days"));
        }
        var now = clock.instant();
        var secret = Ids.code(staff.district(), RANDOM_LENGTH);
        var until = now.plus(Duration.ofDays(days));
        var paper = new Paper(Ids.next(clock), person, place, unit, seats, 0, staff.person(), now, until);
        store.add(staff.district(), paper, hash(secret));
        return new Slip(paper, secret);
    }

    /** The outstanding codes within reach, newest first, from before {@code before} on. */
    List<Paper> open(Staff staff, @Nullable UUID before) {
        return store.open(access.scope(staff, Permission.CODES_GIVE), before, clock.instant(), LISTED);
    }

    List<Paper> of(Staff staff, PersonId person) {
        return store.of(staff.district(), person, clock.instant());
    }

    /** Ends a code. Fails as {@link Problem#NOT_FOUND} beyond reach. */
    @Transactional
    public void revoke(Staff staff, UUID id) {
        var scope = access.scope(staff, Permission.CODES_GIVE);
        var paper = store.find(staff.district(), id)
                .filter(found -> scope.reaches(found.place()))
                .orElseThrow(() -> Problem.NOT_FOUND.because("code " + id));
        store.revoke(staff.district(), paper.id(), clock.instant());
    }

    /** Ends all sessions of a person within reach. */
    void endSessions(Staff staff, PersonId id) {
        doors.endSessions(staff.district(), person(staff, id).id(), staff.person());
    }

    /** A code that opens, with the district it is of. */
    record Opening(District district, Paper paper) {}

    /**
     * What {@code secret} opens; nothing where it is unknown, used up, expired or revoked. A person's code is used up by this; one for a
     * door by {@link #seat}.
     */
    @Transactional
    public Optional<Opening> open(String secret) {
        try {
            var district = Ids.districtOf(secret);
            return store.valid(district, hash(secret), clock.instant())
                    .filter(paper -> paper.person() == null || takes(district, paper))
                    .map(paper -> new Opening(district, paper));
        } catch (ProblemException e) {
            return Optional.empty(); // not a code at all
        }
    }

    private boolean takes(District district, Paper paper) {
        var person = paper.person();
        var maker = new Staff(paper.madeBy(), district, "", "");
        return person != null
                && access.covers(maker, new Staff(person, district, "", ""))
                && store.take(district, paper.id(), clock.instant());
    }

    /** A code for a door, while somebody registers with it. */
    Optional<Paper> find(District district, UUID id) {
        return store.find(district, id);
    }

    /** Takes a seat of a code for a door. Fails as {@link Problem#STATE} where there is none any more. */
    @Transactional
    public void seat(District district, UUID id) {
        if (!store.take(district, id, clock.instant())) {
            throw Problem.STATE.because("the code is used up");
        }
    }

    private byte[] hash(String secret) {
        return cipher.blindIndex("codes.paper", Ids.plain(secret));
    }
}
