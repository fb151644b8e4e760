package org.linli.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.LinliTest;
import org.linli.TestPlaces;
import org.linli.access.Access;
import org.linli.access.Staff;
import org.linli.exchange.Run.State;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Scope;
import org.linli.kernel.Words;
import org.linli.organisations.Bodies;
import org.linli.organisations.BodyFilter;
import org.linli.organisations.Organisations;
import org.linli.organisations.Posts;
import org.linli.passwords.Credentials;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.people.PersonRegister;
import org.linli.people.PersonRow;
import org.linli.places.Places;

/** Tables that come in: preview, confirmation, what they do to the registers, undoing, and a server that dies in between. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportTests {
    private static final District HERE = new District("970511");
    private static final String EAST = "970511001001";
    private static final String WEST = "970511001002";
    private static final String HOME = EAST + "001001";
    private static final String GOOD = "440305198001010013";
    private static final String WRONG = "440305198001010014";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ROWS = """
            code,name
            970511,表格区
            970511001,表格街道
            970511001001,东社区
            970511001001001,东苑
            970511001001001001,1栋
            970511001002,西社区
            """;

    private final Places places;
    private final People people;
    private final PersonRegister register;
    private final Bodies bodies;
    private final Organisations organisations;
    private final Posts posts;
    private final Access access;
    private final Credentials credentials;
    private final Imports imports;
    private final Passes passes;
    private final WritePass writes;
    private final Tables tables;
    private final RowStore rows;
    private final TraceStore traces;
    private final RunStore runs;
    private final Clock clock;
    private Staff east = nobody();
    private Staff head = nobody();

    ImportTests(
            Places places,
            People people,
            PersonRegister register,
            Bodies bodies,
            Organisations organisations,
            Posts posts,
            Access access,
            Credentials credentials,
            Imports imports,
            Passes passes,
            WritePass writes,
            Tables tables,
            RowStore rows,
            TraceStore traces,
            RunStore runs,
            Clock clock) {
        this.places = places;
        this.people = people;
        this.register = register;
        this.bodies = bodies;
        this.organisations = organisations;
        this.posts = posts;
        this.access = access;
        this.credentials = credentials;
        this.imports = imports;
        this.passes = passes;
        this.writes = writes;
        this.tables = tables;
        this.rows = rows;
        this.traces = traces;
        this.runs = runs;
        this.clock = clock;
    }

    private static Staff nobody() {
        return new Staff(new PersonId(new UUID(0, 0)), HERE, "", "");
    }

    @BeforeAll
    void build() {
        TestPlaces.lay(places, ROWS.getBytes(StandardCharsets.UTF_8));
        east = account("table-east", "clerk", EAST, "station");
        head = account("table-head", "head", HERE.value(), "services");
    }

    private Staff account(String login, String office, String place, String function) {
        var unit = organisations.add(new PlaceCode(place), function, new Words(login, login));
        var person = people.add(HERE, "某" + login, null, null, Lang.ZH);
        credentials.giveCredential(HERE, person, login, "three quiet lamps");
        posts.start(HERE, person, office, unit.id(), LocalDate.of(2020, 1, 1), null);
        return credentials.called(login + "@" + HERE).orElseThrow();
    }

    private Run receive(Staff staff, String what, String csv) {
        var id = imports.receive(
                staff, tables.get(what), what + ".csv", new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
        return settled(staff, id);
    }

    /** The run once its pass is over: small ones are over before the call returns, but for a machine that is very slow. */
    private Run settled(Staff staff, UUID id) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        var run = imports.get(staff, id);
        while (run.state().isMoving() && System.nanoTime() < until) {
            Thread.onSpinWait();
            run = imports.get(staff, id);
        }
        assertThat(run.state().isMoving()).isFalse();
        return run;
    }

    private Run confirm(Staff staff, Run run) {
        imports.confirm(staff, run.id());
        return settled(staff, run.id());
    }

    private List<String> named(String name) {
        return register
                .named(access.scope(head, org.linli.access.Permission.PEOPLE_READ), HERE.place(), name, 10)
                .stream()
                .map(PersonRow::name)
                .toList();
    }

    private Map<Long, Map<String, String>> refused(Run run) {
        return rows.refusals(HERE, run.id(), 0, 100).stream()
                .collect(java.util.stream.Collectors.toMap(RowStore.Refusal::row, RowStore.Refusal::wrong));
    }

    @Test
    void previewsWritesOnceAndUndoesAll() {
        var csv = """
                居民登记表,,,,,,,
                姓名,身份证号,手机,登记在,楼栋,房号,住房关系,专有面积,同意登记证件,同意登记电话,同意登记住房
                表一甲,%s,13911110001,%s 东社区,%s,101,业主,88.5,是,是,是
                表一乙,%s,,%s,,,,,是,,
                表一丙,,13911110003,%s,,,,,,,
                表一丁,,,%s,,,,,,,
                合计,4,,,,,,,,,
                """.formatted(GOOD, EAST, HOME, WRONG, EAST, EAST, WEST);
        var read = receive(east, "people", csv);
        assertThat(read.state()).isEqualTo(State.READY);
        assertThat(read.total()).isEqualTo(4);
        assertThat(read.counts()).isEqualTo(new Run.Counts(1, 0, 0, 3, 0, 0));
        assertThat(read.passed()).containsExactly(1L, 7L);
        assertThat(refused(read))
                .containsEntry(4L, Map.of("number", "people.wrong.number.check"))
                .containsEntry(5L, Map.of("PHONE.REGISTER", "people.wrong.consent"))
                .containsEntry(6L, Map.of("place", "people.wrong.table.reach"));
        assertThat(named("表一甲")).isEmpty();

        var done = confirm(east, read);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.counts()).isEqualTo(new Run.Counts(1, 0, 0, 3, 0, 0));
        assertThat(named("表一甲")).hasSize(1);
        assertThatThrownBy(() -> imports.confirm(east, read.id()))
                .hasFieldOrPropertyWithValue("problem", Problem.FORM_USED);
        var again = receive(east, "people", csv);
        assertThat(again.counts()).isEqualTo(new Run.Counts(0, 0, 1, 3, 0, 0));

        imports.undo(east, read.id());
        var undone = settled(east, read.id());
        assertThat(undone.state()).isEqualTo(State.UNDONE);
        assertThat(undone.counts().undone()).isEqualTo(1);
        assertThat(named("表一甲")).isEmpty();
        assertThatThrownBy(() -> imports.undo(east, read.id())).hasFieldOrPropertyWithValue("problem", Problem.STATE);
    }

    @Test
    void undoingGivesBackWhatWasThereAndLeavesWhatOthersChanged() {
        var first = "姓名,电话,登记在,同意登记电话\n表二甲,13911120001,%1$s,是\n表二乙,13911120002,%1$s,是\n".formatted(EAST);
        confirm(east, receive(east, "people", first));
        var second =
                "姓名,电话,邮箱,登记在,同意登记邮箱\n表二甲,13911120001,a@b.cn,%1$s,是\n表二乙,13911120002,b@b.cn,%1$s,是\n".formatted(EAST);
        var run = confirm(east, receive(east, "people", second));
        assertThat(run.counts()).isEqualTo(new Run.Counts(0, 2, 0, 0, 0, 0));
        var later = people.withPhone(HERE, "13911120002").getFirst();
        people.change(HERE, later, "表二乙", "13911120002", "c@b.cn", Lang.ZH);

        imports.undo(east, run.id());
        var undone = settled(east, run.id());
        assertThat(undone.counts().undone()).isEqualTo(1);
        assertThat(undone.counts().kept()).isEqualTo(1);
        assertThat(traces.kept(HERE, run.id(), 10)).isEqualTo(Map.of(3L, "people.undo.changed"));
        var restored = people.withPhone(HERE, "13911120001").getFirst();
        assertThat(people.own(HERE, restored).email()).isNull();
        assertThat(people.own(HERE, later).email()).isEqualTo("c@b.cn");
    }

    @Test
    void goesOnWhereADeadServerWasWithoutARowTwiceOrHalf() throws IOException {
        var csv = new StringBuilder("姓名,电话,登记在,同意登记电话\n");
        for (var i = 0; i < 2_500; i++) {
            csv.append("表三")
                    .append(i)
                    .append(",1391113")
                    .append("%04d".formatted(i))
                    .append(',')
                    .append(EAST)
                    .append(",是\n");
        }
        var read = receive(head, "people", csv.toString());
        assertThat(read.counts().added()).isEqualTo(2_500);
        runs.begin(HERE, read.id(), List.of(State.READY), State.WRITING, true, clock.instant(), clock.instant());
        var hand = tables.bringing(head, tables.get("people"));
        var file = Files.writeString(Files.createTempFile("linli", ".csv"), csv);
        assertThatThrownBy(() -> writes.write(imports.get(head, read.id()), hand, file, done -> {
                    throw new IllegalStateException("dies when the first batch is committed");
                }))
                .hasMessageContaining("dies");
        Files.delete(file);
        var half = imports.get(head, read.id());
        assertThat(half.state()).isEqualTo(State.WRITING);
        assertThat(half.done()).isEqualTo(1_000);
        assertThat(half.doneRow()).isEqualTo(1_001);

        passes.go(half);
        var whole = imports.get(head, read.id());
        assertThat(whole.state()).isEqualTo(State.DONE);
        assertThat(whole.counts().added()).isEqualTo(2_500);
        assertThat(people.withPhone(HERE, "13911130999")).hasSize(1);
        assertThat(people.withPhone(HERE, "13911131000")).hasSize(1);
        assertThat(receive(head, "people", csv.toString()).counts().unchanged()).isEqualTo(2_500);
        imports.undo(head, read.id());
        assertThat(settled(head, read.id()).counts().undone()).isEqualTo(2_500);
    }

    @Test
    void organisationsComeInUnderThoseInRowsBefore() {
        var csv = """
                名称,组织类别,所在地方,隶属于,成员人数
                表四居委会,%3$s,%1$s,,7
                表四小组,%4$s,%1$s,表四居委会,9
                表四小组,%4$s,%2$s,,9
                表四怪会,没有这类,%1$s,,
                """.formatted(
                        EAST,
                        WEST,
                        bodies.kind("residents-committee").name().zh(),
                        bodies.kind("residents-group").name().zh());
        var run = receive(east, "organisations", csv);
        assertThat(refused(run).keySet()).containsExactlyInAnyOrder(4L, 5L);
        assertThat(run.counts().added()).isEqualTo(2);
        var standing = new BodyFilter(new PlaceCode(EAST), null, null, null, BodyFilter.Standing.OPEN, "表四", null);
        assertThat(bodies.list(whole(), standing, 10)).isEmpty();

        confirm(east, run);
        assertThat(bodies.list(whole(), standing, 10)).hasSize(2);
        imports.undo(east, run.id());
        assertThat(settled(east, run.id()).counts().undone()).isEqualTo(2);
        assertThat(bodies.list(whole(), standing, 10)).isEmpty();
    }

    private Scope whole() {
        return access.clockwork(HERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"libreoffice-people.xlsx", "libreoffice-people.csv"})
    void readsWhatLibreOfficeMakesWithMergedHeadersAndRemarks(String name) throws IOException {
        try (var content = ImportTests.class.getResourceAsStream("/sheets/" + name)) {
            var run = settled(
                    east, imports.receive(east, tables.get("people"), name, java.util.Objects.requireNonNull(content)));
            assertThat(run.state()).isEqualTo(State.READY);
            assertThat(run.counts()).isEqualTo(new Run.Counts(1, 0, 0, 1, 0, 0));
            assertThat(run.unknown()).containsExactly("民情备注");
            assertThat(run.passed()).hasSize(4);
            assertThat(refused(run).values()).containsExactly(Map.of("number", "exchange.wrong.rounded"));
        }
    }

    @Test
    void refusesWhoMayNotAndWhatIsNoTable() {
        assertThatThrownBy(() -> receive(east, "places", "代码,名称\n1,2\n"))
                .hasFieldOrPropertyWithValue("problem", Problem.FORBIDDEN);
        assertThat(receive(east, "people", "a,b\n1,2\n").failure()).isEqualTo("web.sheet.header");
        assertThat(receive(east, "people", "姓名,电话\n张三,138\n").failure()).isEqualTo("exchange.missing.people");
        var mine = receive(east, "people", "姓名,登记在\n表五," + EAST + "\n");
        assertThatThrownBy(() -> imports.get(head, mine.id()))
                .hasFieldOrPropertyWithValue("problem", Problem.NOT_FOUND);
    }
}
