package org.linli.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
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
import org.linli.people.Registering.Alike;
import org.linli.people.Registering.Registered;
import org.linli.places.Places;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonRegisterTests {
    private static final District HERE = new District("970401");
    private static final String EAST = "970401001001";
    private static final String WEST = "970401001002";
    private static final String HOME = "970401001001001001";
    private static final Scope ALL = Scope.whole(HERE);
    private static final Scope EAST_ONLY = new Scope(HERE, List.of(new PlaceCode(EAST)), Set.of());
    private static final Scope WEST_ONLY = new Scope(HERE, List.of(new PlaceCode(WEST)), Set.of());
    private static final String ROWS = """
            code,name
            970401,试验区
            970401001,银杏街道
            970401001001,东社区
            970401001001001,东苑
            970401001001001001,1栋
            970401001002,西社区
            970401001002001,西苑
            970401001002001001,1栋
            """;

    private final PersonRegister register;
    private final PersonDwellings dwellings;
    private final PersonConsents consents;
    private final People people;
    private final Places places;
    private final JdbcClient jdbc;
    private final Clock clock;
    private PersonId clerk;

    PersonRegisterTests(
            PersonRegister register,
            PersonDwellings dwellings,
            PersonConsents consents,
            People people,
            Places places,
            JdbcClient jdbc,
            Clock clock) {
        this.register = register;
        this.dwellings = dwellings;
        this.consents = consents;
        this.people = people;
        this.places = places;
        this.jdbc = jdbc;
        this.clock = clock;
        this.clerk = people.add(HERE, "林晓燕", null, null, Lang.ZH);
    }

    @BeforeAll
    void build() {
        TestPlaces.lay(places, ROWS.getBytes(StandardCharsets.UTF_8));
    }

    private PersonId registered(PersonDraft draft, DwellingDraft home) {
        return ((Registered) register.register(HERE, draft, home, true, clerk)).person();
    }

    private static void refused(ThrowingCallable doing, String... fields) {
        assertThatThrownBy(doing).isInstanceOfSatisfying(ProblemException.class, failure -> {
            assertThat(failure.problem()).isEqualTo(Problem.INVALID);
            assertThat(failure.fields()).containsOnlyKeys(fields);
        });
    }

    @Test
    void registersManyAtOnceAndLeavesOutOnlyThoseThatAreWrong() {
        var none = new DwellingDraft("", "", "", "", "", "", "");
        var good = Drafts.withPhone(Drafts.named("古一", EAST, Item.PHONE), "12001230001");
        var outcomes = register.registerAll(
                HERE,
                List.of(
                        new PersonRegister.Entry(good, none),
                        new PersonRegister.Entry(Drafts.withPhone(Drafts.named("古二", EAST), "12001230002"), none),
                        new PersonRegister.Entry(Drafts.named("古三", "970401001009"), none),
                        new PersonRegister.Entry(good, none),
                        new PersonRegister.Entry(Drafts.named("古四", EAST, Item.DWELLING), Drafts.tenant(HOME, "901"))),
                false,
                clerk);

        assertThat(outcomes.get(0).get()).isInstanceOf(Registered.class);
        refused(() -> outcomes.get(1).get(), "consent.PHONE");
        refused(() -> outcomes.get(2).get(), "place");
        assertThat(outcomes.get(3).get())
                .isEqualTo(new Alike(List.of(((Registered) outcomes.get(0).get()).person())));
        var fourth = ((Registered) outcomes.get(4).get()).person();
        assertThat(dwellings.list(HERE, fourth))
                .singleElement()
                .satisfies(one -> assertThat(one.unit()).isEqualTo("901"));
        assertThat(register.named(EAST_ONLY, new PlaceCode(EAST), "古一", 10)).hasSize(1);
        assertThat(register.named(ALL, HERE.place(), "古二", 10)).isEmpty();
    }

    @Test
    void writesDownManyDwellingsAtOnceWhoeverLivesThere() {
        var outcomes = dwellings.measureAll(
                HERE,
                List.of(
                        new PersonDwellings.Door(HOME, "701室", "88.90"),
                        new PersonDwellings.Door(HOME, "702", "0"),
                        new PersonDwellings.Door(EAST, "703", "88.90"),
                        new PersonDwellings.Door("970401001001001009", "704", "88.90"),
                        new PersonDwellings.Door(HOME, "701", "90.10")));

        assertThat(outcomes.get(0).get().unit()).isEqualTo("701");
        refused(() -> outcomes.get(1).get(), "area");
        refused(() -> outcomes.get(2).get(), "home");
        refused(() -> outcomes.get(3).get(), "home");
        assertThat(dwellings.count(HERE, new PlaceCode(HOME))).isPositive();
        var owner = registered(Drafts.named("古五", EAST, Item.DWELLING), Drafts.owner(HOME, "701", "", ""));
        assertThat(dwellings.list(HERE, owner))
                .singleElement()
                .satisfies(one -> assertThat(one.area()).isEqualTo(9010)); // the last word counts
    }

    @Test
    void keepsAPersonWithADwellingAndNotAWordInClear() {
        var draft = Drafts.withIdentity(
                Drafts.withPhone(Drafts.named("陈 大文", EAST, Item.IDENTITY, Item.PHONE, Item.DWELLING), "138 0013 8001"),
                Paper.RESIDENT_ID,
                "44030519800101001 3");
        var id = registered(draft, Drafts.owner(HOME, "1203室", "89.32", ""));

        var seen = register.look(HERE, id, clerk, "核对房号");
        assertThat(seen.person().identity()).isEqualTo(new Identity(Paper.RESIDENT_ID, Drafts.ADULT));
        assertThat(seen.person().contact().phone()).isEqualTo("13800138001");
        assertThat(seen.dwellings()).singleElement().satisfies(dwelling -> {
            assertThat(dwelling.unit()).isEqualTo("1203");
            assertThat(dwelling.area()).isEqualTo(8932);
            assertThat(dwelling.from()).isEqualTo(LocalDate.now(clock));
        });
        assertThat(people.looks(HERE, id.value(), 5))
                .singleElement()
                .satisfies(look -> assertThat(look.items()).containsOnly(Item.IDENTITY, Item.PHONE, Item.DWELLING));
        var row = jdbc.sql("select p::text from people.person p where district = :district and id = :id")
                .param("district", HERE.value())
                .param("id", id.value())
                .query(String.class)
                .single();
        assertThat(row).doesNotContain("陈", "1380013", "19800101");
    }

    @Test
    void refusesBeforeItWritesAndNamesEveryField() {
        var before = count();
        var draft = Drafts.withIdentity(
                Drafts.withPhone(Drafts.named("", "970401001009"), "1"), Paper.RESIDENT_ID, "440305198001010014");
        refused(
                () -> registered(draft, Drafts.owner("970401001001001009", "1203", "0", "9/8")),
                "name",
                "phone",
                "number",
                "place",
                "area",
                "share",
                "consent.PHONE",
                "consent.DWELLING");
        refused(
                () -> registered(Drafts.named("王芳", EAST, Item.DWELLING), Drafts.tenant("970401001001001009", "1203")),
                "home");
        refused(() -> registered(Drafts.named("王芳", "110101001001"), Drafts.NO_HOME), "place");
        assertThat(count()).isEqualTo(before);
    }

    private long count() {
        return jdbc.sql("select count(*) from people.person where district = :district")
                .param("district", HERE.value())
                .query(Long.class)
                .single();
    }

    @Test
    void aChildIsRegisteredWithItsGuardianWhoConsents() {
        var child = Drafts.of(Drafts.named("小明", EAST, Item.DWELLING), "2020", "");
        refused(() -> registered(child, Drafts.NO_HOME), "guardian");
        refused(() -> registered(Drafts.of(child, "2020", UUID.randomUUID().toString()), Drafts.NO_HOME), "guardian");
        var mother = registered(Drafts.named("明母", EAST), Drafts.NO_HOME);
        var ming = registered(Drafts.of(child, "2020", mother.toString()), Drafts.tenant(HOME, "1601"));
        assertThat(register.get(HERE, ming).birthYear()).isEqualTo(2020);
        assertThat(consents.list(HERE, ming)).singleElement().satisfies(said -> {
            assertThat(said.by()).isEqualTo(mother);
            assertThat(said.writer()).isEqualTo(clerk);
        });
        refused(
                () -> registered(Drafts.of(Drafts.named("小红", EAST), "2021", ming.toString()), Drafts.NO_HOME),
                "guardian");
    }

    @Test
    void ownersOfOneDwellingAddUpToNoMoreThanTheWhole() {
        var one = registered(Drafts.named("甲", EAST, Item.DWELLING), Drafts.owner(HOME, "0701", "60", "2/3"));
        refused(
                () -> registered(Drafts.named("乙", EAST, Item.DWELLING), Drafts.owner(HOME, "0701", "", "50%")),
                "share");
        refused(
                () -> registered(Drafts.named("乙", EAST, Item.DWELLING), Drafts.owner(HOME, "0701", "61", "1/3")),
                "area");
        var two = registered(Drafts.named("乙", EAST, Item.DWELLING), Drafts.owner(HOME, "0701", "", "1/3"));
        refused(() -> dwellings.add(HERE, two, Drafts.owner(HOME, "0701", "", "1/3"), false, clerk), "unit");

        dwellings.measure(HERE, new PlaceCode(HOME), "0701", "60.5");
        assertThat(dwellings.list(HERE, two).getFirst().area()).isEqualTo(6050);
        var tomorrow = LocalDate.now(clock).plusDays(1);
        dwellings.end(HERE, one, dwellings.list(HERE, one).getFirst().id(), tomorrow);
        var buyer = new DwellingDraft(HOME, "0701", "owner", "", "2/3", tomorrow.toString(), "");
        assertThat(registered(Drafts.named("丙", EAST, Item.DWELLING), buyer)).isNotNull();
    }

    @Test
    void withdrawingAConsentEmptiesTheItemAndKeepsTheWord() {
        var id = registered(
                Drafts.withPhone(Drafts.named("周", EAST, Item.PHONE, Item.DWELLING), "13800138002"),
                Drafts.tenant(HOME, "0802"));
        consents.say(HERE, id, new Use(Item.PHONE, Purpose.NEWS), true, id);
        assertThat(consents.may(HERE, id, Item.PHONE, Purpose.NEWS)).isTrue();

        consents.say(HERE, id, new Use(Item.PHONE, Purpose.NEWS), false, id);
        assertThat(consents.may(HERE, id, Item.PHONE, Purpose.NEWS)).isFalse();
        assertThat(register.get(HERE, id).contact().phone()).isNotNull();
        consents.say(HERE, id, new Use(Item.PHONE, Purpose.REGISTER), false, id);
        consents.say(HERE, id, new Use(Item.DWELLING, Purpose.REGISTER), false, id);

        assertThat(register.get(HERE, id).contact().phone()).isNull();
        assertThat(people.withPhone(HERE, "13800138002")).isEmpty();
        assertThat(dwellings.list(HERE, id)).isEmpty();
        assertThat(consents.list(HERE, id)).hasSize(6);
        for (var attempt : List.of("update people.consent set given = true", "delete from people.consent")) {
            assertThatThrownBy(() -> jdbc.sql(attempt).update())
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void whoMayBeThereAlreadyIsPointedOutFirst() {
        var draft = Drafts.withPhone(Drafts.named("吴敏", EAST, Item.PHONE, Item.IDENTITY), "13800138003");
        var first = registered(draft, Drafts.NO_HOME);
        assertThat(register.register(HERE, draft, Drafts.NO_HOME, false, clerk)).isEqualTo(new Alike(List.of(first)));
        var other = Drafts.withPhone(Drafts.named("吴刚", EAST, Item.PHONE), "13800138003");
        assertThat(register.register(HERE, other, Drafts.NO_HOME, false, clerk))
                .as("a phone may be shared by a family")
                .isInstanceOf(Registered.class);
    }

    @Test
    void listsReachNoFurtherThanTheScope() {
        var east = registered(Drafts.named("东东", EAST), Drafts.NO_HOME);
        var moved = registered(Drafts.named("东西", WEST, Item.DWELLING), Drafts.tenant(HOME, "0903"));

        assertThat(register.list(EAST_ONLY, HERE.place(), null, 50))
                .extracting(PersonRow::id)
                .contains(east)
                .doesNotContain(moved, clerk);
        assertThat(register.list(EAST_ONLY, new PlaceCode(WEST), null, 50)).isEmpty();
        assertThat(register.dwelling(EAST_ONLY, new PlaceCode(HOME)))
                .extracting(PersonRow::id)
                .contains(moved)
                .doesNotContain(east);
        assertThat(register.dwelling(WEST_ONLY, new PlaceCode(HOME))).isEmpty();
        assertThat(register.named(EAST_ONLY, HERE.place(), "东 西", 50))
                .extracting(PersonRow::id)
                .containsExactly(moved);
        assertThat(register.named(WEST_ONLY, HERE.place(), "东东", 50)).isEmpty();
        assertThat(register.findWithin(WEST_ONLY, east)).isEmpty();
        assertThat(register.findWithin(EAST_ONLY, east)).isPresent();
        assertThat(register.findWithin(ALL, clerk))
                .as("staff, who are registered nowhere")
                .isPresent();
        assertThat(register.findWithin(EAST_ONLY, clerk)).isEmpty();
    }

    @Test
    void aListIsReadPageByPage() {
        for (var i = 0; i < 5; i++) {
            registered(Drafts.named("页" + i, EAST), Drafts.NO_HOME);
        }
        var all = register.list(EAST_ONLY, new PlaceCode(EAST), null, 500);
        var first = register.list(EAST_ONLY, new PlaceCode(EAST), null, 3);
        var rest = register.list(EAST_ONLY, new PlaceCode(EAST), first.getLast(), 500);
        assertThat(first).hasSize(3);
        assertThat(rest).hasSize(all.size() - 3).doesNotContainAnyElementsOf(first);
    }

    @Test
    void findingByNumberIsALook() {
        var id = registered(
                Drafts.withIdentity(
                        Drafts.withPhone(Drafts.named("郑", EAST, Item.PHONE, Item.IDENTITY), "13800138004"),
                        Paper.PASSPORT,
                        "E77665544"),
                Drafts.NO_HOME);
        assertThat(register.withNumber(WEST_ONLY, "13800138004", clerk, "查找")).isEmpty();
        assertThat(people.looks(HERE, id.value(), 5)).isEmpty();
        assertThat(register.withNumber(EAST_ONLY, "+86 138-0013-8004", clerk, "查找"))
                .extracting(PersonRow::id)
                .containsExactly(id);
        assertThat(register.withNumber(EAST_ONLY, "e7766 5544", clerk, "查找")).hasSize(1);
        assertThat(people.looks(HERE, id.value(), 5))
                .extracting(Look::items)
                .containsExactly(Set.of(Item.IDENTITY), Set.of(Item.PHONE));
        assertThatThrownBy(() -> register.look(HERE, id, clerk, " ")).isInstanceOf(ProblemException.class);
        assertThat(people.looks(HERE, id.value(), 5)).hasSize(2);
    }

    @Test
    void aChangeForgetsWhatIsLeftEmptyAndAsksForConsentToWhatIsNew() {
        var id = registered(Drafts.withPhone(Drafts.named("冯", EAST, Item.PHONE), "13800138005"), Drafts.NO_HOME);
        var draft = Drafts.withIdentity(Drafts.named("冯玉", EAST), Paper.RESIDENT_ID, Drafts.ADULT);
        refused(() -> register.change(HERE, id, draft, 0, clerk), "consent.IDENTITY");
        var agreed = Drafts.withIdentity(Drafts.named("冯玉", EAST, Item.IDENTITY), Paper.RESIDENT_ID, Drafts.ADULT);
        register.change(HERE, id, agreed, 0, clerk);

        assertThat(people.findName(HERE, id)).contains("冯玉");
        assertThat(people.withPhone(HERE, "13800138005")).isEmpty();
        assertThat(register.named(EAST_ONLY, new PlaceCode(EAST), "冯", 5)).isEmpty();
        assertThatThrownBy(() -> register.change(HERE, id, agreed, 0, clerk))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        failure -> assertThat(failure.problem()).isEqualTo(Problem.STALE));
    }
}
