package org.linli.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.access.Access;
import org.linli.database.Database;
import org.linli.kernel.Behalf;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Scope;
import org.linli.kernel.Settings;
import org.linli.organisations.Bodies;
import org.linli.organisations.BodyFilter;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Posts;
import org.linli.passwords.Credentials;
import org.linli.people.Consent.Use;
import org.linli.people.DwellingDraft;
import org.linli.people.Item;
import org.linli.people.People;
import org.linli.people.PersonDraft;
import org.linli.people.PersonDwellings;
import org.linli.people.PersonId;
import org.linli.people.PersonRegister;
import org.linli.people.Purpose;
import org.linli.people.Registering;
import org.linli.places.Places;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A list, a search and a card read about what they show, however much stands elsewhere in the district: the rows that PostgreSQL took
 * from tables are counted by itself. Each question is asked so often that a plan for any parameters gets its chance.
 */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingTests {
    private static final int ELSEWHERE = 10_000;
    private static final int TIMES = 12;
    private static final int ENOUGH = 1_000; // rows; a tenth of what is elsewhere, far more than there is here

    private final Desk desk;
    private final PersonRegister register;
    private final PersonDwellings dwellings;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Database database;
    private final Settings settings;
    private final Scope all;
    private final PlaceCode here;
    private OrganisationId body = new OrganisationId(new java.util.UUID(0, 0));
    private PersonId person = new PersonId(new java.util.UUID(0, 0));

    ReadingTests(
            MockMvcTester mvc,
            Places places,
            People people,
            Bodies bodies,
            Posts posts,
            Access access,
            Credentials credentials,
            PersonRegister register,
            PersonDwellings dwellings,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Database database,
            Settings settings,
            Clock clock) {
        this.desk = new Desk(
                new District("970911"), mvc, places, people, bodies, posts, access, credentials, LocalDate.now(clock));
        this.register = register;
        this.dwellings = dwellings;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.database = database;
        this.settings = settings;
        this.all = access.clockwork(desk.district());
        this.here = desk.place("001001");
    }

    @BeforeAll
    void build() throws IOException, SQLException {
        desk.build();
        body = desk.open("001001", "workstation", "听雨工作站", null);
        var uses = Set.of(new Use(Item.PHONE, Purpose.REGISTER), new Use(Item.DWELLING, Purpose.REGISTER));
        var draft = new PersonDraft("钟离一", "12009110001", "", Lang.ZH, "", "", "", "", here.value(), uses);
        var home = new DwellingDraft(desk.place("001001001001").value(), "101", "tenant", "", "", "", "");
        person = ((Registering.Registered) register.register(desk.district(), draft, home, true, desk.person("林晓燕")))
                .person();
        desk.post(person, "officer", body);
        transaction.executeWithoutResult(status -> grow());
        analyse();
    }

    /** The statistics that autovacuum gathers in time; the owner's to ask for. */
    private void analyse() throws IOException, SQLException {
        var password = Files.readString(settings.data().resolve("postgres/password-linli_owner"));
        try (var connection = DriverManager.getConnection(database.url(), "linli_owner", password.strip());
                var statement = connection.createStatement()) {
            statement.execute("analyze people.person, people.tie, people.dwelling, people.consent");
            statement.execute("analyze people.look, people.merge, people.apart");
            statement.execute("analyze organisations.organisation, organisations.post");
        }
    }

    /** Rows that nobody can read, for nobody is to: elsewhere in the district. */
    private void grow() {
        for (var statement : List.of("""
                insert into people.person (district, id, name, name_index, phone, phone_index, lang, place, added_at)
                select :district, md5(:district || n)::uuid, '\\x00', decode(md5('name' || n), 'hex'), '\\x00',
                       decode(md5('phone' || n), 'hex'), 'zh', :there, now() from generate_series(1, :many) n
                """, """
                insert into people.tie (district, id, person, place, unit, tie, from_day)
                select :district, md5(:district || n)::uuid, md5(:district || n)::uuid, :there || '001001', n::text, 'TENANT',
                       date '2020-01-01' from generate_series(1, :many) n
                """, """
                insert into people.dwelling (district, place, unit, area)
                select :district, :there || '001001', n::text, 8890 from generate_series(1, :many) n
                """, """
                insert into organisations.organisation (district, id, place, kind, function, zh, en, status, opened_on, added_at)
                select :district, md5(:district || n)::uuid, :there, 'social-organisation', '', '社' || n, 'Circle ' || n,
                       'UNREGISTERED', date '2020-01-01', now() from generate_series(1, :many) n
                """, """
                insert into organisations.post (district, id, person, office, organisation, from_day, started_at)
                select :district, md5(:district || n)::uuid, md5(:district || n)::uuid, 'officer', md5(:district || n)::uuid,
                       date '2020-01-01', now() from generate_series(1, :many) n
                """)) {
            jdbc.sql(statement)
                    .param("district", desk.district().value())
                    .param("there", desk.place("001002").value())
                    .param("many", ELSEWHERE)
                    .update();
        }
    }

    /** Rows read in this transaction, by table. */
    private Map<String, Long> read() {
        var rows = new TreeMap<String, Long>();
        jdbc.sql("""
                        select relname, seq_tup_read + coalesce(idx_tup_fetch, 0) as rows from pg_stat_xact_user_tables
                         where schemaname in ('people', 'organisations')
                        """).query(row -> {
            rows.put(row.getString("relname"), row.getLong("rows"));
        });
        return rows;
    }

    /** As Linli itself, and as somebody who reaches the community: row-level security must not read more. */
    private void readsLittle(Runnable question) {
        readsLittleNow(question);
        Behalf.of(person.value(), new Scope(desk.district(), List.of(here), Set.of()))
                .run(() -> readsLittleNow(question));
    }

    private void readsLittleNow(Runnable question) {
        transaction.executeWithoutResult(status -> {
            var before = read();
            for (var i = 0; i < TIMES; i++) {
                question.run();
            }
            var after = read();
            after.forEach((table, rows) -> assertThat((rows - before.getOrDefault(table, 0L)) / TIMES)
                    .as(table)
                    .isLessThan(ENOUGH));
        });
    }

    @Test
    void persons() {
        var building = desk.place("001001001001");
        assertThat(register.list(all, here, null, 50)).hasSize(1);
        assertThat(register.named(all, desk.district().place(), "钟离一", 50)).hasSize(1);
        readsLittle(() -> register.list(all, here, null, 50));
        readsLittle(() -> register.dwelling(all, building));
        readsLittle(() -> register.named(all, desk.district().place(), "钟离一", 50));
        readsLittle(() -> register.withNumber(all, "12009110001", person, "测试"));
        readsLittle(() -> register.findWithin(all, person));
        readsLittle(() -> register.look(desk.district(), person, person, "测试"));
        readsLittle(() -> dwellings.list(desk.district(), person));
        readsLittle(() -> dwellings.count(desk.district(), here));
    }

    @Test
    void organisationsAndPosts() {
        var district = desk.district();
        assertThat(desk.posts().list(all, here, "officer", null, null, 100)).hasSize(1);
        assertThat(desk.posts().holders(all, here, null, 100)).containsExactly(person);
        readsLittle(() -> desk.bodies().list(all, BodyFilter.within(here), 50));
        readsLittle(() -> desk.bodies().listPublic(district, here, List.of(), 50));
        readsLittle(() -> desk.bodies().get(district, body));
        readsLittle(() -> desk.posts().list(all, here, "officer", null, null, 100));
        readsLittle(() -> desk.posts().list(all, here, null, null, null, 100));
        readsLittle(() -> desk.posts().list(all, district.place(), null, null, null, 100));
        readsLittle(() -> desk.posts().holders(all, here, null, 100));
        readsLittle(() -> desk.posts().current(district, body));
        readsLittle(() -> desk.posts().of(district, person));
        readsLittle(() -> desk.posts().inForce(district, person, desk.today()));
        readsLittle(() -> desk.posts().inOffices(district, here, List.of("officer"), 100));
    }
}
