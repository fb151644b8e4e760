package org.linli.evaluation;

import org.linli.kernel.Words;

/**
 * One of the 253 lines that are scored.
 *
 * @param code {@code head.aspect.indicator.number}
 * @param line of the file it was read from
 * @param source a code of {@link Standard#sources()}
 */
public record Criterion(String code, int line, Words text, String source, int points, Way way) {
    /** The one way in which it is scored. */
    public sealed interface Way {}

    /**
     * Counted from what was recorded.
     *
     * @param least how large the denominator must be before it says anything; 0 where nothing is divided
     */
    public record Counted(Formula formula, int least, Scale scale) implements Way {}

    /** Scored by somebody who signs, with a date and a reason, from {@code evidence} that the community brings. */
    public record Shown(Words evidence, String evaluator) implements Way {}

    /**
     * Asked by a third party; the scale is of the share that answers well.
     *
     * @param least how many must have answered
     */
    public record Asked(Words question, String whom, int least, Scale scale) implements Way {}

    /** {@code counted}, {@code shown} or {@code asked}. */
    public String kind() {
        return switch (way) {
            case Counted _ -> "counted";
            case Shown _ -> "shown";
            case Asked _ -> "asked";
        };
    }
}
