package org.linli.backup;

import java.io.PrintWriter;
import java.util.List;

/**
 * What the doctor found about one thing. Its texts are {@code doctor.<check>.well}, or {@code .wrong} and {@code .do}.
 *
 * @param values for its text
 */
record Finding(String check, boolean isWell, List<Object> values) {
    static Finding well(String check, Object... values) {
        return new Finding(check, true, List.of(values));
    }

    static Finding wrong(String check, Object... values) {
        return new Finding(check, false, List.of(values));
    }

    static Finding of(boolean isWell, String check, Object... values) {
        return new Finding(check, isWell, List.of(values));
    }

    /** A line, and below it what to do where something is wrong. */
    void print(PrintWriter out) {
        var said = Texts.words("doctor." + check + (isWell ? ".well" : ".wrong"), values.toArray());
        out.println((isWell ? "✓ " : "✗ ") + said.zh() + " · " + said.en());
        if (!isWell) {
            var cure = Texts.words("doctor." + check + ".do", values.toArray());
            out.println("  → " + cure.zh());
            out.println("  → " + cure.en());
        }
    }
}
