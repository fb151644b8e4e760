package org.linli.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Ids;
import org.linli.kernel.Lang;
import org.linli.kernel.Words;
import org.linli.kernel.WorkCalendar;

/** What a template knows beside its page: the language and its texts, dates and numbers, who looks, one-time tokens. */
public final class Ui {
    /** Request attribute: the name shown for the one signed in. */
    public static final String PERSON = "org.linli.person";

    /** Request attribute: a {@link BooleanSupplier} that knows whether the one signed in works at the desk. */
    public static final String STAFF = "org.linli.staff";

    static final String LANG = "org.linli.lang";

    private final Lang lang;
    private final Messages messages;
    private final Assets assets;
    private final WorkCalendar calendar;
    private final Clock clock;
    private final HttpServletRequest request;

    Ui(Lang lang, Messages messages, Assets assets, WorkCalendar calendar, Clock clock, HttpServletRequest request) {
        this.lang = lang;
        this.messages = messages;
        this.assets = assets;
        this.calendar = calendar;
        this.clock = clock;
        this.request = request;
    }

    /** The text of {@code key} with {@code args} in place. */
    public String t(String key, Object... args) {
        return messages.text(lang, key, args);
    }

    /** Whether {@code key} has a text. */
    public boolean has(String key) {
        return messages.has(key);
    }

    /** The language of this answer. */
    public Lang lang() {
        return lang;
    }

    /** {@code words} in the language of this answer. */
    public String in(Words words) {
        return words.in(lang);
    }

    /** The name of the one signed in, or null. */
    public @Nullable String person() {
        return request.getAttribute(PERSON) instanceof String name ? name : null;
    }

    /** Whether the one signed in works at the desk. */
    public boolean isStaff() {
        return request.getAttribute(STAFF) instanceof BooleanSupplier works && works.getAsBoolean();
    }

    /** The path asked for. */
    public String path() {
        return request.getRequestURI();
    }

    /** Whether the page belongs to the part of the site under {@code prefix}. */
    public boolean under(String prefix) {
        return path().equals(prefix) || path().startsWith(prefix + "/");
    }

    /** The address of this page in {@code other}. */
    public String inOther(Lang other) {
        return path() + "?lang=" + other.code();
    }

    /** The versioned address of a static file, for example {@code linli.css}. */
    public String asset(String name) {
        return assets.address(name);
    }

    /** The token that every form must carry as {@code _csrf}; empty where the session needs none. */
    public String csrf() {
        return request.getAttribute("_csrf") instanceof org.springframework.security.web.csrf.CsrfToken token
                ? token.getToken()
                : "";
    }

    /** A fresh one-time token for a form's {@code form} field: sending the form twice does its work once. */
    public String formToken() {
        return Ids.random(20);
    }

    /** {@code 11月23日 周一}, {@code Mon 23 Nov}; with the year where it is not this one. */
    public String date(Instant at) {
        var day = at.atZone(calendar.zone());
        var thisYear = day.getYear() == now().getYear();
        return format(day, thisYear ? "M月d日 EEE" : "yyyy年M月d日", thisYear ? "EEE d MMM" : "d MMM yyyy");
    }

    /** A day, as {@link #date(Instant)} writes it. */
    public String date(LocalDate day) {
        return date(day.atTime(12, 0).atZone(calendar.zone()).toInstant());
    }

    /** Date and time of day. */
    public String dateTime(Instant at) {
        return date(at) + " " + at.atZone(calendar.zone()).format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT));
    }

    /** RFC 3339, for {@code datetime} attributes. */
    public String iso(Instant at) {
        return at.atZone(calendar.zone()).toOffsetDateTime().toString();
    }

    /** With separators for thousands. */
    public String number(long value) {
        return "%,d".formatted(value);
    }

    /** {@code 96.1 %} of two counts; a dash where the denominator is 0. */
    public String percent(long part, long whole) {
        return whole == 0 ? "–" : "%d.%d %%".formatted(part * 100 / whole, part * 1000 / whole % 10);
    }

    /** How much time is left until {@code due}, in words: working days where it is far, hours where it is near. */
    public ClockFace clock(Instant due, boolean provisional) {
        var now = clock.instant();
        if (!now.isBefore(due)) {
            return new ClockFace("late", t("web.clock.late", span(Duration.between(due, now))));
        }
        var days = calendar.workingDays(now, due);
        var until = dateTime(due);
        var hedge = provisional ? t("web.clock.provisional") : "";
        if (now().toLocalDate().equals(due.atZone(calendar.zone()).toLocalDate())) {
            var time = due.atZone(calendar.zone()).format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT));
            return new ClockFace("soon", t("web.clock.today", time));
        }
        if (Duration.between(now, due).toHours() < 24 || days == 0) {
            return new ClockFace(
                    "soon", t("web.clock.hours", Duration.between(now, due).toHours(), until) + hedge);
        }
        return new ClockFace(days <= 1 ? "soon" : "ok", t("web.clock.days", days, until) + hedge);
    }

    /** How much time is left until {@code due} in a few words, for rows of a list. */
    public ClockFace clockBrief(Instant due) {
        var face = clock(due, false);
        var days = calendar.workingDays(clock.instant(), due);
        return face.kind().equals("late")
                        || days == 0
                        || now().toLocalDate()
                                .equals(due.atZone(calendar.zone()).toLocalDate())
                ? face
                : new ClockFace(face.kind(), t("web.clock.brief", days));
    }

    /** A length of time in its largest unit. */
    public String span(Duration time) {
        if (time.toDays() > 0) {
            return t("web.span.days", time.toDays());
        }
        return time.toHours() > 0 ? t("web.span.hours", time.toHours()) : t("web.span.minutes", time.toMinutes());
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(calendar.zone());
    }

    private String format(ZonedDateTime time, String zh, String en) {
        return time.format(DateTimeFormatter.ofPattern(lang == Lang.ZH ? zh : en, lang.locale()));
    }
}
