package org.linli.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.TestPlaces;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.ProblemException;
import org.linli.kernel.Scope;
import org.linli.people.Erasing.Erased;
import org.linli.people.Erasing.Held;
import org.linli.people.Registering.Registered;
import org.linli.places.Places;
import org.springframework.jdbc.core.simple.JdbcClient;

@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonErasureTests {
    private static final District HERE = new District("970404");
    private static final String EAST = "970404001001";
    private static final String HOME = "970404001001001001";
    private static final String ROWS = """
            code,name
            970404,试验区
            970404001,银杏街道
            970404001001,东社区
            970404001001001,东苑
            970404001001001001,1栋
            """;

    private final PersonRegister register;
    private final PersonErasure erasure;
    private final PersonMerges merges;
    private final PersonData data;
    private final People people;
    private final Places places;
    private final JdbcClient jdbc;
    private final PersonId clerk;

    PersonErasureTests(
            PersonRegister register,
            PersonErasure erasure,
            PersonMerges merges,
            PersonData data,
            People people,
            Places places,
            JdbcClient jdbc) {
        this.register = register;
        this.erasure = erasure;
        this.merges = merges;
        this.data = data;
        this.people = people;
        this.places = places;
        this.jdbc = jdbc;
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

    private long count(String sql) {
        return jdbc.sql(sql).param("district", HERE.value()).query(Long.class).single();
    }

    @Test
    void erasingEmptiesTheRecordAndKeepsTheCounts() {
        var id = registered(
                Drafts.withPhone(Drafts.named("钱多", EAST, Item.PHONE, Item.DWELLING), "13800150001"),
                Drafts.owner(HOME, "0101", "70", ""));
        var twin = registered(Drafts.named("钱多", EAST), Drafts.NO_HOME);
        merges.merge(HERE, id, twin, clerk);
        people.look(HERE, id, clerk, "核对");
        var registered = "select count(*) from people.person where district = :district and place is not null";
        var ties = "select count(*) from people.tie where district = :district";
        var persons = count(registered);
        var tied = count(ties);

        assertThat(erasure.erase(HERE, id)).isEqualTo(new Erased());

        assertThat(count(registered)).isEqualTo(persons);
        assertThat(count(ties)).isEqualTo(tied);
        assertThat(count(ties + " and unit = '0101'")).isZero();
        assertThat(people.findName(HERE, id)).isEmpty();
        assertThat(people.findName(HERE, twin)).isEmpty();
        assertThat(people.withPhone(HERE, "13800150001")).isEmpty();
        var all = Scope.whole(HERE);
        assertThat(register.list(all, new PlaceCode(EAST), null, 500))
                .extracting(PersonRow::id)
                .doesNotContain(id, twin);
        assertThat(register.named(all, HERE.place(), "钱多", 5)).isEmpty();
        assertThat(register.dwelling(all, new PlaceCode(HOME)))
                .extracting(PersonRow::id)
                .doesNotContain(id, twin);
        var rows = jdbc.sql("""
                        select concat(name, name_index, phone, phone_index, email, identity, identity_index, birth_year)
                          from people.person where district = :district and id = any(:ids)
                        """)
                .param("district", HERE.value())
                .param("ids", new UUID[] {id.value(), twin.value()})
                .query(String.class)
                .list();
        assertThat(rows).containsExactly("", "");
        assertThat(people.looks(HERE, id.value(), 5))
                .as("how it was used stays provable")
                .hasSize(1);
        assertThatThrownBy(() -> erasure.erase(HERE, id)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> register.look(HERE, id, clerk, "核对")).isInstanceOf(ProblemException.class);
    }

    @Test
    void whoIsNeededIsNotErasedAndIsToldWhy() {
        var mother = registered(Drafts.named("明母", EAST), Drafts.NO_HOME);
        var child = registered(Drafts.of(Drafts.named("小明", EAST), "2020", mother.toString()), Drafts.NO_HOME);
        assertThat(erasure.erase(HERE, mother))
                .isInstanceOfSatisfying(
                        Held.class,
                        held -> assertThat(held.reasons())
                                .extracting(PersonHolds.Hold::key)
                                .containsExactly("people.hold.guardian"));
        assertThat(people.findName(HERE, mother)).isPresent();
        assertThat(erasure.erase(HERE, child)).isEqualTo(new Erased());
        assertThat(erasure.erase(HERE, mother)).isEqualTo(new Erased());
    }

    @Test
    void tellsAPersonAllThatIsKeptInEitherLanguage() {
        var id = registered(
                Drafts.withIdentity(
                        Drafts.withPhone(
                                Drafts.named("孙悦", EAST, Item.PHONE, Item.DWELLING, Item.IDENTITY), "13800150002"),
                        Paper.RESIDENT_ID,
                        Drafts.ADULT),
                Drafts.owner(HOME, "0202", "70.05", "1/2"));
        people.look(HERE, id, clerk, "核对");
        assertThat(people.looks(HERE, id.value(), 5)).hasSize(1);

        var sections = data.of(HERE, id, Lang.ZH);

        assertThat(sections)
                .extracting(PersonSection::key)
                .containsExactly("record", "dwellings", "consents", "looks", "mine", "posts");
        assertThat(sections.getFirst().rows())
                .containsExactly(Map.of(
                        "name", "孙悦",
                        "phone", "13800150002",
                        "email", "",
                        "paper", "居民身份证",
                        "number", Drafts.ADULT,
                        "birthYear", "",
                        "place", "银杏街道 东社区"));
        assertThat(sections.get(1).rows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("unit", "0202")
                        .containsEntry("area", "70.05")
                        .containsEntry("share", "1/2")
                        .containsEntry("tie", "业主"));
        assertThat(sections.get(2).rows()).hasSize(3);
        assertThat(sections.get(3).rows())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("looker", "林晓燕").containsEntry("items", "电话、邮箱"));
        assertThat(sections.get(4).rows()).isEmpty();
        assertThat(people.looks(HERE, id.value(), 5))
                .as("reading one's own is no look")
                .hasSize(1);
        assertThat(data.of(HERE, id, Lang.EN).get(2).rows())
                .extracting(row -> row.get("word"))
                .isEqualTo(List.of("Given", "Given", "Given"));
    }
}
