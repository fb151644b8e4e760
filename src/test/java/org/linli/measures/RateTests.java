package org.linli.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTests {
    /** Intervals computed by hand from Wilson 1927. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.0, 0.0, 100.0, false",
        "29, 29, 100.0, 88.3, 100.0, false",
        "30, 30, 100.0, 88.6, 100.0, true",
        "961, 1000, 96.1, 94.7, 97.1, true",
        "1, 3, 33.3, 6.1, 79.2, false",
        "0, 40, 0.0, 0.0, 8.8, true"
    })
    void saysWhatTheCountsAllow(long part, long whole, String percent, String low, String high, boolean enough) {
        var rate = new Rate(part, whole);
        assertThat(rate.percent()).isEqualTo(percent);
        assertThat(rate.low()).isEqualTo(low);
        assertThat(rate.high()).isEqualTo(high);
        assertThat(rate.isEnough()).isEqualTo(enough);
    }

    @Test
    void morePartsThanTheWholeIsOurBug() {
        assertThatThrownBy(() -> new Rate(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
