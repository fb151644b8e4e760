package org.linli.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;
import org.linli.ledger.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@LinliTest
class MeasuresTests {
    private static final PlaceCode COMMUNITY = new PlaceCode("990011001001");
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final LocalDate AUGUST = LocalDate.of(2026, 8, 1);
    private static final UUID UNIT = UUID.fromString("01890000-0000-7000-8000-000000000001");

    private final Ledger ledger;
    private final Measures measures;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    MeasuresTests(Ledger ledger, Measures measures, TransactionTemplate transaction, JdbcClient jdbc) {
        this.ledger = ledger;
        this.measures = measures;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @ActKind("matter.received")
    record Received(PlaceCode place, UUID subject, Instant at, UUID unit, String category) implements Act {}

    @ActKind("matter.answered")
    record Answered(PlaceCode place, UUID subject, Instant at, UUID unit, String category, boolean inTime)
            implements Act {}

    @ActKind("matter.rated")
    record Rated(PlaceCode place, UUID subject, Instant at, int rated, int solved, int satisfied, LocalDate ratedOn)
            implements Act {}

    private void happens(Act... acts) {
        transaction.executeWithoutResult(status -> List.of(acts).forEach(ledger::record));
        ledger.drain();
    }

    private long count(String measure, LocalDate from, LocalDate to) {
        return measures.sum(measure, COMMUNITY, from, to);
    }

    /** One district for the whole test, so the figures build on each other. */
    @Test
    void everyFigureIsTheSumOfTheActsBehindIt() {
        var day = Instant.parse("2026-07-31T15:59:59Z"); // one second before August in Shanghai
        var id = UUID.randomUUID();
        happens(
                new Received(COMMUNITY, id, day, UNIT, "01.03.02"),
                new Received(new PlaceCode("990011001001002"), UUID.randomUUID(), day, UNIT, "01.03.02"),
                new Received(COMMUNITY, UUID.randomUUID(), day.plusSeconds(1), UNIT, "02.01.01"),
                new Answered(COMMUNITY, id, day.plusSeconds(60), UNIT, "01.03.02", true),
                new Answered(COMMUNITY, id, day.plusSeconds(90), UNIT, "01.03.02", false));

        assertThat(count("matters.received", JULY, AUGUST)).isEqualTo(2);
        assertThat(count("matters.received", AUGUST, AUGUST.plusMonths(1))).isEqualTo(1);
        assertThat(count("matters.answer.in-time", AUGUST, AUGUST.plusMonths(1)))
                .isEqualTo(1);
        assertThat(measures.sums(List.of("matters.received"), COMMUNITY, JULY, AUGUST.plusDays(1), UNIT, "01"))
                .containsEntry("matters.received", 2L);
        assertThat(measures.evidence("matters.received", COMMUNITY, JULY, AUGUST, null, 0, 10))
                .hasSize(2)
                .allSatisfy(evidence -> assertThat(evidence.value()).isEqualTo(1));
        assertThat(measures.byUnitAndMonth(
                        List.of("matters.received"), new PlaceCode("990011"), JULY, AUGUST.plusMonths(1)))
                .containsExactlyInAnyOrder(
                        new Cell("matters.received", JULY, UNIT, 2), new Cell("matters.received", AUGUST, UNIT, 1));

        // the last word counts, on the day of the first
        happens(new Rated(COMMUNITY, id, day.plusSeconds(3600), 1, 0, 0, LocalDate.of(2026, 8, 1)));
        happens(new Rated(COMMUNITY, id, day.plusSeconds(99 * 86_400), 0, 1, 1, LocalDate.of(2026, 8, 1)));
        assertThat(count("matters.rated", AUGUST, AUGUST.plusDays(1))).isEqualTo(1);
        assertThat(count("matters.solved", AUGUST, AUGUST.plusDays(1))).isEqualTo(1);
        assertThat(count("matters.solved", AUGUST.plusDays(1), AUGUST.plusYears(1)))
                .isZero();
        assertThat(measures.evidence("matters.solved", COMMUNITY, AUGUST, AUGUST.plusDays(1), null, 0, 10))
                .hasSize(1);

        // reading everything again changes nothing
        jdbc.sql("update ledger.cursor set seq = 0 where district = :district")
                .param("district", "990011")
                .update();
        ledger.drain();
        assertThat(count("matters.received", JULY, AUGUST)).isEqualTo(2);
    }
}
