package org.linli.calls;

import java.util.Arrays;
import java.util.Locale;
import org.linli.kernel.Problem;

/** As what a unit is called. */
public enum Role {
    /** To the caller's side, on the spot (吹哨): reports in by one time, has done its part by another. */
    WHISTLE,
    /** To do a part of what the caller leads (协办), by a date of its own. */
    ASSIST;

    /** The role as it stands in forms and message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> Problem.INVALID.because("no role " + word, java.util.Map.of("role", "calls.need.role")));
    }
}
