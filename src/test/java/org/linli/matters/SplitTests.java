package org.linli.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.access.Staff;
import org.linli.kernel.Behalf;
import org.linli.kernel.Lang;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;
import org.linli.measures.Measures;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One matter that says several things becomes several, and no receipt is lost. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SplitTests {
    private static final String SEVERAL = "楼道堆满杂物，物业不管；楼下路灯也不亮，老人晚上看不见。";
    private static final SplitCommand.Part LAMP = new SplitCommand.Part("楼下路灯也不亮，老人晚上看不见。", "01.08.01");

    private final Matters matters;
    private final ContactStore contacts;
    private final Measures measures;
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final World worlds;
    private final Clock clock;
    private World.Cast world;

    SplitTests(
            Matters matters,
            ContactStore contacts,
            Measures measures,
            JdbcClient jdbc,
            Ledger ledger,
            World worlds,
            Clock clock) {
        this.matters = matters;
        this.contacts = contacts;
        this.measures = measures;
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.worlds = worlds;
        this.clock = clock;
    }

    @BeforeAll
    void build() {
        world = worlds.build("449311");
    }

    private Intake.Received raise(@Nullable String phone) {
        return (Intake.Received) matters.receive(
                new Draft(
                        world.estate(),
                        null,
                        SEVERAL,
                        null,
                        "01.01.02",
                        Draft.Via.WEB,
                        false,
                        phone,
                        Lang.ZH,
                        List.of()),
                null);
    }

    private DeskView see(Staff staff, String code) {
        return matters.findForStaff(staff, code).orElseThrow();
    }

    private DeskView split(Staff staff, String code, SplitCommand.Part... parts) {
        return matters.split(
                staff, code, new SplitCommand(see(staff, code).row().version(), List.of(parts)));
    }

    private void take(Staff staff, String code, Step step, java.util.function.UnaryOperator<StepCommand> with) {
        matters.take(
                staff,
                code,
                with.apply(StepCommand.of(step, see(staff, code).row().version())));
    }

    private static ProblemException refused(ThrowingCallable call) {
        var thrown = org.assertj.core.api.Assertions.catchThrowable(call);
        assertThat(thrown).isInstanceOf(ProblemException.class);
        return (ProblemException) thrown;
    }

    @Test
    void theOneReceiptOpensAllPartsAndEachAnswerReachesIt() {
        var raised = raise("13800000000");
        var due = see(world.clerk(), raised.code()).row().dueAt();
        var whole = split(world.clerk(), raised.code(), LAMP);
        assertThat(whole.parts()).hasSize(1);

        var lamp = whole.parts().getFirst();
        var part = see(world.officer(), lamp); // the unit of its own category has it
        assertThat(part.whole()).isEqualTo(raised.code());
        assertThat(part.text()).isEqualTo(LAMP.text());
        assertThat(part.row().dueAt()).isEqualTo(due); // no clock begins anew
        assertThat(part.contactable()).isTrue();
        assertThat(matters.contactForStaff(world.officer(), lamp)).isEqualTo("13800000000");

        take(world.officer(), lamp, Step.ANSWER, command -> command.withText("灯修好了"));
        take(world.clerk(), raised.code(), Step.ANSWER, command -> command.withText("楼道清了"));
        var seen = matters.findByReceipt(raised.receipt()).orElseThrow();
        assertThat(seen.answer()).isEqualTo("楼道清了");
        assertThat(seen.parts())
                .extracting(Piece::code, Piece::state)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(lamp, State.ANSWERED));
        var opened = matters.findByReceipt(raised.receipt(), lamp).orElseThrow();
        assertThat(opened.answer()).isEqualTo("灯修好了");
        assertThat(opened.whole()).isEqualTo(raised.code());

        matters.rate(raised.receipt(), lamp, new Rating(false, 1, "又灭了"));
        assertThat(see(world.officer(), lamp).row().state()).isEqualTo(State.ASSIGNED);
        assertThat(see(world.clerk(), raised.code()).row().state()).isEqualTo(State.ANSWERED);

        ledger.drain();
        assertThat(jdbc.sql("""
                        select count(distinct act) from notifications.message
                         where district = :district and key = 'matters.notice.answered'
                        """)
                        .param("district", world.district().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void everyPartIsCountedAsReceivedAndItsFirstContactOnce() {
        var raised = raise(null);
        var whole = split(world.clerk(), raised.code(), LAMP, new SplitCommand.Part("物业电话没人接", null));
        assertThat(whole.parts()).hasSize(2);
        assertThat(acts(raised.code())).containsExactly("matter.received", "matter.contacted", "matter.split");
        assertThat(acts(whole.parts().getFirst())).containsExactly("matter.split-off");
        assertThat(see(world.clerk(), whole.parts().get(1)).row().unit())
                .isEqualTo(see(world.clerk(), raised.code()).row().unit());
        var today = LocalDate.now(clock);
        var before = measures.sum("matters.received", world.community(), today.minusDays(1), today.plusDays(1));
        ledger.drain();
        assertThat(measures.sum("matters.received", world.community(), today.minusDays(1), today.plusDays(1)))
                .isGreaterThanOrEqualTo(before + 3);
    }

    private List<String> acts(String code) {
        return ledger
                .about(
                        world.district(),
                        matters.refForStaff(world.clerk(), code).id().value())
                .stream()
                .map(Recorded::kind)
                .toList();
    }

    @Test
    void refusesASplitThatWouldLoseAReceipt() {
        var lead = raise(null);
        var follower = raise(null);
        take(world.clerk(), follower.code(), Step.MERGE, command -> command.withLead(lead.code()));

        assertThat(refused(() -> split(world.clerk(), follower.code(), LAMP)).fields())
                .containsEntry("step", "matters.guard.split-merged");
        assertThat(refused(() -> split(world.clerk(), lead.code(), LAMP)).fields())
                .containsEntry("step", "matters.guard.split-followed");
        var whole = split(world.clerk(), raise(null).code(), LAMP);
        assertThat(refused(() -> split(world.officer(), whole.parts().getFirst(), LAMP))
                        .fields())
                .containsEntry("step", "matters.guard.split-part");
        assertThat(matters.findByReceipt(follower.receipt())).isPresent();
    }

    @Test
    void refusesAMergerWithWhatIsMergedItself() {
        var lead = raise(null);
        var second = raise(null);
        var third = raise(null);
        take(world.clerk(), second.code(), Step.MERGE, command -> command.withLead(lead.code()));
        assertThat(refused(() -> take(
                                world.clerk(), third.code(), Step.MERGE, command -> command.withLead(second.code())))
                        .fields())
                .containsEntry("lead", "matters.need.lead-merged");
        assertThat(refused(() -> take(
                                world.clerk(), second.code(), Step.MERGE, command -> command.withLead(third.code())))
                        .problem())
                .isEqualTo(Problem.STATE);
    }

    @Test
    void aSplitIsUndoneByJoiningThePartAgain() {
        var raised = raise(null);
        var part = split(world.clerk(), raised.code(), new SplitCommand.Part("物业电话没人接", null))
                .parts()
                .getFirst();
        take(world.clerk(), part, Step.MERGE, command -> command.withLead(raised.code()));
        take(world.clerk(), raised.code(), Step.ANSWER, command -> command.withText("都办好了"));
        assertThat(matters.findByReceipt(raised.receipt(), part).orElseThrow().answer())
                .isEqualTo("都办好了");
    }

    @Test
    void nothingIsWrittenWhereAPartIsWrong() {
        var raised = raise(null);
        var before = ledger.last(world.district());
        assertThat(refused(() -> split(world.clerk(), raised.code())).fields())
                .containsEntry("parts", "matters.need.parts");
        assertThat(refused(() -> split(world.clerk(), raised.code(), LAMP, new SplitCommand.Part(" ", null)))
                        .fields())
                .containsKey("parts");
        assertThat(refused(() -> split(world.clerk(), raised.code(), new SplitCommand.Part("调解", "13.01.07")))
                        .problem())
                .isEqualTo(Problem.INVALID); // a dispute is discreet, this matter is not
        assertThat(ledger.last(world.district())).isEqualTo(before);
        assertThat(see(world.clerk(), raised.code()).parts()).isEmpty();
        assertThat(refused(() -> matters.split(world.foreigner(), raised.code(), new SplitCommand(0, List.of(LAMP))))
                        .problem())
                .isEqualTo(Problem.NOT_FOUND);
    }

    @Test
    void whatIsErasedIsErasedWithItsParts() {
        var raised = raise("13900000000");
        var part = split(world.clerk(), raised.code(), LAMP).parts().getFirst();
        matters.withdraw(raised.receipt(), null);
        assertThat(refused(() -> matters.erase(raised.receipt())).fields())
                .containsEntry("step", "matters.erase.part-open");
        matters.withdraw(raised.receipt(), part, null);
        matters.erase(raised.receipt());
        var id = matters.refForStaff(world.officer(), part).id();
        assertThat(Behalf.SYSTEM.call(() -> contacts.find(world.district(), id)))
                .isEmpty();
        assertThat(see(world.officer(), part).text()).isEqualTo(MatterErasureStore.GONE);
    }

    @Test
    void aReceiptOpensNoPartOfAnother() {
        var mine = raise(null);
        var part = split(world.clerk(), raise(null).code(), LAMP).parts().getFirst();
        assertThat(matters.findByReceipt(mine.receipt(), part)).isEmpty();
        assertThat(refused(() -> matters.rate(mine.receipt(), part, new Rating(true, 5, null)))
                        .problem())
                .isEqualTo(Problem.NOT_FOUND);
    }
}
