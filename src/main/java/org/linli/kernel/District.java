package org.linli.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The six-digit code of a district (GB/T 2260): the key by which rows are distributed and scopes are bounded. */
public record District(@JsonValue String value) implements Comparable<District> {
    /** Fails as {@link Problem#INVALID} unless {@code value} is six digits. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public District {
        if (!value.matches("\\d{6}")) {
            throw Problem.INVALID.because("district code of six digits expected: " + value);
        }
    }

    /** The district itself as a place. */
    public PlaceCode place() {
        return new PlaceCode(value);
    }

    @Override
    public int compareTo(District other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
