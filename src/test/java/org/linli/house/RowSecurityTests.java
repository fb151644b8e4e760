package org.linli.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.kernel.Behalf;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActTypes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** The second lock: what the database itself refuses, asked with statements that forget everything a store must not forget. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowSecurityTests {
    private static final String HERE = "960001";
    private static final String THERE = "960002";

    /** Tables without policies, each with the reason. A new table is locked in its migration, or stands here. */
    private static final Map<String, String> EXEMPT = Map.ofEntries(
            Map.entry("seal.head", "the log is one for all districts and everybody's"),
            Map.entry("seal.tile", "as seal.head"),
            Map.entry("seal.checkpoint", "as seal.head"),
            Map.entry("signin.session", "spring-session's statements know no district; its keys are random (D-8)"),
            Map.entry("signin.session_attributes", "as signin.session"),
            Map.entry("places.place", "the public tree of the whole country; one import writes many districts"),
            Map.entry("places.past", "as places.place"),
            Map.entry("places.succession", "as places.place"),
            Map.entry("seal.cosigned", "as seal.head"),
            Map.entry("witness.head", "logs of other installations, which belong to no district; everybody's"),
            Map.entry("witness.evidence", "as witness.head"),
            Map.entry("witness.peer", "who witnesses the log of the whole installation"),
            Map.entry("witness.round", "as witness.peer"));

    /** Views that see more than who asks: each shows a few columns that are needed across reach, and no word of anybody. */
    private static final Set<String> NARROW = Set.of(
            "places.tree",
            "passwords.login",
            "notifications.waiting",
            "organisations.running_out",
            "organisations.closing_on",
            "people.called",
            "people.numbered",
            "people.registered",
            "people.dwells",
            "people.unindexed",
            "passkeys.known",
            "providers.known",
            "matters.called",
            "matters.face",
            "matters.public_entry",
            "matters.joined",
            "matters.opened",
            "exclusions.granted",
            "exchange.left_over",
            "exchange.kept",
            "coverage.due",
            "mediation.standing",
            "labour.known");

    /** Where the code acts as Linli itself, each with the reason; a new one is weighed here, or does without. */
    private static final Map<String, String> SYSTEM = Map.ofEntries(
            // by itself, for nobody
            Map.entry("SystemScheduler", "jobs"),
            Map.entry("Linli", "commands of whoever runs the machine"),
            Map.entry("GroupWriter", "one writer for many callers"),
            Map.entry("ActReaders", "readers of the acts"),
            Map.entry("Clockwork", "the clock of matters"),
            Map.entry("Voices", "whoever adds a voice may see neither matter; the two are joined for them"),
            Map.entry("Splitting", "a part is written where its own unit has it, beyond the reach of who splits"),
            Map.entry("CallClock", "the clock of calls"),
            Map.entry(
                    "Imports", "an import goes on when its bringer is gone; its rows are held to the bringer's scope"),
            Map.entry("SendingJob", "what waits is sent from a thread for each target"),
            Map.entry("SuggestionClock", "the clock of deputies' suggestions"),
            Map.entry("PatrolClock", "the days of patrols"),
            Map.entry("DemoStart", "loads the demo"),
            Map.entry("ShreddingAtStart", "erases again what an older database brought back"),
            // in a request, after it was decided who may
            Map.entry("Matters", "who moves a matter out of their sight sees once more where it went"),
            Map.entry("Writing", "so is it written"),
            Map.entry("StaffDesk", "what goes with a matter may lie elsewhere"),
            Map.entry("ReporterDesk", "what goes with a matter that is withdrawn is others'"),
            Map.entry("MatterPhotos", "the photos of a matter, for modules that asked who may see them"),
            Map.entry("StationPages", "who holds a slip sees what became of what they said, and nobody else may"),
            Map.entry("LiaisonSections", "who sees a matter sees into which suggestion it went"),
            Map.entry("Hazards", "who sees a hazard sees what became of it, whoever found or removed it"),
            Map.entry("MatterClaim", "counts what an organisation has in hand before it closes"),
            Map.entry("PersonStore", "a person may move out of reach of who writes it"),
            Map.entry(
                    "PersonRegister",
                    "a guardian may be registered elsewhere; who registers by themselves reaches nothing yet"),
            Map.entry("PersonConsents", "a consent taken back empties all dwellings, wherever they are"),
            Map.entry("PersonErasure", "so does an erasure"),
            Map.entry("PersonMerges", "so do a merge and its undo take all of two records"));

    private static final String[] PRIVATE = {
        "people.person",
        "people.tie",
        "people.look",
        "matters.matter",
        "matters.contact",
        "matters.entry",
        "notifications.message",
        "organisations.note"
    };

    private final JdbcClient jdbc;
    private final DataSource pool;
    private final ObjectProvider<ActTypes> acts;
    private final ObjectProvider<SchedulingConfigurer> jobs;

    RowSecurityTests(
            JdbcClient jdbc,
            DataSource pool,
            ObjectProvider<ActTypes> acts,
            ObjectProvider<SchedulingConfigurer> jobs) {
        this.jdbc = jdbc;
        this.pool = pool;
        this.acts = acts;
        this.jobs = jobs;
    }

    /** In each district two communities, and in each of them one row of everything private. */
    @BeforeAll
    void fill() {
        for (var district : List.of(HERE, THERE)) {
            for (var community : List.of("001001", "001002")) {
                fill(district, district + community);
            }
        }
    }

    private void fill(String district, String place) {
        var person = id(place, 1);
        write(district, """
                insert into people.person (district, id, name, lang, place, added_at)
                values (:district, :id, '\\x01', 'zh', :place, now())
                """, place, person);
        write(district, """
                insert into people.tie (district, id, person, place, unit, tie, from_day)
                values (:district, :id, :id, :place || '001001', '1', 'OWNER', '2020-01-01')
                """, place, person);
        write(district, """
                insert into people.look (district, id, subject, looker, purpose, at) values (:district, :id, :id, :id, :place, now())
                """, place, person);
        write(district, """
                insert into organisations.organisation (district, id, place, function, kind, zh, en, added_at, opened_on)
                values (:district, :id, :place, '', 'workstation', 'x', 'x', now(), '2020-01-01')
                """, place, id(place, 2));
        write(district, """
                insert into organisations.note (district, id, organisation, kind, day, text, author, at)
                values (:district, :id, :id, 'CONDUCT', '2020-01-01', :place, :id, now())
                """, place, id(place, 2));
        write(district, """
                insert into notifications.message (district, id, act, recipient, kind, lang, key, args, path, told_at, state)
                values (:district, :id, 1, :id, 'INBOX', 'zh', 'k', '\\x01', :place, now(), 'INBOX')
                """, place, person);
        write(district, """
                insert into matters.matter (district, id, code, receipt, place, title, text, anonymous, category, catalogue, urgent,
                       via, received_at, state, level, unit, first_unit, unit_since, unit_due, time_limit, counted_from, span,
                       due_at, expires_at, contact_due)
                values (:district, :id, :place, decode(md5(:place), 'hex'), :place, :place, :place, true, '0101', 2026, false,
                       'WEB', now(), 'RECEIVED', 'COMMUNITY', :id, :id, now(), now(), '5d', now(), '5d', now(), now(), now())
                """, place, id(place, 2));
        write(district, """
                insert into matters.contact (district, matter, kind, address, lang) values (:district, :id, 'SMS', '\\x01', :place)
                """, place, id(place, 2));
        write(district, """
                insert into matters.entry (district, matter, version, n, at, kind, by, shown, text, text_shown)
                values (:district, :id, 1, 0, now(), 'added', 'REPORTER', 'PUBLIC', :place, 'STAFF')
                """, place, id(place, 2));
    }

    private void write(String district, String sql, String place, UUID id) {
        jdbc.sql(sql)
                .param("district", district)
                .param("place", place)
                .param("id", id)
                .update();
    }

    private static UUID id(String place, int which) {
        return new UUID(Long.parseLong(place), which);
    }

    private List<String> catalogue(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    /** A new table of a district fails here until its migration calls {@code reach.by_district} or {@code reach.by_reach}. */
    @Test
    void everyTableIsLockedOrSaysWhyNot() {
        var open = catalogue("""
                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and pg_get_userbyid(c.relowner) <> 'postgres'
                   and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public')
                   and not (c.relrowsecurity and c.relforcerowsecurity and exists (
                       select 1 from pg_policy p
                        where p.polrelid = c.oid and current_user::regrole = any (p.polroles)
                          and pg_get_expr(p.polqual, p.polrelid) like '%reach.district()%'))
                """);
        assertThat(open)
                .as(
                        "tables without row-level security: call reach.by_district('…') or reach.by_reach('…', '…') in their migration"
                                + " (CONTRIBUTING.md), or say in EXEMPT why they need none")
                .containsExactlyInAnyOrderElementsOf(EXEMPT.keySet());
    }

    @Test
    void noPolicyLetsTheWriterWriteInAnotherDistrict() {
        assertThat(catalogue("""
                select polrelid::regclass::text from pg_policy
                 where current_user::regrole = any (polroles) and polcmd <> 'r'
                   and coalesce(pg_get_expr(polwithcheck, polrelid), '') not like '%district = ( SELECT reach.district()%'
                """)).isEmpty();
    }

    @Test
    void aViewThatSeesMoreThanWhoAsksIsOnTheList() {
        assertThat(catalogue("""
                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('v', 'm') and pg_get_userbyid(c.relowner) <> 'postgres'
                   and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public')
                   and not coalesce('security_invoker=true' = any (c.reloptions), false)
                """)).containsExactlyInAnyOrderElementsOf(NARROW);
    }

    @Test
    void theWriterCanNeitherPassThePoliciesNorOwnATable() {
        assertThat(catalogue("""
                select rolname from pg_roles where rolname = current_user and (rolsuper or rolbypassrls or rolcreaterole)
                """)).isEmpty();
        assertThat(
                        catalogue(
                                "select relname from pg_class where relowner = current_user::regrole and relpersistence <> 't'"))
                .isEmpty();
    }

    /** Looks, sign-ins, consents, notes, deliveries and acts: written once. */
    @Test
    void whatIsOnRecordIsAppendOnly() {
        for (var table : List.of(
                "ledger.act",
                "people.look",
                "people.consent",
                "signin.sign_in",
                "signin.change",
                "organisations.note",
                "notifications.delivery",
                "casefile.taken",
                "counter.consent",
                "exchange.given")) {
            assertThat(jdbc.sql("""
                            select has_table_privilege(:table, 'insert') and not has_table_privilege(:table, 'update')
                               and not has_table_privilege(:table, 'delete') and not has_table_privilege(:table, 'truncate')
                            """).param("table", table).query(Boolean.class).single())
                    .as(table)
                    .isTrue();
        }
    }

    /** Private records never become acts, and acts hold no person: neither an id nor words that could name one. */
    @Test
    void actsHoldNoPerson() {
        var words = Set.of(
                "category",
                "was",
                "office",
                "function",
                "name",
                "en",
                "kind",
                "code",
                "status",
                "zh",
                "via",
                "rule",
                "ground",
                "of",
                "number",
                "sums",
                "representative",
                "body");
        var personal = new ArrayList<String>();
        acts.stream().flatMap(module -> module.types().stream()).forEach(type -> look(type, type, words, personal));
        assertThat(personal).isEmpty();
        assertThat(acts.stream().flatMap(module -> module.types().stream()).map(RowSecurityTests::kind))
                .noneMatch(kind -> kind.matches("(look|sign-?in|consent|person|people|signin)\\..*"));
    }

    private static void look(Class<?> act, Class<?> type, Set<String> words, List<String> personal) {
        for (var part : type.getRecordComponents()) {
            var of = part.getType();
            if (of.getSimpleName().equals("PersonId")
                    || (of == String.class && !words.contains(part.getName()))
                    || part.getName()
                            .matches("person|author|looker|reporter|holder|delegate|phone|text|title|reason.*Text")) {
                personal.add(act.getSimpleName() + "." + part.getName());
            }
            if (of.isRecord() && of != PlaceCode.class && !of.getSimpleName().endsWith("Id")) {
                look(act, of, words, personal);
            }
        }
    }

    private static String kind(Class<? extends Act> type) {
        return Objects.requireNonNull(type.getAnnotation(org.linli.ledger.ActKind.class))
                .value();
    }

    /** What a bare statement on a connection of the writer sees when it is said for whom it is. */
    private List<String> seen(String district, String who, String self, String places, String units, String sql)
            throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                say(connection, district, who, self, places, units);
                try (var rows = connection.createStatement().executeQuery(sql)) {
                    var found = new ArrayList<String>();
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                    return found;
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static void say(Connection connection, String... values) throws SQLException {
        var names = List.of("district", "who", "self", "places", "units");
        for (var i = 0; i < values.length; i++) {
            try (var setting = connection.prepareStatement("select set_config(?, ?, true)")) {
                setting.setString(1, "linli." + names.get(i));
                setting.setString(2, values[i]);
                setting.execute();
            }
        }
    }

    @Test
    void aStatementThatForgetsItsDistrictSeesItsOwnOnly() throws SQLException {
        for (var table : PRIVATE) {
            var sql = "select distinct district from " + table + " where district like '96000%'";
            assertThat(seen(HERE, "system", "", "{}", "{}", sql)).as(table).containsExactly(HERE);
        }
    }

    @Test
    void aStatementThatForgetsItsScopeSeesWhatIsReachedOnly() throws SQLException {
        var mine = HERE + "001001";
        for (var table : PRIVATE) {
            var sql = "select count(*) from " + table;
            var own = table.equals("people.look") || table.equals("notifications.message") ? "0" : "1";
            assertThat(seen(HERE, "staff", id("1", 9).toString(), "{" + mine + "}", "{}", sql))
                    .as(table + " of who reaches one community")
                    .containsExactly(own);
            assertThat(seen(HERE, "staff", id("1", 9).toString(), "{}", "{}", sql))
                    .as(table + " of who reaches nothing")
                    .containsExactly("0");
            assertThat(seen(HERE, "anyone", "", "{}", "{}", sql))
                    .as(table + " of anyone")
                    .containsExactly("0");
        }
        assertThat(seen(HERE, "staff", id(mine, 1).toString(), "{}", "{}", "select id from people.person"))
                .as("one's own record")
                .containsExactly(id(mine, 1).toString());
        assertThat(seen(HERE, "staff", id(mine, 1).toString(), "{}", "{}", "select subject from people.look"))
                .as("looks at oneself")
                .containsExactly(id(mine, 1).toString());
        assertThat(seen(
                        HERE,
                        "staff",
                        id("1", 9).toString(),
                        "{}",
                        "{" + id(mine, 2) + "}",
                        "select place from matters.matter"))
                .as("what one's unit has in hand")
                .containsExactly(mine);
        assertThat(seen(HERE, "holder", id(mine, 2).toString(), "{}", "{}", "select text from matters.entry"))
                .as("the holder of a receipt")
                .containsExactly(mine);
    }

    @Test
    void whoSaysNothingIsRefusedAloud() {
        for (var table : Stream.concat(Stream.of(PRIVATE), Stream.of("organisations.organisation"))
                .toList()) {
            assertThatThrownBy(() -> jdbc.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .hasStackTraceContaining(
                            "the statement does not say linli."); // which one first is the planner's choice
        }
        assertThatThrownBy(() -> {
                    var thread = new java.util.concurrent.FutureTask<>(
                            () -> jdbc.sql("select count(*) from people.person where district = :district")
                                    .param("district", HERE)
                                    .query(Long.class)
                                    .single());
                    Thread.ofVirtual().start(thread).join();
                    thread.get();
                })
                .hasStackTraceContaining("the statement does not say linli.who");
    }

    @Test
    void nothingIsWrittenInAnotherDistrict() {
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into people.person (district, id, name, lang, added_at)
                        values (:other, gen_random_uuid(), '\\x01', 'zh', now())
                        """)
                        .param("district", HERE)
                        .param("other", THERE)
                        .update())
                .hasStackTraceContaining("violates row-level security policy");
        assertThat(jdbc.sql("update matters.matter set title = 'x' where district = :other")
                        .param("district", HERE)
                        .param("other", THERE)
                        .update())
                .isZero();
    }

    /** A setting ends with its transaction: whoever gets the connection next inherits nothing. */
    @Test
    void nothingStaysOnAConnection() throws SQLException {
        try (var connection = pool.getConnection()) {
            try (var rows = connection
                    .createStatement()
                    .executeQuery("select coalesce(current_setting('linli.who', true), '')")) {
                rows.next();
                assertThat(rows.getString(1)).isEmpty();
            }
        }
    }

    @Test
    void thePublicFaceHoldsNoWordOfTheReporter() throws SQLException {
        var lines = seen(
                HERE,
                "anyone",
                "",
                "{}",
                "{}",
                "select coalesce(text, 'none') from matters.public_entry where district = '960001'");
        assertThat(lines).containsExactly("none", "none");
        assertThat(catalogue("""
                select column_name from information_schema.columns where table_schema = 'matters' and table_name = 'face'
                """)).doesNotContain("title", "text", "receipt").contains("public_title");
    }

    /** The policies leave the desk's list on its index: date and id are compared there, not row by row. */
    @Test
    void theDesksListStaysOnItsIndex() throws SQLException {
        var plan = String.join("\n", plan("""
                select id from matters.matter m
                 where district = '960001' and state in ('RECEIVED', 'ACCEPTED', 'ASSIGNED', 'HANDLING', 'SUSPENDED')
                   and (place like any(array['960001001001%']) or unit = any('{}'::uuid[]))
                   and (due_at, id) > ('2020-01-01'::timestamptz, '00000000-0000-0000-0000-000000000000'::uuid)
                 order by due_at, id limit 31
                """));
        assertThat(plan)
                .containsPattern("Index Scan using matter_desk.*\\n.*Index Cond:.*district.*ROW\\(due_at, id\\) >");
        assertThat(plan).doesNotContain("Sort");
    }

    private List<String> plan(String sql) throws SQLException {
        return seenPlain(HERE, "staff", "{" + HERE + "001001}", "explain " + sql);
    }

    private List<String> seenPlain(String district, String who, String places, String sql) throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                say(connection, district, who, "", places, "{}");
                connection.createStatement().execute("set local enable_seqscan = off");
                connection.createStatement().execute("set local enable_bitmapscan = off");
                connection.createStatement().execute("set local enable_sort = off");
                try (var rows = connection.createStatement().executeQuery(sql)) {
                    var lines = new ArrayList<String>();
                    while (rows.next()) {
                        lines.add(rows.getString(1));
                    }
                    return lines;
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    @Test
    void theCodeActsAsTheSystemWhereItSaysWhy() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("Behalf.java"))
                            .filter(RowSecurityTests::actsAsTheSystem)
                            .map(file -> file.getFileName().toString().replace(".java", "")))
                    .containsExactlyInAnyOrderElementsOf(SYSTEM.keySet());
        }
    }

    private static boolean actsAsTheSystem(Path file) {
        try {
            return Files.readString(file).matches("(?s).*Behalf\\s*\\.SYSTEM.*");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the annotation's scheduler runs them, not as a test calls them. */
    @Test
    void jobsRunAsTheSystem() {
        var registrar = new ScheduledTaskRegistrar();
        jobs.orderedStream().forEach(one -> one.configureTasks(registrar));
        var seen = new ArrayList<CompletableFuture<Behalf.Who>>();
        var scheduler = Objects.requireNonNull(registrar.getScheduler());
        for (var start : List.<Function<Runnable, ScheduledFuture<?>>>of(
                job -> scheduler.schedule(job, Instant.now()),
                job -> scheduler.scheduleAtFixedRate(job, Duration.ofDays(1)),
                job -> scheduler.scheduleWithFixedDelay(job, Duration.ofDays(1)))) {
            var who = new CompletableFuture<Behalf.Who>();
            var started = start.apply(() -> who.complete(Behalf.current().who()));
            seen.add(who.orTimeout(10, TimeUnit.SECONDS).whenComplete((value, failure) -> started.cancel(false)));
        }
        assertThat(seen.stream().map(CompletableFuture::join)).containsOnly(Behalf.Who.SYSTEM);
    }

    @Test
    void onlyTheSystemsOwnWorkSeesAll() {
        assertThat(Behalf.current().who()).isEqualTo(Behalf.Who.SYSTEM);
        Behalf.ANYONE.run(() -> assertThat(jdbc.sql("select count(*) from people.person where district = :district")
                        .param("district", HERE)
                        .query(Long.class)
                        .single())
                .isZero());
    }
}
