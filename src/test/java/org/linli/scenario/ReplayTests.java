package org.linli.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.kernel.SteadyClock;
import org.linli.scenario.Messages.Answer;
import org.linli.scenario.Messages.Message;

@LinliTest
class ReplayTests {
    private static final Instant MONDAY = Instant.parse("2019-03-04T02:00:00Z"); // 10:00 in Shanghai
    private static final Instant UNTIL = Instant.parse("2019-06-30T10:00:00Z");

    private final Replay replay;
    private final SteadyClock clock;

    ReplayTests(Replay replay, SteadyClock clock) {
        this.replay = replay;
        this.clock = clock;
    }

    private static Message message(int number, String text, @Nullable Answer answer) {
        return new Message("test:" + number, MONDAY.plusSeconds(60L * number), "A" + number + "区" + text, text, answer);
    }

    @Test
    void whatWasNeverAnsweredMovesUpByTheClockAloneAndASecondRunChangesNothing() {
        var messages = List.of(
                message(1, "物业费乱收", null),
                message(2, "物业费乱收", new Answer(MONDAY.plusSeconds(86_400), "已退还多收的费用。")),
                message(3, "物业费乱收", new Answer(MONDAY.plusSeconds(60 * 86_400), "已退还多收的费用。")));
        var told = new ArrayList<String>();

        var first = replay.run(messages, UNTIL, told::add);
        var again = replay.run(messages, UNTIL, told::add);

        assertThat(first.figures())
                .containsEntry("matters.received", 3L)
                .containsEntry("matters.answer.in-time", 1L)
                .containsEntry("matters.answer.late", 2L);
        assertThat(first.figures().get("matters.escalated")).isGreaterThanOrEqualTo(2);
        assertThat(first.figures()).doesNotContainKey("matters.rated");
        assertThat(again.figures()).isEqualTo(first.figures());
        assertThat(clock.instant()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(clock.behind()).isZero();
    }

    @Test
    void theHouseHasItsRealTimeBackWhenAScenarioIsRefused() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> replay.run(List.of(), UNTIL, line -> {})))
                .hasMessageContaining("no message");
        assertThat(clock.instant()).isAfter(Clock.systemUTC().instant().minusSeconds(60));
    }
}
