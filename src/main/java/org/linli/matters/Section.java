package org.linli.matters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.linli.kernel.Words;
import org.linli.web.Ui;

/**
 * A titled part of a matter's page that another module adds.
 *
 * @param title a message key
 */
public record Section(String title, List<Line> lines, List<Link> links) {
    /** Takes copies. */
    public Section {
        lines = List.copyOf(lines);
        links = List.copyOf(links);
    }

    /**
     * A sentence.
     *
     * @param key of a message
     * @param arguments texts, whole numbers, days, times and names in both languages, written as the reader's language has them
     */
    public record Line(String key, List<Object> arguments) {
        /** Takes a copy. */
        public Line {
            arguments = List.copyOf(arguments);
        }

        /** The sentence with its arguments. */
        public static Line of(String key, Object... arguments) {
            return new Line(key, List.of(arguments));
        }

        /** As {@code ui} says it. */
        public String text(Ui ui) {
            return ui.t(key, arguments.stream().map(one -> said(ui, one)).toArray());
        }

        private static Object said(Ui ui, Object argument) {
            return switch (argument) {
                case Instant at -> ui.dateTime(at);
                case LocalDate day -> ui.date(day);
                case Words words -> ui.in(words);
                case Long number -> ui.number(number);
                default -> argument;
            };
        }
    }

    /** A way on; {@code key} of a message, {@code href} an address of ours. */
    public record Link(String key, String href) {}

    /** A section of sentences and one way on. */
    public static Section of(String title, Link link, Line... lines) {
        return new Section(title, Arrays.asList(lines), List.of(link));
    }
}
