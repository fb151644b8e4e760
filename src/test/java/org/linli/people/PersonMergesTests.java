package org.linli.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.TestPlaces;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.kernel.Scope;
import org.linli.people.Consent.Use;
import org.linli.people.Likeness.Because;
import org.linli.people.Registering.Registered;
import org.linli.places.Places;

@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonMergesTests {
    private static final District HERE = new District("970402");
    private static final String HOME = "970402001001001001";
    private static final String ROWS = """
            code,name
            970402,试验区
            970402001,银杏街道
            970402001001,东社区
            970402001001001,东苑
            970402001001001001,1栋
            970402001002,西社区
            970402001003,北社区
            """;

    private final PersonRegister register;
    private final PersonMerges merges;
    private final PersonDwellings dwellings;
    private final PersonConsents consents;
    private final People people;
    private final Places places;
    private final PersonId clerk;

    PersonMergesTests(
            PersonRegister register,
            PersonMerges merges,
            PersonDwellings dwellings,
            PersonConsents consents,
            People people,
            Places places) {
        this.register = register;
        this.merges = merges;
        this.dwellings = dwellings;
        this.consents = consents;
        this.people = people;
        this.places = places;
        this.clerk = people.add(HERE, "林晓燕", null, null, Lang.ZH);
    }

    @BeforeAll
    void build() {
        var rows = ROWS.getBytes(StandardCharsets.UTF_8);
        TestPlaces.lay(places, rows);
    }

    private PersonId registered(PersonDraft draft, DwellingDraft home) {
        return ((Registered) register.register(HERE, draft, home, true, clerk)).person();
    }

    private static String east() {
        return "970402001001";
    }

    private static Scope at(String place) {
        return new Scope(HERE, List.of(new PlaceCode(place)), Set.of());
    }

    private static void refused(ThrowingCallable doing, Problem problem, String why) {
        assertThatThrownBy(doing).isInstanceOfSatisfying(ProblemException.class, failure -> {
            assertThat(failure.problem()).isEqualTo(problem);
            assertThat(failure.fields()).containsValue(why);
        });
    }

    private record State(Person person, List<Dwelling> dwellings, Set<Use> consents, List<PersonId> ids) {}

    /** All that can be told of a record; the version rises with each change and is left out. */
    private State state(PersonId id) {
        var person = register.get(HERE, id);
        return new State(
                new Person(
                        person.id(),
                        person.contact(),
                        person.identity(),
                        person.birthYear(),
                        person.guardian(),
                        person.place(),
                        0),
                dwellings.list(HERE, id),
                consents.inForce(HERE, id),
                people.ids(HERE, id));
    }

    private PersonId poor(String door) {
        return registered(Drafts.named("周敏", east(), Item.DWELLING), Drafts.tenant(HOME, door));
    }

    private PersonId rich(String door, String phone) {
        var draft = Drafts.withPhone(Drafts.named("周 敏", east(), Item.PHONE, Item.DWELLING), phone);
        var id = registered(draft, Drafts.tenant(HOME, door));
        dwellings.add(HERE, id, Drafts.owner(HOME, door + "A", "50", ""), false, clerk);
        return id;
    }

    @Test
    void mergesWhatTheOneHasIntoWhatTheOtherLacksAndUndoesItExactly() {
        var kept = poor("0101");
        var gone = rich("0101", "13800140001");
        var keptBefore = state(kept);
        var goneBefore = state(gone);
        people.look(HERE, gone, clerk, "回访");

        var merge = merges.merge(HERE, kept, gone, clerk);

        assertThat(people.current(HERE, gone)).isEqualTo(kept);
        assertThat(people.ids(HERE, gone)).containsExactly(kept, gone);
        assertThat(people.findName(HERE, gone)).contains("周敏");
        assertThat(register.get(HERE, gone).contact().phone()).isEqualTo("13800140001");
        assertThat(people.withPhone(HERE, "13800140001")).containsExactly(kept);
        assertThat(dwellings.list(HERE, kept)).extracting(Dwelling::unit).containsExactlyInAnyOrder("0101", "0101A");
        assertThat(consents.may(HERE, kept, Item.PHONE, Purpose.REGISTER)).isTrue();
        assertThat(people.looks(HERE, kept.value(), 5)).hasSize(1);
        assertThat(register.named(at(east()), new PlaceCode(east()), "周敏", 50))
                .extracting(PersonRow::id)
                .contains(kept)
                .doesNotContain(gone);
        assertThat(merges.list(HERE, kept)).extracting(Merge::id).containsExactly(merge);

        merges.undo(HERE, merge, clerk);

        assertThat(state(kept)).isEqualTo(keptBefore);
        assertThat(state(gone)).isEqualTo(goneBefore);
        assertThat(people.looks(HERE, kept.value(), 5)).isEmpty();
        refused(() -> merges.undo(HERE, merge, clerk), Problem.STATE, "people.merge.later");
    }

    @Test
    void aChainIsTakenBackLinkByLink() {
        var one = poor("0201");
        var two = rich("0202", "13800140002");
        var three = rich("0203", "13800140003");
        var before = List.of(state(one), state(two), state(three));
        var first = merges.merge(HERE, two, three, clerk);
        var between = state(two);
        var second = merges.merge(HERE, one, two, clerk);

        assertThat(people.ids(HERE, three))
                .containsExactlyInAnyOrder(one, two, three)
                .first()
                .isEqualTo(one);
        refused(() -> merges.undo(HERE, first, clerk), Problem.STATE, "people.merge.already");
        refused(() -> merges.merge(HERE, one, three, clerk), Problem.STATE, "people.merge.already");
        merges.undo(HERE, second, clerk);
        assertThat(state(two)).isEqualTo(between);
        merges.undo(HERE, first, clerk);
        assertThat(List.of(state(one), state(two), state(three))).isEqualTo(before);
    }

    @Test
    void whatWasWrittenSinceStaysWhenAMergeIsUndone() {
        var kept = poor("0301");
        var gone = rich("0302", "13800140004");
        var merge = merges.merge(HERE, kept, gone, clerk);
        var version = register.get(HERE, kept).version();
        register.change(HERE, kept, Drafts.withPhone(Drafts.named("周敏", east()), "13800140005"), version, clerk);
        merges.undo(HERE, merge, clerk);
        assertThat(register.get(HERE, kept).contact().phone()).isEqualTo("13800140005");
        assertThat(register.get(HERE, gone).contact().phone()).isEqualTo("13800140004");
    }

    @Test
    void twoPeopleAreNotMerged() {
        var one = registered(
                Drafts.withIdentity(Drafts.named("甲", east(), Item.IDENTITY), Paper.RESIDENT_ID, Drafts.ADULT),
                Drafts.NO_HOME);
        var two = registered(
                Drafts.withIdentity(Drafts.named("甲", east(), Item.IDENTITY), Paper.RESIDENT_ID, "11010519491231002X"),
                Drafts.NO_HOME);
        refused(() -> merges.merge(HERE, one, two, clerk), Problem.INVALID, "people.merge.papers");
        refused(() -> merges.merge(HERE, one, one, clerk), Problem.INVALID, "people.merge.same");
        assertThatThrownBy(() -> merges.merge(HERE, one, new PersonId(UUID.randomUUID()), clerk))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aWithdrawnConsentIsNotWashedAwayByAMerge() {
        var one = rich("0401", "13800140006");
        var two = rich("0402", "13800140007");
        consents.say(HERE, two, new Use(Item.PHONE, Purpose.REGISTER), false, two);
        refused(() -> merges.merge(HERE, one, two, clerk), Problem.INVALID, "people.merge.withdrawn");
        refused(() -> merges.merge(HERE, two, one, clerk), Problem.INVALID, "people.merge.withdrawn");
    }

    @Test
    void findsThoseWhoMayBeOnePersonSurestFirst() {
        var west = "970402001002";
        var paper = Drafts.withIdentity(Drafts.named("孙一", west, Item.IDENTITY), Paper.PASSPORT, "E10000001");
        var a = registered(paper, Drafts.NO_HOME);
        var b = registered(Drafts.withIdentity(paper, Paper.PASSPORT, "E1000-0001"), Drafts.NO_HOME);
        var c = registered(Drafts.named("孙二", west, Item.DWELLING), Drafts.tenant(HOME, "0501"));
        var d = registered(Drafts.named("孙二", west, Item.DWELLING), Drafts.tenant(HOME, "0501"));
        var e = registered(Drafts.withPhone(Drafts.named("孙三", west, Item.PHONE), "13800140008"), Drafts.NO_HOME);
        var f = registered(Drafts.withPhone(Drafts.named("孙四", west, Item.PHONE), "13800140008"), Drafts.NO_HOME);
        registered(Drafts.named("孙二", west), Drafts.NO_HOME);

        assertThat(merges.alike(at(west), HERE.place(), 50))
                .extracting(
                        Likeness::because,
                        pair -> pair.one().id(),
                        pair -> pair.other().id())
                .containsExactly(
                        tuple(Because.IDENTITY, a, b), tuple(Because.DWELLING, c, d), tuple(Because.PHONE, e, f));
        assertThat(merges.alike(at("970402001003"), HERE.place(), 50)).isEmpty();
        merges.keepApart(at(west), f, e, clerk);
        merges.keepApart(at(west), e, f, clerk);
        merges.merge(HERE, a, b, clerk);
        assertThat(merges.alike(at(west), new PlaceCode(west), 50)).hasSize(1);
    }
}
