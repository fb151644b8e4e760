package org.linli.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;

@LinliTest
class PaceTests {
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final Pace THREE = new Pace(Duration.ofMinutes(1), 3);

    private final PaceStore store;

    PaceTests(PaceStore store) {
        this.store = store;
    }

    private static byte[] somebody() {
        return UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void admitsABurstThenOnePerInterval() {
        var who = somebody();
        for (var i = 0; i < 3; i++) {
            assertThat(store.take(who, THREE, NOON)).isTrue();
        }
        assertThat(store.take(who, THREE, NOON)).isFalse();
        assertThat(store.take(who, THREE, NOON.plusSeconds(59))).isFalse();
        assertThat(store.take(who, THREE, NOON.plusSeconds(60))).isTrue();
        assertThat(store.take(who, THREE, NOON.plusSeconds(60))).isFalse();
    }

    @Test
    void whoGoesOnTryingIsNotShutOutForLonger() {
        var who = somebody();
        for (var i = 0; i < 50; i++) {
            store.take(who, THREE, NOON);
        }
        assertThat(store.take(who, THREE, NOON.plusSeconds(60))).isTrue();
    }

    @Test
    void aTryThatPassedIsGivenBack() {
        var who = somebody();
        for (var i = 0; i < 20; i++) {
            assertThat(store.take(who, THREE, NOON)).isTrue();
            store.giveBack(who, THREE);
        }
        store.take(who, THREE, NOON);
        store.forget(who);
        store.clear(NOON.minusSeconds(1));
        assertThat(store.take(who, THREE, NOON)).isTrue();
    }

    /** Two nodes, or two threads, together admit no more than one alone. */
    @Test
    void countsExactlyWhenManyTryAtOnce() throws Exception {
        var who = somebody();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, 40)
                    .<Callable<Boolean>>mapToObj(i -> () -> store.take(who, THREE, NOON))
                    .toList();
            var admitted = 0;
            for (var tried : threads.invokeAll(tries)) {
                admitted += tried.get() ? 1 : 0;
            }
            assertThat(admitted).isEqualTo(3);
        }
    }
}
