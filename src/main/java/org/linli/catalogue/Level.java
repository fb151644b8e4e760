package org.linli.catalogue;

import java.util.Arrays;
import java.util.Optional;
import org.linli.kernel.Problem;

/** At which level a matter is settled: the figure behind 小事不出社区，大事不出街道. */
public enum Level {
    /** In the community. */
    COMMUNITY,
    /** In the sub-district. */
    SUBDISTRICT,
    /** In the district; there is nothing above. */
    DISTRICT;

    /** The level one up. */
    public Optional<Level> above() {
        return switch (this) {
            case COMMUNITY -> Optional.of(SUBDISTRICT);
            case SUBDISTRICT -> Optional.of(DISTRICT);
            case DISTRICT -> Optional.empty();
        };
    }

    /** Whether it is higher than {@code other}. */
    public boolean isAbove(Level other) {
        return compareTo(other) > 0;
    }

    /** Reads {@code community}, {@code subdistrict}, {@code district}. Fails as {@link Problem#INVALID}. */
    public static Level of(String word) {
        return Arrays.stream(values())
                .filter(level -> level.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> Problem.INVALID.because("no level " + word));
    }
}
