package org.linli.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.kernel.Problem;

/** What a hotline sends on with a date of its own. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderTests {
    private final Matters matters;
    private final World worlds;
    private final Clock clock;
    private World.Cast world;

    OrderTests(Matters matters, World worlds, Clock clock) {
        this.matters = matters;
        this.worlds = worlds;
        this.clock = clock;
    }

    @BeforeAll
    void build() {
        world = worlds.build("449403");
    }

    private Instant in(Duration time) {
        return clock.instant().plus(time).truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    void theOrdersDateHoldsToTheSecondAndTheUnitHasIt() {
        var due = in(Duration.ofHours(30).plusSeconds(17));
        var received = (Intake.Received) matters.receiveOrder(Draft.of(world.estate(), "路灯坏了"), due, null);

        assertThat(received.dueAt()).isEqualTo(due);
        assertThat(received.provisional()).isFalse();
        var seen = matters.findForStaff(world.clerk(), received.code()).orElseThrow();
        assertThat(seen.row().dueAt()).isEqualTo(due);
        assertThat(seen.unitDue()).isEqualTo(due);
    }

    @Test
    void anOrderWhoseDateHasPassedIsLateFromTheStartAndMovesUp() {
        var received =
                (Intake.Received) matters.receiveOrder(Draft.of(world.estate(), "灯坏了"), in(Duration.ofHours(-2)), null);
        assertThat(matters.findForStaff(world.clerk(), received.code())
                        .orElseThrow()
                        .row()
                        .late())
                .isTrue();

        matters.tick(clock.instant());
        assertThat(matters.findPublic(received.code()).orElseThrow().supervised())
                .isTrue();
    }

    @Test
    void aDateBeyondEveryLimitIsKept() {
        var due = in(Duration.ofDays(17_000));
        var received = (Intake.Received) matters.receiveOrder(Draft.of(world.estate(), "灯坏了"), due, null);
        assertThat(received.dueAt()).isEqualTo(due);
    }

    @Test
    void theSameKeyWithAnotherDateIsRefused() {
        var draft = Draft.of(world.estate(), "灯又坏了");
        var due = in(Duration.ofDays(3));
        var first = (Intake.Received) matters.receiveOrder(draft, due, "order-1");
        var again = (Intake.Received) matters.receiveOrder(draft, due, "order-1");
        assertThat(again.code()).isEqualTo(first.code());
        assertThat(again.repeated()).isTrue();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> matters.receiveOrder(draft, due.plusSeconds(1), "order-1")))
                .extracting("problem")
                .isEqualTo(Problem.KEY_REUSED);
    }
}
