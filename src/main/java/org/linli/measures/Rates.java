package org.linli.measures;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rates of the open board as ratios of measures. Numerator and denominator always come from the same verdicts, so
 * that a period's rate never passes 100 %. Working definitions: no text of law gives a formula (Beijing Regulations art. 32
 * names the three rates only).
 */
public final class Rates {
    /** Contacted within the limit, of those for whom that limit has passed a verdict. */
    public static final String RESPONSE = "response";

    /** Answered in time, of those answered or overdue. */
    public static final String IN_TIME = "in-time";

    /** "Solved" by the reporter's last word, of those rated. */
    public static final String SOLVED = "solved";

    /** Satisfied (4 or 5 of 5) by the reporter's last word, of those rated. */
    public static final String SATISFIED = "satisfied";

    /** How many matters a review left out; they are counted in every rate all the same. */
    public static final String EXCLUDED = "matters.excluded";

    /** The measures that rates are made of. */
    public static final List<String> VERDICTS = List.of(
            "matters.contact.kept",
            "matters.contact.missed",
            "matters.answer.in-time",
            "matters.answer.late",
            "matters.rated",
            "matters.solved",
            "matters.satisfied");

    private static final String MATTERS = "matters.";

    /** Every measure that a rate needs, with what of each a review left out. */
    public static final List<String> MEASURES = Stream.of(
                    Stream.of("matters.received", EXCLUDED),
                    VERDICTS.stream(),
                    VERDICTS.stream().map(Rates::apart))
            .flatMap(measures -> measures)
            .toList();

    private Rates() {}

    /** The rates in the order in which they are shown. */
    public static Map<String, Rate> of(Map<String, Long> sums) {
        var rates = new LinkedHashMap<String, Rate>();
        rates.put(RESPONSE, ofTwo(sums, "matters.contact.kept", "matters.contact.missed"));
        rates.put(IN_TIME, ofTwo(sums, "matters.answer.in-time", "matters.answer.late"));
        rates.put(SOLVED, new Rate(get(sums, "matters.solved"), get(sums, "matters.rated")));
        rates.put(SATISFIED, new Rate(get(sums, "matters.satisfied"), get(sums, "matters.rated")));
        return rates;
    }

    /** The same without what a review left out. */
    public static Map<String, Rate> without(Map<String, Long> sums) {
        var rest = new HashMap<String, Long>();
        VERDICTS.forEach(measure -> rest.put(measure, get(sums, measure) - get(sums, apart(measure))));
        return of(rest);
    }

    /** Where what a review left out of {@code measure} is counted. */
    private static String apart(String measure) {
        return EXCLUDED + "." + measure.substring(MATTERS.length());
    }

    private static Rate ofTwo(Map<String, Long> sums, String good, String bad) {
        return new Rate(get(sums, good), get(sums, good) + get(sums, bad));
    }

    private static long get(Map<String, Long> sums, String measure) {
        return sums.getOrDefault(measure, 0L);
    }
}
