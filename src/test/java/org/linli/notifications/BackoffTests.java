package org.linli.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTests {
    @ParameterizedTest
    @CsvSource({"1, PT1M", "2, PT2M", "3, PT4M", "9, PT4H16M", "10, PT6H", "13, PT6H"})
    void pausesLongerAfterEachTry(int tries, Duration pause) {
        assertThat(Backoff.after(tries)).contains(pause);
    }

    @Test
    void givesUpInTheEnd() {
        assertThat(Backoff.after(Backoff.TRIES_MAX)).isEmpty();
    }
}
