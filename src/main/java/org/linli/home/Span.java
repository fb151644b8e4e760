package org.linli.home;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;

/** Whole months of one place, both ends included, at most {@value #MOST}: what the open board is asked for. */
record Span(PlaceCode place, YearMonth from, YearMonth to) {
    static final int MOST = 24;
    private static final int USUAL = 6;

    /** Reads what stands in the address; anything unreadable falls back to the last six months. */
    static Span of(PlaceCode place, @Nullable String from, @Nullable String to, LocalDate today) {
        var last = month(to, YearMonth.from(today));
        var first = month(from, last.minusMonths(USUAL - 1));
        if (first.isAfter(last)) {
            first = last;
        }
        return new Span(place, first.isBefore(last.minusMonths(MOST - 1)) ? last.minusMonths(MOST - 1) : first, last);
    }

    private static YearMonth month(@Nullable String text, YearMonth fallback) {
        if (text == null || text.isBlank()) {
            return fallback;
        }
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            return fallback;
        }
    }

    LocalDate start() {
        return from.atDay(1);
    }

    /** The first day after. */
    LocalDate end() {
        return to.plusMonths(1).atDay(1);
    }

    List<YearMonth> months() {
        var months = new ArrayList<YearMonth>();
        for (var month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    String query() {
        return "place=" + place + "&from=" + from + "&to=" + to;
    }
}
