package org.linli.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.kernel.SteadyClock;
import org.linli.measures.Rate;

/** A season in small; the whole one is a command. */
@LinliTest
class SeasonTests {
    private final Season season;
    private final SteadyClock clock;

    SeasonTests(Season season, SteadyClock clock) {
        this.season = season;
        this.clock = clock;
    }

    @Test
    void whatIsCountedIsWhatTheSeedStates() {
        var outcome = season.load(54, 21, line -> {});
        assertThat(outcome.mediated()).isEqualTo(new Rate(53, 54));
        assertThat(outcome.settled()).isEqualTo(new Rate(20, 21));
        assertThat(outcome.agrees()).isTrue();
        assertThat(outcome.of("mediation.opened")).isEqualTo(54);
        assertThat(outcome.of("labour.received")).isEqualTo(21);
        assertThat(outcome.of("mediation.due")).isEqualTo(53);
        assertThat(outcome.of("mediation.kept")).isEqualTo(51);
        assertThat(outcome.of("matters.discreet.received")).isEqualTo(75);
        assertThat(outcome.of("matters.received")).isZero();
        assertThat(clock.behind()).isZero();
        assertThat(catchThrowableOfType(ProblemException.class, () -> season.load(1, 1, line -> {}))
                        .problem())
                .isEqualTo(Problem.STATE);
    }

    @Test
    void asManyEndApartAsTheSeedSays() {
        assertThat(IntStream.range(0, 591)
                        .filter(i -> SeasonCases.isApart(i, 591, 11, 591))
                        .count())
                .isEqualTo(11);
        assertThat(IntStream.range(0, 188)
                        .filter(i -> SeasonCases.isApart(i, 188, 9, 188))
                        .count())
                .isEqualTo(9);
        assertThat(Season.isStated(new Rate(580, 591), 98)).isTrue();
        assertThat(Season.isStated(new Rate(179, 188), 95)).isTrue();
        assertThat(Season.isStated(new Rate(176, 188), 95)).isFalse();
    }
}
