package org.linli.matters;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Limit;
import org.linli.kernel.Problem;
import org.linli.kernel.WorkCalendar;

/** Computes every clock of a matter on the working-day calendar. Pure. */
final class Deadlines {
    /** How long an answer may be rated. */
    static final Duration RATING = Duration.ofDays(30);

    /** The farthest day to which a matter may be suspended, in days from now. */
    static final int SUSPENSION_MAX_DAYS = 90;

    private static final int HOURS_MAX = 999;

    private final WorkCalendar calendar;

    Deadlines(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    /** The promise made at receipt. */
    Promise start(Limit limit, Limit first, Instant now) {
        var due = calendar.due(now, limit);
        return new Promise(
                limit,
                now,
                limit,
                due.at(),
                openYear(now, due),
                due.at(),
                0,
                calendar.due(now, first).at(),
                Verdict.PENDING,
                Verdict.PENDING,
                false,
                0,
                null,
                null);
    }

    /** The promise that an order brings along: {@code due} to the second; whole hours, at least one, where it is counted anew. */
    Promise ordered(Instant due, Limit first, Instant now) {
        var hours = Math.ceilDiv(
                Duration.between(now, due).toSeconds(), Duration.ofHours(1).toSeconds());
        var limit = new Limit(Math.clamp(hours, 1, HOURS_MAX), Limit.Unit.HOURS);
        return new Promise(
                limit,
                now,
                limit,
                due,
                0,
                due,
                0,
                calendar.due(now, first).at(),
                Verdict.PENDING,
                Verdict.PENDING,
                false,
                0,
                null,
                null);
    }

    /** The promise made when a matter is opened again: the whole limit anew; verdicts stay as they were passed. */
    Promise restart(Promise old, Instant now) {
        return counted(old, now, old.limit());
    }

    /** A unit's own clock, from when it got the matter. */
    Instant unitDue(Promise promise, Instant now) {
        return calendar.due(now, promise.limit()).at();
    }

    /** Moved to the end of {@code until}, at most by the limit again. Fails as {@link Problem#INVALID}. */
    Promise extended(Promise old, LocalDate until) {
        var last = calendar.due(old.due(), old.limit()).at();
        var wish = until.atTime(WorkCalendar.CLOSE).atZone(calendar.zone()).toInstant();
        var lastDay = last.atZone(calendar.zone()).toLocalDate();
        var due = until.equals(lastDay) ? last : wish;
        if (until.isAfter(lastDay) || !due.isAfter(old.due())) {
            throw wrongDay("an extension ends after " + old.due() + " and not after " + last, "extend");
        }
        var longer = new Promise(
                old.limit(),
                old.from(),
                old.span(),
                due,
                0,
                due,
                old.reminded(),
                old.contactDue(),
                old.contact(),
                old.answer(),
                true,
                old.suspensions(),
                null,
                null);
        return longer; // reminders already given stay given
    }

    /** Standing still until the end of {@code until}. Fails as {@link Problem#INVALID}. */
    Promise suspended(Promise old, LocalDate until, Instant now) {
        var end = until.atTime(WorkCalendar.CLOSE).atZone(calendar.zone()).toInstant();
        if (!end.isAfter(now) || end.isAfter(now.plus(Duration.ofDays(SUSPENSION_MAX_DAYS + 1L)))) {
            throw wrongDay("a suspension ends within " + SUSPENSION_MAX_DAYS + " days", "suspend");
        }
        return new Promise(
                old.limit(),
                old.from(),
                old.span(),
                old.due(),
                old.openYear(),
                old.expires(),
                old.reminded(),
                old.contactDue(),
                old.contact(),
                old.answer(),
                old.extended(),
                old.suspensions() + 1,
                now,
                end);
    }

    /** Running again from {@code now} with what was left: whole working days or whole hours, at least one. */
    Promise resumed(Promise old, Instant now) {
        var since = old.suspendedAt() == null ? now : old.suspendedAt();
        return counted(old, now, left(old, since));
    }

    private Limit left(Promise old, Instant since) {
        if (old.span().unit() == Limit.Unit.WORKING_DAYS) {
            return new Limit(Math.clamp(calendar.workingDays(since, old.due()), 1, 999), Limit.Unit.WORKING_DAYS);
        }
        var minutes = Duration.between(since, old.due()).toMinutes();
        return new Limit(Math.clamp(Math.ceilDiv(minutes, 60L), 1, 999), Limit.Unit.HOURS);
    }

    /** The next time the clock moves it up. */
    Promise expired(Promise old, Instant now) {
        return old.expiring(calendar.due(now, old.limit()).at());
    }

    /** Counted anew with what the calendar knows now. */
    Promise fixed(Promise old) {
        var due = calendar.due(old.from(), old.span());
        return old.fixed(due.at(), openYear(old.from(), due), old.reminded());
    }

    /** When the clock looks at the matter next; empty where it never does again. */
    Optional<Instant> nextCheck(Matter matter) {
        var promise = matter.promise();
        var contact = promise.contact() == Verdict.PENDING ? promise.contactDue() : null;
        return switch (matter.state()) {
            case RECEIVED, ACCEPTED, ASSIGNED, HANDLING -> earliest(contact, reminder(promise), promise.expires());
            case SUSPENDED -> earliest(contact, promise.suspendedUntil());
            case MERGED -> earliest(contact, promise.answer() == Verdict.PENDING ? promise.due() : null);
            case ANSWERED -> Optional.ofNullable(matter.reply().rateUntil());
            case CLOSED, WITHDRAWN -> Optional.empty();
        };
    }

    /** When {@code percent} of the time will have passed. */
    Instant share(Promise promise, int percent) {
        return calendar.share(promise.from(), promise.due(), promise.span().unit(), percent);
    }

    /** The day on which {@code at} falls. */
    LocalDate day(Instant at) {
        return at.atZone(calendar.zone()).toLocalDate();
    }

    private @Nullable Instant reminder(Promise promise) {
        if (!promise.expires().equals(promise.due()) || promise.reminded() >= 80) {
            return null;
        }
        return share(promise, promise.reminded() < 50 ? 50 : 80);
    }

    private Promise counted(Promise old, Instant from, Limit span) {
        var due = calendar.due(from, span);
        return new Promise(
                old.limit(),
                from,
                span,
                due.at(),
                openYear(from, due),
                due.at(),
                0,
                old.contactDue(),
                old.contact(),
                old.answer(),
                old.extended(),
                old.suspensions(),
                null,
                null);
    }

    /** The first year on the way whose holidays are not known; 0 where there is none. */
    private int openYear(Instant from, WorkCalendar.Due due) {
        if (!due.provisional()) {
            return 0;
        }
        var year = day(from).getYear();
        while (calendar.years().contains(year)) {
            year++;
        }
        return year;
    }

    private static Optional<Instant> earliest(@Nullable Instant... times) {
        return Stream.of(times).flatMap(Stream::ofNullable).min(Instant::compareTo);
    }

    private static RuntimeException wrongDay(String detail, String step) {
        return Problem.INVALID.because(detail, Map.of("until", "matters.until." + step));
    }
}
