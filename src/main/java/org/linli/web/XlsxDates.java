package org.linli.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Days and times in a spreadsheet: a count since its epoch, told from a number by its format alone. Pure. */
final class XlsxDates {
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");
    private static final int SECONDS_OF_DAY = 86_400;
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466); // after 9999-12-31
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30); // right from March 1900 on
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

    private XlsxDates() {}

    /** Whether a number format shows a date or a time. {@code formats}: those that the workbook brings along. */
    static boolean isDate(int id, Map<Integer, String> formats) {
        var own = formats.get(id);
        if (own != null) {
            return isDate(own);
        }
        // ECMA-376 part 1, 18.8.30: built in for all languages, and for Chinese
        return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
    }

    /** It names a year, month, day, hour or second outside quotes. */
    private static boolean isDate(String format) {
        if (format.equals("General")) {
            return false;
        }
        var bare = QUOTED.matcher(format).replaceAll("");
        return bare.chars().anyMatch(c -> "yYdDhHsS年月日".indexOf(c) >= 0) && !bare.contains("0.") && !bare.contains("#");
    }

    /** A day is a count since the workbook's epoch, a time its fraction; 9:30 may be stored a microsecond early. */
    static Optional<String> text(BigDecimal number, boolean since1904) {
        if (number.signum() < 0 || number.compareTo(LAST_DAY) >= 0) {
            return Optional.empty();
        }
        var seconds = number.multiply(BigDecimal.valueOf(SECONDS_OF_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        if (seconds < SECONDS_OF_DAY) {
            return Optional.of(LocalTime.ofSecondOfDay(seconds).toString());
        }
        var date = (since1904 ? EPOCH_1904 : EPOCH_1900).atStartOfDay().plusSeconds(seconds);
        return Optional.of(
                date.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? date.toLocalDate().toString()
                        : date.toString());
    }
}
