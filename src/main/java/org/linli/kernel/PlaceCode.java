package org.linli.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * A place's identity: digits whose prefixes are its ancestors. 2 province, 4 city, 6 district (GB/T 2260), 9
 * sub-district, 12 community (GB/T 10114), 15 estate, 18 building, 21 entrance. A code never changes its meaning.
 */
public record PlaceCode(@JsonValue String value) implements Comparable<PlaceCode> {
    /** Digits of a community's code. */
    public static final int COMMUNITY = 12;

    /** Digits of a sub-district's code. */
    public static final int SUBDISTRICT = 9;

    /** Digits of a district's code. */
    public static final int DISTRICT = 6;

    /** Fails as {@link Problem#INVALID} unless {@code value} is 2, 4, 6, 9, 12, 15, 18 or 21 digits. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PlaceCode {
        if (!accepts(value)) {
            throw Problem.INVALID.because("not a place's code: " + value);
        }
    }

    /** Whether {@code value} has the form of a code. */
    public static boolean accepts(String value) {
        return switch (value.length()) {
            case 2, 4, 6, 9, 12, 15, 18, 21 -> isDigits(value);
            default -> false;
        };
    }

    private static boolean isDigits(String value) {
        for (var i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The district that this place lies in. Fails as {@link Problem#INVALID} above the district. */
    public District district() {
        if (value.length() < DISTRICT) {
            throw Problem.INVALID.because("above any district: " + value);
        }
        return new District(value.substring(0, DISTRICT));
    }

    /** Whether {@code other} is this place or lies in it. */
    public boolean contains(PlaceCode other) {
        return other.value.startsWith(value);
    }

    /** This place, or its ancestor of at most {@code digits} digits. */
    public PlaceCode upTo(int digits) {
        return value.length() <= digits ? this : new PlaceCode(value.substring(0, digits));
    }

    /** The place one step up; none above a province. */
    public Optional<PlaceCode> parent() {
        var length = value.length();
        if (length == 2) {
            return Optional.empty();
        }
        return Optional.of(new PlaceCode(value.substring(0, length <= 6 ? length - 2 : length - 3)));
    }

    @Override
    public int compareTo(PlaceCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
