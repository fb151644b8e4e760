package org.linli.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Tried;
import org.linli.places.Places;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who owns, rents or lives in which dwelling, and from when to when. */
@Service
public class PersonDwellings {
    /** How many dwellings are written down at a time. */
    public static final int DOORS_MAX = 1_000;

    private final DwellingStore store;
    private final PersonStore persons;
    private final PersonConsents consents;
    private final Places places;
    private final Clock clock;

    PersonDwellings(DwellingStore store, PersonStore persons, PersonConsents consents, Places places, Clock clock) {
        this.store = store;
        this.persons = persons;
        this.consents = consents;
        this.places = places;
        this.clock = clock;
    }

    /** A person's ties, past ones too, newest first. For pages that record a look, and for the person. */
    public List<Dwelling> list(District district, PersonId person) {
        return store.of(district, person);
    }

    /**
     * Ties a person to a dwelling; {@code consented} says that they, or their guardian, agreed to that just now. Fails as
     * {@link Problem#INVALID} naming each wrong field: a door twice, area 0 or another one than its other owners', shares beyond the
     * whole, no consent.
     */
    @Transactional
    public UUID add(District district, PersonId id, DwellingDraft draft, boolean consented, PersonId writer) {
        var person = persons.lock(district, id).orElseThrow(() -> Problem.NOT_FOUND.because("person " + id));
        var use = new Consent.Use(Item.DWELLING, Purpose.REGISTER);
        var wrong = new HashMap<String, String>();
        var dwelling = read(district, draft, person.id(), wrong);
        if (!consented && !consents.inForce(district, person.id()).contains(use)) {
            wrong.put("consent.DWELLING", "people.wrong.consent");
        }
        if (!wrong.isEmpty() || dwelling.isEmpty()) {
            throw Problem.INVALID.because("a dwelling's fields: " + PersonRules.named(wrong), wrong);
        }
        if (consented) {
            consents.say(district, person, use, true, writer);
        }
        add(district, dwelling.get());
        return dwelling.get().id();
    }

    /**
     * Ends a tie: {@code to} is the first day on which it no longer holds. Fails as {@link Problem#INVALID} for a day before its
     * first, as {@link Problem#NOT_FOUND} where the person has no such tie.
     */
    @Transactional
    public void end(District district, PersonId id, UUID tie, LocalDate to) {
        var found = store.of(district, id).stream()
                .filter(dwelling -> dwelling.id().equals(tie))
                .findFirst()
                .orElseThrow(() -> Problem.NOT_FOUND.because("tie " + tie));
        if (to.isBefore(found.from())) {
            throw Problem.INVALID.because("an end before the beginning", Map.of("to", "people.wrong.to.before"));
        }
        store.end(district, found.person(), tie, to);
    }

    /** Corrects the exclusive area of a dwelling, in 0.01 m², for all its owners. Fails as {@link Problem#INVALID} for 0. */
    @Transactional
    public void measure(District district, PlaceCode place, String unit, String area) {
        var hundredths = DwellingRules.area(area)
                .orElseThrow(() -> Problem.INVALID.because("an area", Map.of("area", "people.wrong.area")));
        store.lock(district, place, unit);
        store.measure(district, place, unit, hundredths);
    }

    /**
     * A dwelling to write down with its exclusive area, whoever lives there; nothing checked yet.
     *
     * @param place code of the building or entrance
     * @param area in m², at most two decimals
     */
    public record Door(String place, String unit, String area) {
        /** Never the content: a door must not reach a log. */
        @Override
        public String toString() {
            return "Door[" + place + "]";
        }
    }

    /** A dwelling with its exclusive area in 0.01 m². */
    public record Measured(PlaceCode place, String unit, int area) {
        /** Never the content: a door must not reach a log. */
        @Override
        public String toString() {
            return "Measured[" + place + "]";
        }
    }

    /**
     * Writes down many dwellings in one transaction, each with its area, in place of what was known of that. At most
     * {@value #DOORS_MAX} at a time: each is held until the transaction ends. Refused are those whose place is not there and those
     * with a field that cannot be one.
     */
    @Transactional
    public List<Tried<Measured>> measureAll(District district, List<Door> many) {
        if (many.size() > DOORS_MAX) {
            throw Problem.TOO_LARGE.because(many.size() + " dwellings at a time");
        }
        var codes = many.stream()
                .map(door -> DwellingRules.home(door.place()))
                .flatMap(Optional::stream)
                .filter(code -> code.district().equals(district))
                .collect(Collectors.toSet());
        var known = places.named(codes).keySet();
        var read =
                many.stream().map(door -> Tried.of(() -> measured(door, known))).toList();
        var doors = new TreeMap<
                String, Measured>(); // the last word on a door that stands there twice; locked in a stated order
        read.forEach(one -> {
            if (one instanceof Tried.Done<Measured>(var door)) {
                doors.put(door.place() + "/" + door.unit(), door);
            }
        });
        store.lock(district, doors.values());
        store.measure(district, doors.values());
        return read;
    }

    private static Measured measured(Door door, Set<PlaceCode> known) {
        var home = DwellingRules.home(door.place()).filter(known::contains);
        var unit = DwellingRules.unit(door.unit());
        var area = DwellingRules.area(door.area());
        var wrong = new HashMap<String, String>();
        DwellingRules.refuse(wrong, "home", home.isEmpty());
        DwellingRules.refuse(wrong, "unit", !DwellingRules.isUnit(unit));
        DwellingRules.refuse(wrong, "area", area.isEmpty());
        if (!wrong.isEmpty() || home.isEmpty() || area.isEmpty()) {
            throw Problem.INVALID.because("a dwelling's fields: " + PersonRules.named(wrong), wrong);
        }
        return new Measured(home.get(), unit, area.get());
    }

    /** How many dwellings are known at {@code within} and below, lived in or not. */
    public long count(District district, PlaceCode within) {
        return store.count(district, within);
    }

    /** {@code draft} read and fitted to what is known of the dwelling, which stays locked; wrong fields go into {@code wrong}. */
    Optional<Dwelling> read(District district, DwellingDraft draft, PersonId person, Map<String, String> wrong) {
        var read = DwellingRules.read(draft, Ids.next(clock), person, LocalDate.now(clock), wrong);
        if (read.isEmpty()) {
            return read;
        }
        var dwelling = read.get();
        if (!dwelling.place().district().equals(district)
                || places.find(dwelling.place()).isEmpty()) {
            wrong.put("home", "people.wrong.home.unknown");
            return Optional.empty();
        }
        store.lock(district, dwelling.place(), dwelling.unit());
        var measured = store.area(district, dwelling.place(), dwelling.unit()).orElse(null);
        wrong.putAll(DwellingRules.conflict(dwelling, measured, store.at(district, dwelling.place(), dwelling.unit())));
        return read;
    }

    void add(District district, Dwelling dwelling) {
        if (dwelling.area() != null) {
            store.measure(district, dwelling.place(), dwelling.unit(), dwelling.area());
        }
        store.add(district, dwelling);
    }
}
