package org.linli.labour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.access.Staff;
import org.linli.catalogue.Kind;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.ledger.Ledger;
import org.linli.matters.Draft;
import org.linli.matters.Intake;
import org.linli.matters.Matters;
import org.linli.measures.Measures;
import org.linli.mediation.CaseCommand;
import org.linli.mediation.Mediation;
import org.linli.mediation.Studio;
import org.linli.mediation.Track;
import org.linli.notifications.Notifications;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabourTests {
    private final Labour labour;
    private final LabourViews views;
    private final LabourSections sections;
    private final AlarmJob job;
    private final AlarmStore alarms;
    private final Mediation mediation;
    private final Matters matters;
    private final Studio studio;
    private final Ledger ledger;
    private final Measures measures;
    private final Notifications notifications;
    private final JdbcClient jdbc;
    private final Clock clock;
    private Studio.Cast cast;

    LabourTests(
            Labour labour,
            LabourViews views,
            LabourSections sections,
            AlarmJob job,
            AlarmStore alarms,
            Mediation mediation,
            Matters matters,
            AutowireCapableBeanFactory beans,
            Ledger ledger,
            Measures measures,
            Notifications notifications,
            JdbcClient jdbc,
            Clock clock) {
        this.labour = labour;
        this.views = views;
        this.sections = sections;
        this.job = job;
        this.alarms = alarms;
        this.mediation = mediation;
        this.matters = matters;
        this.studio = beans.createBean(Studio.class);
        this.ledger = ledger;
        this.measures = measures;
        this.notifications = notifications;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @BeforeAll
    void build() {
        cast = studio.build("449102");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Labour.Reception reception(int workers, LocalDate knew, @Nullable LocalDate left, LocalDate on) {
        return new Labour.Reception(cast.studio(), cast.community(), known(workers, knew, left), "八月起没有发工资", on);
    }

    private static Labour.Particulars known(int workers, LocalDate knew, @Nullable LocalDate left) {
        return new Labour.Particulars(
                "周五", "13700007777", "某电子厂", workers, Set.of(Claim.WAGES), "欠三个月工资", 1_500_000L, knew, left, null);
    }

    private String receive(int workers) {
        return labour.receive(cast.studioMediator(), reception(workers, today().minusDays(60), null, today()))
                .code();
    }

    private LabourViews.LabourView view(String code) {
        return views.view(cast.studioMediator(), code, false, null);
    }

    private ProblemException refused(Staff staff, Labour.Reception reception) {
        return catchThrowableOfType(ProblemException.class, () -> labour.receive(staff, reception));
    }

    @Test
    void aLimitationInThePastSendsNobodyAway() {
        var code = labour.receive(
                        cast.studioMediator(), reception(1, today().minusDays(900), today().minusDays(800), today()))
                .code();
        assertThat(view(code).limitations())
                .singleElement()
                .satisfies(limitation -> assertThat(limitation.on(today())).isEqualTo(Limitation.Standing.PAST));
        var matter = jdbc.sql("select matter from labour.cases where district = :district and code = :code")
                .param("district", cast.district().value())
                .param("code", code)
                .query(java.util.UUID.class)
                .single();
        var ref = matters.ref(cast.district(), new org.linli.matters.MatterId(matter))
                .orElseThrow();
        assertThat(sections.forReporter(ref).getFirst().lines())
                .anyMatch(line -> line.key().equals("labour.limitation.past.wages"));
        labour.mediate(cast.studioMediator(), code, Track.STREET, today());
        assertThat(view(code).isMediating()).isTrue();
    }

    @Test
    void fromTheWorkerToAnAgreementThatIsNotKept() {
        var code = labour.receive(
                        cast.studioMediator(), reception(2, today().minusDays(60), null, today().minusDays(20)))
                .code();
        var start = today().minusDays(20);
        labour.talk(cast.studioMediator(), code, start, false, "单位说没有钱");
        var opened = labour.mediate(cast.studioMediator(), code, Track.ENTERPRISE, start);
        var staff = cast.studioMediator();
        mediation.take(
                staff, code, null, new CaseCommand.Consent(opened.parties().get(1), true, start));
        mediation.take(staff, code, null, new CaseCommand.Appoint(staff.person(), true, true, false, false));
        assertThat(java.util.Objects.requireNonNull(view(code).fifteen()).isOver(today()))
                .isTrue();
        assertThat(catchThrowableOfType(ProblemException.class, () -> labour.handOver(staff, code, today()))
                        .fields())
                .containsValue("labour.wrong.running");
        assertThat(catchThrowableOfType(
                                ProblemException.class,
                                () -> mediation.take(staff, code, null, agreement(opened, false, start)))
                        .fields())
                .containsValue("mediation.wrong.oral");
        mediation.take(staff, code, null, agreement(opened, true, start));
        for (var who : List.of(
                opened.parties().get(0), opened.parties().get(1), staff.person().value())) {
            mediation.take(staff, code, null, new CaseCommand.Sign(who, start, null));
        }
        assertThat(view(code).order()).isTrue();
        labour.handOver(staff, code, today());
        assertThat(view(code).one().stage()).isEqualTo(LabourCase.Stage.HANDED_OVER);
        ledger.drain();
        assertThat(measures.sum("labour.enterprise.settled", cast.community(), start, today().plusDays(1)))
                .isEqualTo(1);
    }

    private CaseCommand.Agree agreement(Mediation.Opened opened, boolean written, LocalDate on) {
        var promise = new CaseCommand.Promise(opened.parties().get(1), "付工资", 1_500_000L, today().minusDays(9));
        return new CaseCommand.Agree(written, on, "欠三个月工资", "十日内付清", List.of(promise));
    }

    @Test
    void manyWorkersAreToldToTheSubdistrictWithinTheHourAndAboveIfNobodyLooks() {
        var few = receive(9);
        var many = receive(10);
        assertThat(alarms.find(cast.district(), few)).isEmpty();
        var alarm = alarms.find(cast.district(), many).orElseThrow();
        assertThat(Duration.between(alarm.raisedAt(), alarm.dueAt())).isEqualTo(Duration.ofHours(1));

        job.run(clock.instant());
        job.run(clock.instant());
        assertThat(told(cast.overseer(), many)).containsExactly("labour.notice.mass");
        assertThat(views.alarms(cast.overseer()).rows())
                .anyMatch(row -> row.alarm().code().equals(many) && row.alarm().toldAt() != null);

        job.run(alarm.dueAt().plusSeconds(1));
        assertThat(alarms.find(cast.district(), many).orElseThrow().aboveAt()).isNotNull();
        alarms.seen(alarm, cast.overseer().person(), clock.instant());
        job.run(alarm.dueAt().plusSeconds(99));
        assertThat(told(cast.overseer(), many)).hasSize(1);
        assertThat(ledger.about(cast.district(), alarm.matter().value()).stream()
                        .filter(act -> act.kind().equals("labour.flagged"))
                        .map(act -> act.facts().path("inTime").asBoolean(false)))
                .containsExactly(true);
    }

    private List<String> told(Staff staff, String code) {
        return notifications.inbox(cast.district(), staff.person(), 100).stream()
                .filter(notice -> notice.args().contains(code))
                .map(notice -> notice.key())
                .toList();
    }

    @Test
    void aDisputeThatGrowsIsFlaggedToo() {
        var code = receive(3);
        labour.change(cast.studioMediator(), code, known(25, today().minusDays(30), null));
        assertThat(alarms.find(cast.district(), code)).isPresent();
        assertThat(view(code).one().mass()).isTrue();
        var silent = new Labour.Particulars(
                "周五", null, "某电子厂", 25, Set.of(Claim.WAGES), "欠薪", null, today().minusDays(30), null, null);
        labour.change(cast.studioMediator(), code, silent);
        assertThat(view(code).one().words().contact()).isEqualTo("13700007777");
    }

    @Test
    void aMatterFromTheDeskIsSentToTheStudioAndCompletedThere() {
        var raised = (Intake.Received)
                matters.receive(Draft.of(cast.community(), "单位不发工资").withKind(Kind.LABOUR), null);
        var code = raised.code();
        assertThat(catchThrowableOfType(
                                ProblemException.class, () -> labour.refer(cast.overseer(), code, cast.station(), "欠薪"))
                        .fields())
                .containsKey("body");
        labour.refer(cast.overseer(), code, cast.studio(), "欠薪");
        assertThat(catchThrowableOfType(
                                ProblemException.class, () -> labour.refer(cast.overseer(), code, cast.studio(), "欠薪"))
                        .problem())
                .isEqualTo(Problem.STATE);
        assertThat(catchThrowableOfType(
                                ProblemException.class,
                                () -> labour.mediate(cast.studioMediator(), code, Track.STREET, today()))
                        .fields())
                .containsValue("labour.wrong.unknown");
        labour.change(cast.studioMediator(), code, known(2, today().minusDays(9), null));
        labour.mediate(cast.studioMediator(), code, Track.STREET, today());
        assertThat(view(code).isMediating()).isTrue();
    }

    @Test
    void settledByTalkingIsCountedApart() {
        var code = receive(1);
        labour.talk(cast.studioMediator(), code, today(), true, "当场付清");
        assertThat(view(code).one().isOver()).isTrue();
        assertThat(catchThrowableOfType(
                                ProblemException.class,
                                () -> labour.mediate(cast.studioMediator(), code, Track.STREET, today()))
                        .problem())
                .isEqualTo(Problem.STATE);
        ledger.drain();
        assertThat(measures.sum("labour.consulted.settled", cast.community(), today(), today().plusDays(1)))
                .isPositive();
    }

    @Test
    void badInputIsNamedFieldByFieldAndLeavesNothing() {
        var before = jdbc.sql("select count(*) from matters.matter where district = :district")
                .param("district", cast.district().value())
                .query(Long.class)
                .single();
        var wrong = refused(
                cast.studioMediator(),
                new Labour.Reception(
                        cast.studio(),
                        cast.community(),
                        new Labour.Particulars(
                                " ",
                                null,
                                "",
                                0,
                                Set.of(),
                                "",
                                -5L,
                                today().plusDays(1),
                                today().plusDays(2),
                                today().plusDays(3)),
                        "x",
                        today().plusDays(1)));
        assertThat(wrong.fields())
                .containsOnlyKeys(
                        "worker",
                        "enterprise",
                        "claim",
                        "workers",
                        "claims",
                        "sum",
                        "knew",
                        "left",
                        "interrupted",
                        "on");
        assertThat(refused(cast.mediator(), reception(1, today(), null, today()))
                        .problem())
                .isEqualTo(Problem.FORBIDDEN);
        assertThat(jdbc.sql("select count(*) from matters.matter where district = :district")
                        .param("district", cast.district().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    void onlyTheStudioSeesItAndTheDatabaseHoldsNoName() {
        var code = receive(1);
        assertThat(catchThrowableOfType(ProblemException.class, () -> views.view(cast.mediator(), code, false, null))
                        .problem())
                .isEqualTo(Problem.NOT_FOUND);
        assertThat(jdbc.sql("select encode(words, 'escape') from labour.cases where district = :district")
                        .param("district", cast.district().value())
                        .query(String.class)
                        .list())
                .noneMatch(words -> words.contains("周五") || words.contains("1370000"));
        assertThat(jdbc.sql("select facts::text from ledger.act where district = :district and kind like 'labour%'")
                        .param("district", cast.district().value())
                        .query(String.class)
                        .list())
                .noneMatch(facts -> facts.contains("周五") || facts.contains("1500000"));
    }
}
