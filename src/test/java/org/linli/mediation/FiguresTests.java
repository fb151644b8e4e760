package org.linli.mediation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Ledger;
import org.linli.measures.Rate;
import org.springframework.transaction.support.TransactionTemplate;

/** What is published of figures that are small, by recording acts and reading the page's figures. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiguresTests {
    private static final PlaceCode COMMUNITY = new PlaceCode("449104001001");
    private static final UUID BODY = new UUID(44, 9104);
    private static final List<YearMonth> MONTHS = List.of(YearMonth.of(2026, 3), YearMonth.of(2026, 4));

    private final Figures figures;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    FiguresTests(Figures figures, Ledger ledger, TransactionTemplate transaction) {
        this.figures = figures;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    /** In March seven agreements and one failure; in April three agreements; two that a party did not want. */
    @BeforeAll
    void record() {
        transaction.executeWithoutResult(status -> {
            for (var i = 0; i < 10; i++) {
                ledger.record(new MediationAct.Agreed(about(i < 7 ? 3 : 4), Case.Form.WRITTEN));
            }
            ledger.record(new MediationAct.Failed(about(3), CaseCommand.Ending.APART));
            ledger.record(new MediationAct.Stopped(about(3)));
            ledger.record(new MediationAct.Stopped(about(4)));
        });
        ledger.drain();
    }

    private static MediationAct.About about(int month) {
        var day = LocalDate.of(2026, month, 10).atStartOfDay(ZoneId.of("Asia/Shanghai"));
        return new MediationAct.About(UUID.randomUUID(), COMMUNITY, day.toInstant(), BODY, Track.CIVIL);
    }

    @Test
    void aSmallMonthIsLeftOutAndCannotBeToldFromTheTotal() {
        var counted = figures.count(COMMUNITY, MONTHS, false, Set.of());
        assertThat(counted.civil().rate()).isEqualTo(new Rate(7, 8));
        assertThat(counted.stopped()).isNull();
        assertThat(counted.labour().isNothing()).isTrue();
    }

    @Test
    void thoseWhoseOwnItIsSeeItExactly() {
        var counted = figures.count(COMMUNITY, MONTHS, true, Set.of(BODY));
        assertThat(counted.civil().rate()).isEqualTo(new Rate(10, 11));
        assertThat(counted.stopped()).isEqualTo(2L);
        assertThat(figures.count(COMMUNITY, MONTHS, true, Set.of(new UUID(1, 1)))
                        .civil()
                        .isNothing())
                .isTrue();
    }
}
