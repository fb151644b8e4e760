package org.linli.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the number of a paper may be. Pure. */
final class IdentityRules {
    /** Digits of a number with a check digit (GB 11643-1999). */
    static final int LENGTH = 18;

    private static final int OLDEST = 130; // years; nobody has lived longer
    private static final String CHECK_DIGITS = "10X98765432"; // by remainder: ISO 7064, MOD 11-2
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\-.·()/\\u200b\\ufeff‐-―]");
    private static final Set<String> PROVINCES = Set.of( // GB/T 2260, first two digits; 9: issued to foreigners
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83");

    private IdentityRules() {}

    /** {@code typed} as it is stored: capitals, ASCII, no separators. */
    static String plain(String typed) {
        return Typed.without(BETWEEN, Typed.folded(typed).toUpperCase(Locale.ROOT));
    }

    /** The message key of what is wrong with {@code number} (see {@link #plain}) on {@code today}; empty where nothing is. */
    static Optional<String> wrong(Paper paper, String number, LocalDate today) {
        if (!paper.accepts(number)) {
            return Optional.of("people.wrong.number." + paper);
        }
        if (!paper.isChecked(number)) {
            return Optional.empty();
        }
        if (paper != Paper.FOREIGN_RESIDENCE && !PROVINCES.contains(number.substring(0, 2))) {
            return Optional.of("people.wrong.number.region");
        }
        var born = birthday(number);
        if (born.isEmpty() || born.get().isAfter(today) || born.get().isBefore(today.minusYears(OLDEST))) {
            return Optional.of("people.wrong.number.birthday");
        }
        return number.charAt(LENGTH - 1) == checkDigit(number)
                ? Optional.empty()
                : Optional.of("people.wrong.number.check");
    }

    /** The birthday that the number of {@code identity} tells, where it tells one. */
    static Optional<LocalDate> birthday(Identity identity) {
        return identity.paper().isChecked(identity.number()) ? birthday(identity.number()) : Optional.empty();
    }

    private static Optional<LocalDate> birthday(String number) {
        try {
            return Optional.of(LocalDate.of(digits(number, 6, 10), digits(number, 10, 12), digits(number, 12, 14)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int digits(String number, int from, int to) {
        return Integer.parseInt(number, from, to, 10);
    }

    /** Of the first 17 digits: each times its weight 2^(17 - i) mod 11, summed mod 11. */
    static char checkDigit(String number) {
        var sum = 0;
        for (var i = 0; i < LENGTH - 1; i++) {
            sum = (sum + number.charAt(i) - '0') * 2 % 11;
        }
        return CHECK_DIGITS.charAt(sum);
    }
}
