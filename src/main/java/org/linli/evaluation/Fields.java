package org.linli.evaluation;

import java.util.List;
import java.util.Optional;
import org.linli.kernel.Words;

/** The fields of one criterion as they are written, in the file or in a row of a table. What is wrong is noted. */
interface Fields {
    int line();

    /** Of the whole entry; what a finding names. */
    String code();

    /** The text of {@code key}, stripped; absent where there is none. */
    Optional<String> find(String key);

    List<Finding> findings();

    default void wrong(Fault fault, String... with) {
        findings().add(new Finding(line(), code(), fault, with));
    }

    /** Noted where it is missing. */
    default String text(String key) {
        return find(key).orElseGet(() -> {
            wrong(Fault.FIELD_MISSING, key);
            return "";
        });
    }

    default Words words(String prefix) {
        return new Words(text(prefix + "zh"), text(prefix + "en"));
    }

    /** A whole number from 0; noted where it is none. */
    default int number(String key) {
        var text = text(key);
        if (!text.matches("\\d{1,6}")) {
            if (!text.isEmpty()) {
                wrong(Fault.NUMBER_EXPECTED, key, text);
            }
            return 0;
        }
        return Integer.parseInt(text);
    }

    /** Noted where it cannot be read. */
    default Scale scale(String key) {
        var text = text(key);
        return Scale.read(text).orElseGet(() -> {
            if (!text.isEmpty()) {
                wrong(Fault.SCALE_UNREADABLE, text);
            }
            return new Scale(0, 0, "");
        });
    }

    /** Noted where it cannot be read. */
    default Formula formula(String key) {
        return switch (FormulaReader.read(text(key))) {
            case FormulaReader.Read read -> read.formula();
            case FormulaReader.Failed failed -> {
                wrong(failed.fault(), failed.at());
                yield new Formula("", List.of(), List.of());
            }
        };
    }

    /** The criterion that these fields make. */
    default Criterion criterion() {
        return new Criterion(code(), line(), words(""), text("source"), number("points"), way());
    }

    private Criterion.Way way() {
        var counted = find("counted").isPresent();
        var shown = find("shown_zh").isPresent();
        var asked = find("asked_zh").isPresent();
        if ((counted ? 1 : 0) + (shown ? 1 : 0) + (asked ? 1 : 0) != 1) {
            wrong(Fault.WAY_UNCLEAR);
        }
        if (counted) {
            var formula = formula("counted");
            var least = find("least").isPresent() ? number("least") : 0;
            return new Criterion.Counted(formula, least, scale("scale"));
        }
        return asked
                ? new Criterion.Asked(words("asked_"), text("whom"), number("least"), scale("scale"))
                : new Criterion.Shown(words("shown_"), text("evaluator"));
    }
}
