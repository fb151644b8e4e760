package org.linli.places;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes single places: opens, renames and closes them, splits one and merges several. Days lie today or before, but a
 * closing may be told ahead. A code that was closed is never opened again.
 */
@Service
public class PlaceChanges {
    private final PlaceStore store;
    private final Ledger ledger;
    private final Pinyin pinyin;
    private final Clock clock;

    PlaceChanges(PlaceStore store, Ledger ledger, Pinyin pinyin, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.pinyin = pinyin;
        this.clock = clock;
    }

    /** A code to open and what it is called. */
    public record Opening(PlaceCode code, String name, String en) {}

    /** The id under which the ledger keeps what happened to a place: made from its code (UUID version 3). */
    public static UUID subject(PlaceCode code) {
        return UUID.nameUUIDFromBytes(("place/" + code).getBytes(StandardCharsets.UTF_8));
    }

    /** Opens a place. Fails as {@link Problem#STATE} where the code is or was used, or its parent is not open. */
    @Transactional
    public Place open(Opening opening, LocalDate from) {
        check(opening.name(), opening.en());
        checkPast(from);
        var code = opening.code();
        if (store.find(code).isPresent()) {
            throw Problem.STATE.because("the code " + code + " is in use, or was");
        }
        if (code.value().length() > PlaceCode.DISTRICT) {
            var parent = code.parent().orElseThrow();
            if (store.find(parent).filter(above -> above.isOpen(from)).isEmpty()) {
                throw Problem.STATE.because("the parent " + parent + " is not open");
            }
        }
        var place = new Place(
                code,
                opening.name().strip(),
                opening.en().strip(),
                Place.Kind.of(code),
                code.parent().orElse(null),
                from,
                null);
        store.add(place, pinyin.of(place.name()));
        ledger.record(
                new PlaceOpened(community(code), subject(code), clock.instant(), code, place.name(), place.en(), from));
        return place;
    }

    /** Renames a place from the day {@code from} on; the name until then stays as a version. */
    @Transactional
    public void rename(PlaceCode code, String name, String en, LocalDate from) {
        check(name, en);
        checkPast(from);
        var old = locked(code);
        if (from.isBefore(old.from())) {
            throw Problem.INVALID.because(
                    code + " has its present name since " + old.from(), Map.of("from", "places.field.from"));
        }
        if (name.strip().equals(old.name()) && en.strip().equals(old.en())) {
            return;
        }
        if (from.isAfter(old.from())) {
            store.keep(old, from);
        }
        store.rename(code, name.strip(), en.strip(), pinyin.of(name.strip()), from);
        ledger.record(new PlaceRenamed(
                community(code), subject(code), clock.instant(), code, name.strip(), en.strip(), from));
    }

    /**
     * Closes a place: from the day {@code to} on it is no more, and {@code successors}, which must be open, carry on. Fails as
     * {@link Problem#STATE} while places below it are open.
     */
    @Transactional
    public void close(PlaceCode code, LocalDate to, List<PlaceCode> successors) {
        var place = locked(code);
        if (!to.isAfter(place.from())) {
            throw Problem.INVALID.because(code + " stands since " + place.from(), Map.of("to", "places.field.to"));
        }
        if (!store.children(code, "", to, 1).isEmpty()) {
            throw Problem.STATE.because("places below " + code + " are open");
        }
        for (var successor : successors) {
            if (successor.equals(code)
                    || store.find(successor).filter(one -> one.isOpen(to)).isEmpty()) {
                throw Problem.STATE.because("the successor " + successor + " is not open");
            }
        }
        store.close(code, to);
        successors.forEach(successor -> store.succeed(code, successor, to));
        ledger.record(new PlaceClosed(community(code), subject(code), clock.instant(), code, to, successors));
    }

    /** Closes {@code old} and opens {@code parts}, which succeed it, on the same day. */
    @Transactional
    public void split(PlaceCode old, List<Opening> parts, LocalDate day) {
        parts.forEach(part -> open(part, day));
        close(old, day, parts.stream().map(Opening::code).toList());
    }

    /** Closes {@code olds} and opens {@code whole}, which succeeds each of them, on the same day. */
    @Transactional
    public void merge(List<PlaceCode> olds, Opening whole, LocalDate day) {
        open(whole, day);
        olds.forEach(old -> close(old, day, List.of(whole.code())));
    }

    private Place locked(PlaceCode code) {
        var place = store.lock(code).orElseThrow(() -> Problem.NOT_FOUND.because("no place has the code " + code));
        if (place.to() != null) {
            throw Problem.STATE.because(code + " closes on " + place.to());
        }
        return place;
    }

    private void checkPast(LocalDate from) {
        if (from.isAfter(LocalDate.now(clock))) {
            throw Problem.INVALID.because(from + " is still to come", Map.of("from", "places.field.from"));
        }
    }

    private static void check(String name, String en) {
        if (!Place.accepts(name)) {
            throw Problem.INVALID.because(
                    "a name of 1 to " + Place.NAME_MAX + " characters", Map.of("name", "places.field.name"));
        }
        if (en.length() > Place.NAME_MAX) {
            throw Problem.INVALID.because(
                    "a name of at most " + Place.NAME_MAX + " characters", Map.of("en", "places.field.name"));
        }
    }

    private static PlaceCode community(PlaceCode code) {
        return code.upTo(PlaceCode.COMMUNITY);
    }
}
