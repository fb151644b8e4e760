package org.linli.people;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.kernel.Behalf;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds records that may be one person, merges them by the rules of {@link MergeRules}, and takes a merge back. */
@Service
public class PersonMerges {
    private final MergeStore store;
    private final LikenessStore likenesses;
    private final PersonStore persons;
    private final DwellingStore dwellings;
    private final ConsentStore consents;
    private final PersonRegister register;
    private final Clock clock;

    PersonMerges(
            MergeStore store,
            LikenessStore likenesses,
            PersonStore persons,
            DwellingStore dwellings,
            ConsentStore consents,
            PersonRegister register,
            Clock clock) {
        this.store = store;
        this.likenesses = likenesses;
        this.persons = persons;
        this.dwellings = dwellings;
        this.consents = consents;
        this.register = register;
        this.clock = clock;
    }

    /** Pairs that may be one person, both registered in {@code scope} at {@code within} and below, surest first. No number is shown. */
    public List<Likeness> alike(Scope scope, PlaceCode within, int limit) {
        var places = PersonRegister.common(scope, within);
        if (places.isEmpty()) {
            return List.of();
        }
        var pairs = likenesses.pairs(scope, places, limit);
        var ids = pairs.stream()
                .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                .distinct()
                .toList();
        var rows = register.within(scope, ids).stream().collect(Collectors.toMap(PersonRow::id, Function.identity()));
        return pairs.stream()
                .filter(pair -> rows.containsKey(pair.one()) && rows.containsKey(pair.other()))
                .map(pair -> new Likeness(row(rows, pair.one()), row(rows, pair.other()), pair.because()))
                .toList();
    }

    private static PersonRow row(Map<PersonId, PersonRow> rows, PersonId id) {
        return Objects.requireNonNull(rows.get(id));
    }

    /** Keeps that the two are two people, so that they are not found again. */
    @Transactional
    public void keepApart(Scope scope, PersonId one, PersonId other, PersonId by) {
        if (one.equals(other)) {
            throw Problem.INVALID.because("one record", Map.of("merge", "people.merge.same"));
        }
        likenesses.keepApart(scope, one, other, by, clock.instant());
    }

    /**
     * Lets {@code kept} stand for {@code gone} too. Fails as {@link Problem#INVALID} (field {@code merge}) where they have two
     * numbers of one kind of paper or took a consent back that the other record still lives on, as {@link Problem#STATE} where one of
     * them is merged already, as {@link Problem#NOT_FOUND} where there is none.
     */
    @Transactional
    public UUID merge(District district, PersonId kept, PersonId gone, PersonId by) {
        if (kept.equals(gone)) {
            throw Problem.INVALID.because("one record", Map.of("merge", "people.merge.same"));
        }
        // in the order of ids, so that two merges of the same pair wait for each other
        var locked = Stream.of(kept, gone)
                .sorted(Comparator.comparing(PersonId::value))
                .map(id -> lock(district, id))
                .collect(Collectors.toMap(Person::id, Function.identity()));
        var one = Objects.requireNonNull(locked.get(kept));
        var other = Objects.requireNonNull(locked.get(gone));
        var said = Stream.concat(consents.of(district, kept).stream(), consents.of(district, gone).stream())
                .sorted(Comparator.comparing(Consent::at).reversed())
                .toList();
        MergeRules.refused(one, other, said).ifPresent(key -> {
            throw Problem.INVALID.because("cannot be one record", Map.of("merge", key));
        });
        return Behalf.SYSTEM.call(() -> merge(district, one, other, by)); // all their records, wherever they stand
    }

    private UUID merge(District district, Person kept, Person gone, PersonId by) {
        var filled = MergeRules.filled(kept, gone);
        var followers = store.ids(district, gone.id()).stream()
                .filter(id -> !id.equals(gone.id()))
                .map(PersonId::value)
                .toList();
        var ties = MergeRules.moving(dwellings.of(district, kept.id()), dwellings.of(district, gone.id()));
        var merge =
                new Merge(Ids.next(clock), kept.id(), gone.id(), filled, ties, followers, by, clock.instant(), null);
        persons.put(district, MergeRules.together(kept, gone, filled));
        store.move(district, ties, gone.id(), kept.id());
        store.lead(district, gone.id(), kept.id());
        store.add(district, merge);
        return merge.id();
    }

    private Person lock(District district, PersonId id) {
        var person = persons.lock(district, id).orElseThrow(() -> Problem.NOT_FOUND.because("person " + id));
        if (!person.id().equals(id)) {
            throw Problem.STATE.because("merged already: " + id, Map.of("merge", "people.merge.already"));
        }
        return person;
    }

    /** The merges of a person that are in force, newest first; the first is the one that can be taken back. */
    public List<Merge> list(District district, PersonId person) {
        return store.of(district, person);
    }

    /** The merge. Fails as {@link Problem#NOT_FOUND}. */
    public Merge get(District district, UUID id) {
        return store.find(district, id).orElseThrow(() -> Problem.NOT_FOUND.because("merge " + id));
    }

    /**
     * Takes a merge back: each record is again what it was, but for what was written into the kept one since. Fails as
     * {@link Problem#STATE} where it was taken back already, or a later merge stands on it.
     */
    @Transactional
    public void undo(District district, UUID id, PersonId by) {
        var merge = get(district, id);
        var kept = lock(district, merge.kept());
        var newest = store.of(district, merge.kept()).stream().findFirst();
        if (newest.isEmpty() || !newest.get().id().equals(id)) {
            throw Problem.STATE.because("not the newest merge in force", Map.of("merge", "people.merge.later"));
        }
        Behalf.SYSTEM.run(() -> undo(district, merge, kept, by));
    }

    private void undo(District district, Merge merge, Person kept, PersonId by) {
        store.release(district, merge.gone(), merge.followers());
        var gone = lock(district, merge.gone());
        store.move(district, merge.ties(), kept.id(), gone.id());
        persons.put(district, MergeRules.apart(kept, gone, merge.filled()));
        store.undone(district, merge.id(), by, clock.instant());
    }
}
