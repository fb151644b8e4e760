package org.linli.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class DemoPlanTests {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    private final DemoWorld world = DemoWorld.read();

    @Test
    void theShippedDemoReadsWhole() {
        assertThat(world.staff()).hasSizeGreaterThan(60);
        assertThat(world.matters()).hasSizeGreaterThan(70);
        assertThat(world.staff()).extracting(DemoWorld.Member::login).doesNotHaveDuplicates();
    }

    @Test
    void everythingHappenedBeforeNowAndInOrder() {
        var events = DemoPlan.of(world.matters(), NOW, ZONE);

        assertThat(events).extracting(DemoPlan.Event::at).isSorted().allMatch(at -> at.isBefore(NOW));
        var parts = new HashMap<Integer, Integer>();
        for (var event : events) {
            assertThat(event.part()).isEqualTo(parts.getOrDefault(event.story(), -1) + 1);
            parts.put(event.story(), event.part());
        }
        assertThat(parts).hasSize(world.matters().size());
    }

    @Test
    void theSameMomentGivesTheSamePlan() {
        assertThat(DemoPlan.of(world.matters(), NOW, ZONE)).isEqualTo(DemoPlan.of(world.matters(), NOW, ZONE));
    }

    @Test
    void aTimeIsMinutesHoursOrDays() {
        assertThat(DemoPlan.duration("40m")).isEqualTo(Duration.ofMinutes(40));
        assertThat(DemoPlan.duration("4h")).isEqualTo(Duration.ofHours(4));
        assertThat(DemoPlan.duration("2d")).isEqualTo(Duration.ofDays(2));
    }
}
