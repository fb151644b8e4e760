package org.linli.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.linli.kernel.Words;

/**
 * A column of a register's table, as {@code exchange/columns.csv} has it.
 *
 * @param key by which its cells are read
 * @param choices what its cells can be; empty for anything
 * @param also other names that people give it
 * @param example of a cell; empty for none
 */
record Column(
        String key,
        Words name,
        Kind kind,
        boolean required,
        List<Choice> choices,
        List<String> also,
        String example,
        Words help) {
    /** What its cells hold. */
    enum Kind {
        TEXT,
        /** Digits that are no quantity: written as text so that none is lost. */
        CODE,
        NUMBER,
        DAY,
        CHOICE,
        /** The code of a place, perhaps followed by its name. */
        PLACE
    }

    /** Something that a cell can be: stored as {@code code}, written as {@code name} in either language. */
    record Choice(String code, Words name) {
        private boolean isExactly(String text) {
            return text.equals(name.zh()) || text.equals(code) || text.equals(name.en());
        }

        private boolean is(String text) {
            return text.equalsIgnoreCase(code)
                    || text.equals(name.zh())
                    || text.equalsIgnoreCase(name.en())
                    || text.toLowerCase(Locale.ROOT).equals((name.zh() + " " + name.en()).toLowerCase(Locale.ROOT));
        }
    }

    /** Takes copies. */
    Column {
        choices = List.copyOf(choices);
        also = List.copyOf(also);
    }

    /** The header's text: in both languages. */
    String header() {
        return name.zh() + " " + name.en();
    }

    /** The code of the choice that {@code text} names; itself where the column has none; empty where it names no choice. */
    Optional<String> read(String text) {
        if (choices.isEmpty() || text.isEmpty()) {
            return Optional.of(plain(text));
        }
        for (var choice : choices) {
            if (choice.isExactly(text)) {
                return Optional.of(choice.code());
            }
        }
        return choices.stream()
                .filter(choice -> choice.is(text))
                .map(Choice::code)
                .findFirst();
    }

    private String plain(String text) {
        return switch (kind) {
            case PLACE -> code(text);
            case DAY -> Cells.plainDay(text);
            case TEXT, CODE, NUMBER, CHOICE -> text;
        };
    }

    /** The digits with which {@code 440305001001 某社区} begins. */
    private static String code(String text) {
        var end = text.indexOf(' ');
        return end < 0 ? text : text.substring(0, end);
    }
}
