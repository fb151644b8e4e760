package org.linli.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.people.Consent.Use;
import org.linli.people.PersonTableStore.Word;
import org.linli.people.StandingStore.Standing;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/*
 * Rules of undoing. Somebody whom the table added is erased with the dwellings it brought, unless since then the record was changed
 * or merged, got another dwelling, or is needed: a post, an account, a child whose guardian they are. Somebody whom it changed gets
 * back what was there, unless the record was changed or merged since. Consents that the table brought are taken back by a new word;
 * what was said stays said.
 */
/** What a table did to persons: written down so that it can be undone, and undone. */
@Component
class Traces {
    private static final String SEPARATOR = "\u001f";

    private final PersonTableStore store;
    private final StandingStore standings;
    private final ErasureStore erasures;
    private final PersonCipher cipher;
    private final ObjectProvider<PersonHolds> holds;
    private final Clock clock;

    Traces(
            PersonTableStore store,
            StandingStore standings,
            ErasureStore erasures,
            PersonCipher cipher,
            ObjectProvider<PersonHolds> holds,
            Clock clock) {
        this.store = store;
        this.standings = standings;
        this.erasures = erasures;
        this.cipher = cipher;
        this.holds = holds;
        this.clock = clock;
    }

    PersonTrace of(Known one) {
        var before = one.before;
        return new PersonTrace(
                one.row,
                one.now.id(),
                one.isNew(),
                one.isRewritten() ? one.now.version() + 1 : one.now.version(),
                one.added.stream().map(Dwelling::id).toList(),
                one.fresh.stream().map(use -> use.item() + "." + use.purpose()).toList(),
                before == null ? null : sealed(before));
    }

    private @Nullable String sealed(Person before) {
        var sealed = cipher.seal("before", before.id().value(), text(before));
        return sealed == null ? null : Base64.getEncoder().encodeToString(sealed);
    }

    private static String text(Person before) {
        var contact = before.contact();
        var identity = before.identity();
        return Stream.of(
                        contact.name(),
                        contact.phone(),
                        contact.email(),
                        contact.lang().code(),
                        identity == null ? null : identity.paper().name(),
                        identity == null ? null : identity.number(),
                        before.birthYear(),
                        before.guardian(),
                        before.place())
                .map(value -> Objects.toString(value, ""))
                .collect(Collectors.joining(SEPARATOR));
    }

    /** Undoes {@code some}; answers why others stay, by row. */
    Map<Long, String> undo(District district, List<PersonTrace> some, PersonId writer) {
        var standing =
                standings.lock(district, some.stream().map(PersonTrace::person).toList());
        var kept = new TreeMap<Long, String>();
        var erased = new ArrayList<PersonTrace>();
        var restored = new ArrayList<PersonTrace>();
        for (var trace : some) {
            var now = standing.get(trace.person());
            var reason = now == null || now.erased() ? null : reason(trace, now);
            if (reason != null) {
                kept.put(trace.row(), reason);
            } else if (trace.added()) {
                erased.add(trace);
            } else if (now != null && !now.erased()) {
                restored.add(trace);
            }
        }
        erase(district, erased, kept);
        restore(district, restored, writer);
        return kept;
    }

    private static @Nullable String reason(PersonTrace trace, Standing now) {
        if (now.merged()) {
            return "people.undo.merged";
        }
        if (now.version() != trace.version()) {
            return "people.undo.changed";
        }
        return trace.added() && !new HashSet<>(trace.ties()).containsAll(now.ties()) ? "people.undo.dwellings" : null;
    }

    private void erase(District district, List<PersonTrace> some, Map<Long, String> kept) {
        var ids = some.stream().map(PersonTrace::person).toList();
        if (ids.isEmpty()) {
            return;
        }
        var free = new HashSet<>(free(district, ids));
        some.stream()
                .filter(one -> !free.contains(one.person()))
                .forEach(one -> kept.put(one.row(), "people.undo.needed"));
        standings.untie(
                district,
                some.stream()
                        .filter(one -> free.contains(one.person()))
                        .flatMap(one -> one.ties().stream())
                        .toList());
        erasures.erase(district, free, clock.instant());
    }

    /** Those of {@code ids} of whom nobody has need: all at once, or half of them and the other half. */
    private List<PersonId> free(District district, List<PersonId> ids) {
        if (isFree(district, ids)) {
            return ids;
        }
        if (ids.size() == 1) {
            return List.of();
        }
        var half = ids.size() / 2;
        return Stream.of(ids.subList(0, half), ids.subList(half, ids.size()))
                .flatMap(some -> free(district, some).stream())
                .toList();
    }

    private boolean isFree(District district, List<PersonId> ids) {
        return erasures.wards(district, ids).isEmpty()
                && holds.orderedStream()
                        .allMatch(one -> one.holds(district, ids).isEmpty());
    }

    private void restore(District district, List<PersonTrace> some, PersonId writer) {
        var before = new ArrayList<Person>(some.size());
        var words = new ArrayList<Word>();
        var now = clock.instant();
        for (var trace : some) {
            var person = person(trace);
            before.add(person);
            var speaker = person.speaker(LocalDate.now(clock));
            trace.uses().stream()
                    .map(Traces::use)
                    .map(use -> new Consent(use.item(), use.purpose(), false, speaker, writer, now))
                    .forEach(consent -> words.add(new Word(Ids.next(clock), trace.person(), consent)));
        }
        store.put(district, before);
        standings.untie(
                district, some.stream().flatMap(trace -> trace.ties().stream()).toList());
        store.say(district, words, now);
    }

    private Person person(PersonTrace trace) {
        var id = trace.person();
        var sealed = Base64.getDecoder().decode(Objects.requireNonNull(trace.before()));
        var fields = Objects.requireNonNull(cipher.open("before", id.value(), sealed))
                .split(SEPARATOR, -1);
        return person(id, fields, trace.version());
    }

    private static Person person(PersonId id, String[] fields, int version) {
        return new Person(
                id,
                new Contact(fields[0], some(fields[1]), some(fields[2]), Lang.of(fields[3])),
                fields[4].isEmpty() ? null : new Identity(Paper.valueOf(fields[4]), fields[5]),
                fields[6].isEmpty() ? null : Integer.valueOf(fields[6]),
                fields[7].isEmpty() ? null : new PersonId(UUID.fromString(fields[7])),
                fields[8].isEmpty() ? null : new PlaceCode(fields[8]),
                version);
    }

    private static @Nullable String some(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Use use(String word) {
        var dot = word.indexOf('.');
        return new Use(Item.valueOf(word.substring(0, dot)), Purpose.valueOf(word.substring(dot + 1)));
    }
}
