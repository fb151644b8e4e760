package org.linli.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import org.linli.kernel.SteadyClock;

class ScenarioTimeTests {
    private static final Instant START = Instant.parse("2019-01-01T00:00:00Z");

    private final SteadyClock house =
            new SteadyClock(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

    /** Points that wait; each tick takes what is due and notes the time at which it ran. */
    private static final class Points implements ScenarioTime.Clockwork {
        private final PriorityQueue<Instant> waiting = new PriorityQueue<>();
        private final List<Instant> ran = new ArrayList<>();
        private final Clock clock;

        Points(Clock clock, Instant... points) {
            this.clock = clock;
            waiting.addAll(List.of(points));
        }

        @Override
        public Optional<Instant> next() {
            return Optional.ofNullable(waiting.peek());
        }

        @Override
        public int tick(Instant now) {
            ran.add(clock.instant());
            waiting.removeIf(point -> !point.isAfter(now));
            return 1;
        }
    }

    @Test
    void stopsAtEveryPointOnTheWayAtItsTime() {
        var points = new Points(house, START.plusSeconds(30), START.plusSeconds(10), START.plusSeconds(90));
        try (var time = new ScenarioTime(house, ZoneOffset.UTC, START, points)) {
            assertThat(house.instant()).isEqualTo(START);
            time.moveTo(START.plusSeconds(60));

            assertThat(points.ran).containsExactly(START.plusSeconds(10), START.plusSeconds(30));
            assertThat(house.instant()).isEqualTo(START.plusSeconds(60));
        }
        assertThat(house.instant()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void whatWasDueBeforeTheStartRunsAtTheStart() {
        var points = new Points(house, START.minusSeconds(10));
        try (var time = new ScenarioTime(house, ZoneOffset.UTC, START, points)) {
            time.moveTo(START.plusSeconds(1));

            assertThat(points.ran).containsExactly(START);
        }
    }
}
