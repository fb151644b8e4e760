package org.linli.mediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.access.Access;
import org.linli.access.Staff;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.ledger.Ledger;
import org.linli.matters.Draft;
import org.linli.matters.Intake;
import org.linli.matters.Matters;
import org.linli.matters.Step;
import org.linli.measures.Measures;
import org.linli.notifications.Notifications;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MediationTests {
    private final Mediation mediation;
    private final Matters matters;
    private final CaseViews views;
    private final CaseSections sections;
    private final CaseJob job;
    private final Studio studio;
    private final Ledger ledger;
    private final Measures measures;
    private final Notifications notifications;
    private final Access access;
    private final JdbcClient jdbc;
    private final LocalDate today;
    private Studio.Cast cast;

    MediationTests(
            Mediation mediation,
            Matters matters,
            CaseViews views,
            CaseSections sections,
            CaseJob job,
            org.springframework.beans.factory.config.AutowireCapableBeanFactory beans,
            Ledger ledger,
            Measures measures,
            Notifications notifications,
            Access access,
            JdbcClient jdbc,
            Clock clock) {
        this.mediation = mediation;
        this.matters = matters;
        this.views = views;
        this.sections = sections;
        this.job = job;
        this.studio = beans.createBean(Studio.class);
        this.ledger = ledger;
        this.measures = measures;
        this.notifications = notifications;
        this.access = access;
        this.jdbc = jdbc;
        this.today = LocalDate.now(clock);
    }

    @BeforeAll
    void build() {
        cast = studio.build("449101");
    }

    private Mediation.Received receive(LocalDate on) {
        return mediation.receive(cast.mediator(), cast.community(), "天花板被泡坏了，多次没谈拢", studio.wish(cast, on));
    }

    private void take(String code, CaseCommand command) {
        mediation.take(cast.mediator(), code, null, command);
    }

    /** A case in which both want it and somebody mediates. */
    private Mediation.Opened mediating(LocalDate on) {
        var opened = receive(on).opened();
        take(opened.code(), new CaseCommand.Consent(opened.parties().get(1), true, on));
        take(opened.code(), new CaseCommand.Appoint(cast.mediator().person(), true, true, false, false));
        take(opened.code(), new CaseCommand.Meet(on, "各自说了经过"));
        return opened;
    }

    private CaseCommand.Agree agreement(Mediation.Opened opened, boolean written, LocalDate on, LocalDate due) {
        return new CaseCommand.Agree(
                written,
                on,
                "2026年10月楼上水管破裂",
                "钱二赔偿修理费",
                List.of(new CaseCommand.Promise(opened.parties().get(1), "赔偿修理费", 200_000L, due)));
    }

    private CaseView view(String code) {
        return views.view(cast.mediator(), code, null, null);
    }

    private Map<String, String> refused(String code, CaseCommand command) {
        return catchThrowableOfType(ProblemException.class, () -> take(code, command))
                .fields();
    }

    private Problem problem(Staff staff, String code, CaseCommand command) {
        return catchThrowableOfType(ProblemException.class, () -> mediation.take(staff, code, null, command))
                .problem();
    }

    @Test
    void aCaseGoesFromAskingToAPromiseThatIsKept() {
        var start = today.minusDays(20);
        var opened = mediating(start);
        take(opened.code(), agreement(opened, true, start, today.minusDays(3)));
        assertThat(view(opened.code()).one().stage()).isEqualTo(Case.Stage.WRITTEN);

        take(opened.code(), new CaseCommand.Sign(opened.parties().get(0), start, "M10 10 L20 20"));
        take(opened.code(), new CaseCommand.Sign(opened.parties().get(1), start.plusDays(1), null));
        assertThat(view(opened.code()).unsigned())
                .containsExactly(cast.mediator().person().value());
        take(opened.code(), new CaseCommand.Sign(cast.mediator().person().value(), start, null));

        var agreed = view(opened.code());
        assertThat(agreed.one().stage()).isEqualTo(Case.Stage.AGREED);
        assertThat(agreed.one().agreement().effectiveOn()).isEqualTo(start.plusDays(1));
        assertThat(agreed.signatures().values().stream().map(FileStore.Signature::stroke))
                .contains("M10 10 L20 20");

        take(opened.code(), new CaseCommand.Confirm(CaseCommand.Confirmation.ASKED, today));
        take(opened.code(), new CaseCommand.Confirm(CaseCommand.Confirmation.CONFIRMED, today));
        var promise = mediation.promises(cast.mediator(), opened.code()).getFirst();
        take(opened.code(), new CaseCommand.FollowUp(promise, false, today, "还没有付"));
        take(opened.code(), new CaseCommand.FollowUp(promise, true, today, "付清了"));
        assertThat(view(opened.code()).one().stage()).isEqualTo(Case.Stage.DONE);

        ledger.drain();
        var sums = measures.sums(
                List.of("mediation.settled", "mediation.concluded", "mediation.due", "mediation.kept"),
                cast.community(),
                start.minusDays(1),
                today.plusDays(1),
                cast.legal().value(),
                "");
        assertThat(sums.get("mediation.due"))
                .isEqualTo(sums.get("mediation.kept"))
                .isPositive();
        assertThat(sums.get("mediation.settled")).isPositive();
    }

    @Test
    void oneNoStopsItForGoodAndIsNoFailure() {
        var opened = receive(today).opened();
        take(opened.code(), new CaseCommand.Consent(opened.parties().get(1), false, today));
        assertThat(view(opened.code()).one().stage()).isEqualTo(Case.Stage.STOPPED);
        assertThat(problem(
                        cast.mediator(),
                        opened.code(),
                        new CaseCommand.Consent(opened.parties().get(1), true, today)))
                .isEqualTo(Problem.STATE);
        assertThat(ledger
                        .about(
                                cast.district(),
                                view(opened.code()).one().matter().value())
                        .stream()
                        .map(act -> act.kind())
                        .filter(kind -> kind.startsWith("mediation")))
                .containsExactly("mediation.opened", "mediation.stopped");
    }

    @Test
    void aMediatorCloseToAPartyIsRefusedAndNothingOfItKept() {
        var opened = receive(today).opened();
        var second = cast.second().person();
        assertThat(refused(opened.code(), new CaseCommand.Appoint(second, true, false, false, false)))
                .containsExactly(Map.entry("asked", "mediation.wrong.asked"));
        assertThat(refused(opened.code(), new CaseCommand.Appoint(second, true, true, true, false)))
                .containsExactly(Map.entry("related", "mediation.wrong.related"));
        assertThat(refused(
                        opened.code(),
                        new CaseCommand.Appoint(new PersonId(UUID.randomUUID()), true, true, false, false)))
                .containsExactly(Map.entry("person", "mediation.wrong.mediator"));
        assertThat(refused(
                        opened.code(),
                        new CaseCommand.Appoint(cast.studioMediator().person(), true, true, false, false)))
                .containsExactly(Map.entry("person", "mediation.wrong.mediator"));
        take(opened.code(), new CaseCommand.AddParty(new CaseCommand.Someone(false, "柳 调解", "", null)));
        assertThat(refused(opened.code(), new CaseCommand.Appoint(second, true, true, false, false)))
                .containsExactly(Map.entry("namesake", "mediation.wrong.namesake"));
        assertThat(view(opened.code()).mediators()).isEmpty();
        take(opened.code(), new CaseCommand.Appoint(second, true, true, false, true));
        assertThat(view(opened.code()).mediators()).hasSize(1);
    }

    @Test
    void badInputIsRefusedBeforeAnythingIsWritten() {
        var opened = mediating(today);
        assertThat(refused(opened.code(), new CaseCommand.Meet(today.plusDays(1), "x")))
                .containsKey("on");
        assertThat(refused(opened.code(), new CaseCommand.Meet(today.minusDays(1), "x")))
                .containsKey("on");
        assertThat(refused(opened.code(), new CaseCommand.Meet(today, " "))).containsKey("text");
        assertThat(refused(opened.code(), new CaseCommand.Agree(true, today, "", " ", List.of())))
                .containsOnlyKeys("facts", "terms", "what-1");
        assertThat(refused(
                        opened.code(),
                        new CaseCommand.Agree(
                                true,
                                today,
                                "事实",
                                "条款",
                                List.of(new CaseCommand.Promise(UUID.randomUUID(), " ", -1L, today)))))
                .containsOnlyKeys("what-1", "debtor-1", "sum-1");
        assertThat(refused(opened.code(), new CaseCommand.End(CaseCommand.Ending.APART, today, false)))
                .containsKey("told");
        take(opened.code(), agreement(opened, true, today, today.plusDays(9)));
        assertThat(refused(opened.code(), new CaseCommand.Sign(opened.parties().getFirst(), today, "M1 1\"><script>")))
                .containsKey("stroke");
        assertThat(refused(opened.code(), new CaseCommand.Sign(UUID.randomUUID(), today, null)))
                .containsKey("who");
        assertThat(catchThrowableOfType(
                                ProblemException.class,
                                () -> mediation.take(cast.mediator(), opened.code(), 0, new CaseCommand.Revise()))
                        .problem())
                .isEqualTo(Problem.STALE);
    }

    @Test
    void theCourtsWindowIsCountedDownAndCloses() {
        var start = today.minusDays(60);
        var opened = mediating(start);
        take(opened.code(), agreement(opened, false, start, today.minusDays(30)));
        var view = view(opened.code());
        assertThat(view.one().stage()).isEqualTo(Case.Stage.AGREED);
        assertThat(java.util.Objects.requireNonNull(view.window()).isOver(today))
                .isTrue();
        assertThat(refused(opened.code(), new CaseCommand.Confirm(CaseCommand.Confirmation.ASKED, today)))
                .containsExactly(Map.entry("on", "mediation.wrong.window"));
        take(opened.code(), new CaseCommand.Confirm(CaseCommand.Confirmation.ASKED, start.plusDays(10)));
        assertThat(view(opened.code()).one().agreement().confirmation()).isEqualTo(CaseCommand.Confirmation.ASKED);
    }

    @Test
    void mediatorsAreRemindedOnceOfWhatIsDue() {
        var opened = mediating(today.minusDays(5));
        take(opened.code(), agreement(opened, false, today.minusDays(5), today));
        job.run();
        take(opened.code(), new CaseCommand.Guard(today, "派出所值班室", "分开谈"));
        job.run();
        assertThat(notifications.inbox(cast.district(), cast.mediator().person(), 100).stream()
                        .filter(notice -> notice.args().contains(opened.code())))
                .hasSize(1);
    }

    @Test
    void dangerIsNotedOnTheCaseAndOnNobody() {
        var opened = mediating(today);
        assertThat(refused(opened.code(), new CaseCommand.Guard(today, "", "分开谈")))
                .containsKey("told");
        take(opened.code(), new CaseCommand.Guard(today, "派出所值班室", "分开谈"));
        var view = view(opened.code());
        assertThat(view.one().dangerOn()).isEqualTo(today);
        assertThat(view.entries().getLast().about()).isNull();
        assertThat(view.entries().getLast().text()).contains("派出所").contains("分开谈");
    }

    @Test
    void onlyTheBodysMediatorsSeeACaseAndActsSayNothingOfIt() {
        var opened = mediating(today);
        for (var other : List.of(cast.studioMediator(), cast.clerk(), cast.overseer())) {
            assertThat(problem(other, opened.code(), new CaseCommand.Meet(today, "x")))
                    .isEqualTo(Problem.NOT_FOUND);
        }
        assertThat(views.list(cast.studioMediator(), false, null).rows()).isEmpty();
        assertThat(views.list(cast.mediator(), false, null).rows())
                .anyMatch(row -> row.told().one().docket().code().equals(opened.code()));
        var acts = jdbc.sql("select facts::text from ledger.act where district = :district and kind like 'mediation%'")
                .param("district", cast.district().value())
                .query(String.class)
                .list();
        assertThat(acts).isNotEmpty().noneMatch(facts -> facts.contains("赵一") || facts.contains("1390000"));
        var raw = jdbc.sql("select encode(words, 'escape') from mediation.party where district = :district")
                .param("district", cast.district().value())
                .query(String.class)
                .list();
        assertThat(raw).isNotEmpty().noneMatch(words -> words.contains("赵一") || words.contains("13900001111"));
    }

    @Test
    void whoHasTheirWordsErasedCanBeReachedNoMoreAndTheFileStays() {
        var received = receive(today);
        matters.withdraw(received.receipt(), null);
        matters.erase(received.receipt());
        ledger.drain();
        assertThat(view(received.opened().code()).parties())
                .hasSize(2)
                .allMatch(party -> party.words().contact() == null)
                .anyMatch(party -> party.name().equals("赵一"));
    }

    @Test
    void numbersRunWithoutGapsInABodyAndYear() {
        var one = receive(today).opened();
        var other = receive(today).opened();
        assertThat(other.serial()).isEqualTo(one.serial() + 1);
        assertThat(other.year()).isEqualTo(today.getYear());
    }

    @Test
    void aDisputeFromTheDeskIsSentOnAndNotAnsweredBeforeItEnds() {
        var raised = (Intake.Received)
                matters.receive(Draft.of(cast.community(), "邻居吵架").withKind(org.linli.catalogue.Kind.DISPUTE), null);
        var matter = matters.refForStaff(cast.clerk(), raised.code());
        assertThat(sections.forStaff(cast.clerk(), matter).getFirst().links()).hasSize(1);
        assertThat(catchThrowableOfType(
                                ProblemException.class,
                                () -> mediation.refer(cast.clerk(), raised.code(), cast.station(), "邻里争吵"))
                        .fields())
                .containsKey("body");
        mediation.refer(cast.clerk(), raised.code(), cast.legal(), "邻里争吵");
        assertThat(sections.against(Step.ANSWER, matter, cast.clerk())).contains("mediation.against.answer");
        assertThat(sections.forReporter(matter).getFirst().lines()).hasSize(2);

        take(raised.code(), new CaseCommand.AddParty(new CaseCommand.Someone(true, "孙三", "", null)));
        take(raised.code(), new CaseCommand.AddParty(new CaseCommand.Someone(false, "李四", "", null)));
        view(raised.code())
                .parties()
                .forEach(party -> take(raised.code(), new CaseCommand.Consent(party.id(), true, today)));
        take(raised.code(), new CaseCommand.End(CaseCommand.Ending.LEFT, today, true));
        assertThat(sections.against(Step.ANSWER, matter, cast.clerk())).isEmpty();
        assertThat(access.may(cast.clerk(), org.linli.access.Permission.MEDIATION))
                .isFalse();
    }
}
