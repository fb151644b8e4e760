package org.linli.home;

import java.util.List;
import java.util.Map;
import org.linli.measures.Rate;
import org.linli.measures.Rates;

/**
 * A rate as it is drawn.
 *
 * @param name {@code response}, {@code in-time}, {@code solved} or {@code satisfied}
 * @param href where its acts are listed
 */
record RateView(String name, Rate rate, String href) {
    /** The measure whose acts stand behind each rate's numerator. */
    private static final Map<String, String> NUMERATORS = Map.of(
            Rates.RESPONSE, "matters.contact.kept",
            Rates.IN_TIME, "matters.answer.in-time",
            Rates.SOLVED, "matters.solved",
            Rates.SATISFIED, "matters.satisfied");

    /** All rates of {@code sums}; {@code query} is the place and span of time that they were counted over. */
    static List<RateView> of(Map<String, Long> sums, String query) {
        return Rates.of(sums).entrySet().stream()
                .map(entry -> new RateView(
                        entry.getKey(), entry.getValue(), "/open/" + NUMERATORS.get(entry.getKey()) + "?" + query))
                .toList();
    }
}
