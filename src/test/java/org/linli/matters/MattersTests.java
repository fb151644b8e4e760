package org.linli.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.access.Staff;
import org.linli.catalogue.Level;
import org.linli.kernel.Behalf;
import org.linli.kernel.Ids;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;

/** The life of matters through the facade, on a real database. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MattersTests {
    private static final String LAMPS = "三期4栋楼下的路灯坏了三盏，晚上老人看不见台阶。前天有人摔了一跤。";

    private final Matters matters;
    private final Ledger ledger;
    private final World worlds;
    private final Clock clock;
    private World.Cast world;

    MattersTests(Matters matters, Ledger ledger, World worlds, Clock clock) {
        this.matters = matters;
        this.ledger = ledger;
        this.worlds = worlds;
        this.clock = clock;
    }

    @BeforeAll
    void build() {
        world = worlds.build("990101");
    }

    private Intake.Received raise(String text) {
        return (Intake.Received) matters.receive(Draft.of(world.estate(), text), null);
    }

    private Intake.Received raiseAs(String category) {
        return (Intake.Received) matters.receive(Draft.of(world.estate(), LAMPS).withCategory(category), null);
    }

    private DeskView see(Staff staff, String code) {
        return matters.findForStaff(staff, code).orElseThrow();
    }

    private DeskView take(Staff staff, String code, Step step, java.util.function.UnaryOperator<StepCommand> with) {
        return matters.take(
                staff,
                code,
                with.apply(StepCommand.of(step, see(staff, code).row().version())));
    }

    private List<String> acts(Intake.Received matter) {
        return ledger.about(world.district(), matter.id().value()).stream()
                .map(Recorded::kind)
                .map(kind -> kind.substring("matter.".length()))
                .toList();
    }

    private static Problem problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        var thrown = org.assertj.core.api.Assertions.catchThrowable(call);
        assertThat(thrown).isInstanceOf(ProblemException.class);
        return ((ProblemException) thrown).problem();
    }

    @Test
    void whatIsRaisedHasAClockAndSomebodyWhoMustAnswer() {
        var raised = raise(LAMPS);

        assertThat(raised.state()).isEqualTo(State.RECEIVED);
        assertThat(raised.level()).isEqualTo(Level.SUBDISTRICT);
        assertThat(raised.handler().value()).isEqualTo(world.unit("urban"));
        assertThat(raised.dueAt()).isAfter(clock.instant());
        assertThat(raised.receipt()).hasSize(20);
        assertThat(acts(raised)).containsExactly("received");
        var seen = matters.findByReceipt(Ids.grouped(raised.receipt()).toLowerCase(java.util.Locale.ROOT))
                .orElseThrow();
        assertThat(seen.title()).isEqualTo("三期4栋楼下的路灯坏了三盏，晚上老人看不见台阶");
        assertThat(seen.text()).isEqualTo(LAMPS);
        assertThat(seen.canWithdraw()).isTrue();
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndNothingIsStored() {
        var before = ledger.last(world.district());

        var refused = matters.receive(
                new Draft(
                        new PlaceCode("990101009"),
                        "t".repeat(81),
                        "  ",
                        null,
                        "88.88.88",
                        Draft.Via.WEB,
                        false,
                        "call me",
                        Lang.EN,
                        List.of("no photo".getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                null);

        assertThat(refused)
                .isEqualTo(new Intake.Refused(Set.of(
                        Intake.Reason.PLACE_UNKNOWN,
                        Intake.Reason.TITLE_TOO_LONG,
                        Intake.Reason.TEXT_EMPTY,
                        Intake.Reason.CATEGORY_UNKNOWN,
                        Intake.Reason.CONTACT_INVALID,
                        Intake.Reason.PHOTO_KIND)));
        assertThat(ledger.last(world.district())).isEqualTo(before);
    }

    @Test
    void theSameKeyReplaysTheAnswerAndAnotherBodyIsRefused() {
        var draft = Draft.of(world.estate(), LAMPS);
        var first = (Intake.Received) matters.receive(draft, "key-1");
        var again = (Intake.Received) matters.receive(draft, "key-1");

        assertThat(again.repeated()).isTrue();
        assertThat(again.receipt()).isEqualTo(first.receipt());
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(problem(() -> matters.receive(Draft.of(world.estate(), "别的事"), "key-1")))
                .isEqualTo(Problem.KEY_REUSED);
    }

    @Test
    void fromReceiptToAnswerToRating() {
        var raised = raise(LAMPS);
        var code = raised.code();

        take(world.officer(), code, Step.ACCEPT, c -> c);
        take(world.officer(), code, Step.START, c -> c);
        var answered = take(world.officer(), code, Step.ANSWER, c -> c.withText("换了电缆，灯亮了。"));
        var rated = matters.rate(raised.receipt(), new Rating(true, 5, "快"));

        assertThat(answered.row().state()).isEqualTo(State.ANSWERED);
        assertThat(rated.answer()).isEqualTo("换了电缆，灯亮了。");
        assertThat(rated.timeline())
                .extracting(TimelineItem::kind)
                .containsExactly("rated", "answered", "started", "accepted", "received");
        assertThat(acts(raised)).containsExactly("received", "contacted", "accepted", "started", "answered", "rated");
        assertThat(take(world.officer(), code, Step.CLOSE, c -> c).row().state())
                .isEqualTo(State.CLOSED);
    }

    @Test
    void whoIsSecondIsToldAndWhoMayNotIsRefused() {
        var raised = raise(LAMPS);
        var seen = see(world.officer(), raised.code()).row().version();
        matters.take(world.officer(), raised.code(), StepCommand.of(Step.ACCEPT, seen));

        assertThat(problem(() -> matters.take(world.officer(), raised.code(), StepCommand.of(Step.START, seen))))
                .isEqualTo(Problem.STALE);
        assertThat(problem(() -> take(world.officer(), raised.code(), Step.ACCEPT, c -> c)))
                .isEqualTo(Problem.STATE);
        assertThat(problem(() -> take(world.officer(), raised.code(), Step.ANSWER, c -> c.withText(" "))))
                .isEqualTo(Problem.INVALID);
        assertThat(problem(() -> take(world.officer(), raised.code(), Step.SUPERVISE, c -> c.withReason("x"))))
                .isEqualTo(Problem.FORBIDDEN);
        assertThat(matters.findForStaff(world.foreigner(), raised.code())).isEmpty();
    }

    @Test
    void theClockSupervisesAndMovesUpWhatNobodyAnswers() {
        var raised = raiseAs("01.01.01");
        assertThat(raised.handler().value()).isEqualTo(world.unit("station"));

        matters.tick(raised.dueAt());
        var late = see(world.centre(), raised.code());
        assertThat(late.row().supervised()).isTrue();
        assertThat(late.row().level()).isEqualTo(Level.SUBDISTRICT);
        assertThat(late.row().unit().value()).isEqualTo(world.unit("office"));
        assertThat(acts(raised)).containsExactly("received", "contact-missed", "due-missed", "supervised", "escalated");
        matters.tick(raised.dueAt());
        assertThat(acts(raised)).hasSize(5);

        matters.tick(raised.dueAt().plus(Duration.ofDays(20)));
        assertThat(see(world.centre(), raised.code()).row().level()).isEqualTo(Level.DISTRICT);
        matters.tick(raised.dueAt().plus(Duration.ofDays(50)));
        assertThat(acts(raised)).endsWith("supervised", "escalated", "supervised");
    }

    @Test
    void theClockRemindsAtHalfAndAtFourFifths() {
        var raised = raiseAs("01.01.01");
        take(world.clerk(), raised.code(), Step.ACCEPT, c -> c);
        var from = clock.instant();
        var length = Duration.between(from, raised.dueAt());
        for (var tenth = 1; tenth < 10; tenth++) {
            matters.tick(from.plus(length.multipliedBy(tenth).dividedBy(10)));
        }
        assertThat(acts(raised)).containsExactly("received", "contacted", "accepted", "reminded", "reminded");
    }

    @Test
    void notSolvedIsDoneAgainAndTheSecondTimeOneLevelUp() {
        var raised = raiseAs("01.01.01");
        take(world.clerk(), raised.code(), Step.ANSWER, c -> c.withText("已看过。"));
        matters.rate(raised.receipt(), new Rating(false, 2, null));
        assertThat(see(world.clerk(), raised.code()).row().level()).isEqualTo(Level.COMMUNITY);
        take(world.clerk(), raised.code(), Step.ANSWER, c -> c.withText("又看过。"));
        matters.rate(raised.receipt(), new Rating(false, 1, null));

        assertThat(see(world.clerk(), raised.code()).row().level()).isEqualTo(Level.SUBDISTRICT);
        var rated = ledger.about(world.district(), raised.id().value()).stream()
                .filter(act -> act.kind().equals("matter.rated"))
                .map(act -> act.facts().get("rated").asInt())
                .toList();
        assertThat(rated).containsExactly(1, 0);
    }

    @Test
    void onlyTheReporterTakesBackAndOnlyWithTheReceipt() {
        var raised = raise(LAMPS);
        assertThat(problem(() -> matters.withdraw("0000-0000-0000-0000-0000", null)))
                .isEqualTo(Problem.NOT_FOUND);
        var view = matters.withdraw(raised.receipt(), "自己修好了");
        assertThat(view.state()).isEqualTo(State.WITHDRAWN);
        assertThat(view.canAdd()).isFalse();
        assertThat(problem(() -> matters.addTo(raised.receipt(), "还有"))).isEqualTo(Problem.STATE);
    }

    @Test
    void whatWasSaidCanBeErasedForGoodAndStillProvesThatItWasThere() {
        var raised = raise(LAMPS);
        assertThat(problem(() -> matters.erase(raised.receipt()))).isEqualTo(Problem.STATE); // open
        matters.addTo(raised.receipt(), "还有三号楼");
        matters.withdraw(raised.receipt(), "自己修好了");
        ledger.drain();
        var before = matters.proofs(raised.receipt());
        assertThat(before.getFirst().detail()).contains(raised.code());

        var view = matters.erase(raised.receipt());
        ledger.drain();

        assertThat(view.text()).isEqualTo(MatterErasureStore.GONE);
        assertThat(view.timeline()).noneMatch(item -> item.text() != null);
        assertThat(matters.promise(raised.receipt())).isEmpty();
        var after = matters.proofs(raised.receipt());
        assertThat(after)
                .allMatch(proof -> proof.detail() == null)
                .extracting("kind")
                .endsWith("matter.erased");
        assertThat(after.getFirst().entry()).isEqualTo(before.getFirst().entry());
        assertThat(problem(() -> matters.erase(raised.receipt()))).isEqualTo(Problem.STATE); // once is enough
        assertThat(see(world.clerk(), raised.code()).text()).isEqualTo(MatterErasureStore.GONE);
    }

    @Test
    void theAnswerOfTheLeadAnswersEverybodyWhoJoined() {
        var lead = raise(LAMPS);
        var neighbour = raise("路灯又坏了");
        take(world.officer(), neighbour.code(), Step.MERGE, c -> c.withLead(lead.code()));
        assertThat(matters.findByReceipt(neighbour.receipt()).orElseThrow().neighbours())
                .isEqualTo(1);
        take(world.officer(), lead.code(), Step.ANSWER, c -> c.withText("修好了"));

        var seen = matters.findByReceipt(neighbour.receipt()).orElseThrow();
        assertThat(seen.state()).isEqualTo(State.ANSWERED);
        assertThat(seen.answer()).isEqualTo("修好了");
        assertThat(acts(neighbour)).containsExactly("received", "contacted", "merged", "answered");
    }

    /** However an answer and a joining cross, the one that joins is answered or goes on alone; it is never left hanging. */
    @Test
    void whoJoinsWhileTheLeadIsAnsweredIsNeverLeftHanging() throws Exception {
        for (var round = 0; round < 10; round++) {
            var lead = raise(LAMPS);
            var neighbour = raise("路灯又坏了");
            try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
                var joining = threads.submit(() -> problemOrNothing(
                        () -> take(world.officer(), neighbour.code(), Step.MERGE, c -> c.withLead(lead.code()))));
                var answering = threads.submit(() ->
                        problemOrNothing(() -> take(world.officer(), lead.code(), Step.ANSWER, c -> c.withText("好了"))));
                joining.get();
                answering.get();
            }
            assertThat(see(world.officer(), lead.code()).row().state()).isEqualTo(State.ANSWERED);
            assertThat(see(world.officer(), neighbour.code()).row().state()).isNotEqualTo(State.MERGED);
        }
    }

    private static boolean problemOrNothing(Runnable step) {
        try {
            Behalf.SYSTEM.run(step);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    @Test
    void whoseLeadIsTakenBackGoesAlone() {
        var lead = raise(LAMPS);
        var neighbour = raise("路灯又坏了");
        take(world.officer(), neighbour.code(), Step.MERGE, c -> c.withLead(lead.code()));
        matters.withdraw(lead.receipt(), null);
        assertThat(matters.findByReceipt(neighbour.receipt()).orElseThrow().state())
                .isEqualTo(State.ASSIGNED);
    }

    @Test
    void returnedTwiceTheCentreRulesAndThatStands() {
        var raised = raiseAs("01.01.01");
        var code = raised.code();
        for (var times = 0; times < 2; times++) {
            take(world.centre(), code, Step.ASSIGN, c -> c.withUnit(world.unit("urban")));
            take(world.officer(), code, Step.RETURN, c -> c.withReason("不归我们"));
        }
        assertThat(see(world.centre(), code).row().disputed()).isTrue();
        assertThat(see(world.centre(), code).row().unit().value()).isEqualTo(world.unit("station"));
        take(
                world.centre(),
                code,
                Step.ADJUDICATE,
                c -> c.withUnit(world.unit("urban")).withReason("路灯归你们"));
        assertThat(see(world.officer(), code).allowed()).doesNotContain(Step.RETURN, Step.TRANSFER, Step.OBJECT);
    }

    @Test
    void freeTextIsPrivateUntilItIsReleased() {
        var raised = raise(LAMPS + "我是王小明，电话13800000000。");
        assertThat(matters.findPublic(raised.code()).orElseThrow().text()).isNull();
        assertThat(matters.similar(world.estate(), "路灯坏了", 5))
                .noneMatch(one -> one.code().equals(raised.code()));

        take(world.officer(), raised.code(), Step.RELEASE, c -> c.withRelease("三期路灯不亮", "三盏路灯坏了。", null));

        var open = matters.findPublic(raised.code()).orElseThrow();
        assertThat(open.title()).isEqualTo("三期路灯不亮");
        assertThat(open.text()).doesNotContain("王小明");
        assertThat(open.timeline()).extracting(TimelineItem::kind).containsExactly("received");
        assertThat(matters.similar(world.estate(), "三期路灯不亮了", 5))
                .anyMatch(one -> one.code().equals(raised.code()));
        assertThat(matters.listPublic(world.community(), 50))
                .anyMatch(one -> one.code().equals(raised.code()));
    }

    @Test
    void theDeskListsWhatLiesWithinItsScopePageByPage() {
        var mine = worlds.build("990102");
        var codes = new java.util.HashSet<String>();
        for (var n = 0; n < 7; n++) {
            var draft = Draft.of(mine.estate(), "物业费太贵 " + n);
            codes.add(((Intake.Received) matters.receive(draft, null)).code());
        }
        var seen = new java.util.HashSet<String>();
        String after = null;
        do {
            var page = matters.desk(
                    mine.clerk(), new DeskFilter(null, DeskFilter.Late.ANY, null, null, null, true, after, 3));
            page.rows().forEach(row -> seen.add(row.code()));
            after = page.next();
        } while (after != null);
        assertThat(seen).isEqualTo(codes);
        assertThat(matters.deskCounts(mine.clerk()).open()).isEqualTo(7);
        assertThat(matters.desk(mine.foreigner(), DeskFilter.none()).rows()).isEmpty();
        assertThat(matters.desk(
                                mine.clerk(),
                                new DeskFilter(null, DeskFilter.Late.ANY, null, null, "太贵 3", false, null, 9))
                        .rows())
                .hasSize(1);
    }

    @Test
    void aLookAtTheContactIsRecorded() {
        var draft = Draft.of(world.estate(), LAMPS).withContact("138 0000 0000", Lang.ZH);
        var raised = (Intake.Received) matters.receive(draft, null);
        assertThat(see(world.officer(), raised.code()).contactable()).isTrue();
        assertThat(matters.contactForStaff(world.officer(), raised.code())).isEqualTo("13800000000");
    }

    @Test
    void extendsOnceAndSuspendsWithAnEnd() {
        var raised = raiseAs("01.01.01");
        var code = raised.code();
        take(world.clerk(), code, Step.ACCEPT, c -> c);
        var day = LocalDate.ofInstant(raised.dueAt(), clock.getZone());
        take(world.clerk(), code, Step.EXTEND, c -> c.withReason("等配件").withUntil(day.plusDays(2)));
        assertThat(problem(() -> take(
                        world.clerk(),
                        code,
                        Step.EXTEND,
                        c -> c.withReason("再等").withUntil(day.plusDays(3)))))
                .isEqualTo(Problem.STATE);
        take(world.clerk(), code, Step.SUSPEND, c -> c.withReason("等台风过去").withUntil(day));
        assertThat(see(world.clerk(), code).row().state()).isEqualTo(State.SUSPENDED);
        matters.tick(day.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
        var resumed = see(world.clerk(), code).row();
        assertThat(resumed.state()).isEqualTo(State.ACCEPTED);
        assertThat(resumed.dueAt()).isAfter(raised.dueAt());
        assertThatThrownBy(() -> matters.findForStaff(world.clerk(), "!")).isInstanceOf(ProblemException.class);
    }
}
