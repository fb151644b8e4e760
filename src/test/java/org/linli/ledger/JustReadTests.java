package org.linli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What one reader read, the next does not read again, and none skips an act. */
class JustReadTests {
    private static final District HERE = new District("990001");

    private final JustRead read = new JustRead();
    private final AtomicInteger asked = new AtomicInteger();

    private List<Long> after(District district, long seq, int limit, long... stored) {
        return read
                .after(district, seq, limit, () -> {
                    asked.incrementAndGet();
                    return LongStream.of(stored).mapToObj(n -> act(district, n)).toList();
                })
                .stream()
                .map(Recorded::seq)
                .toList();
    }

    private static Recorded act(District district, long seq) {
        return new Recorded(
                district,
                seq,
                Instant.EPOCH,
                Instant.EPOCH,
                "test.kind",
                new PlaceCode(district.value()),
                new UUID(0, seq),
                JsonNodeFactory.instance.objectNode(),
                () -> null);
    }

    @Test
    void theSecondReaderAsksNobodyAndComesToTheSameActs() {
        assertThat(after(HERE, 0, 10, 1, 2, 3)).containsExactly(1L, 2L, 3L);
        assertThat(after(HERE, 0, 10)).containsExactly(1L, 2L, 3L);
        assertThat(after(HERE, 1, 10)).containsExactly(2L, 3L);
        assertThat(after(HERE, 0, 2)).containsExactly(1L, 2L);
        assertThat(asked).hasValue(1);
    }

    @Test
    void nothingIsSkippedWhereActsAreMissingHere() {
        after(HERE, 4, 10, 5, 6);
        assertThat(after(HERE, 0, 10, 1, 2)).containsExactly(1L, 2L);
        assertThat(after(HERE, 2, 10, 3, 4, 5)).containsExactly(3L, 4L, 5L);
        assertThat(after(HERE, 3, 10)).containsExactly(4L, 5L, 6L);
        assertThat(after(HERE, 6, 10)).isEmpty();
        assertThat(asked).hasValue(4);
    }

    @Test
    void districtsAreKeptApart() {
        after(HERE, 0, 10, 1);
        assertThat(after(new District("990002"), 0, 10, 1, 2)).containsExactly(1L, 2L);
        assertThat(asked).hasValue(2);
    }
}
