package org.linli.alerts;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Lang;
import org.linli.kernel.WorkCalendar;
import org.linli.matters.PublicFound;
import org.linli.matters.PublicMatter;
import org.linli.places.Place;
import org.linli.web.Messages;
import org.linli.web.Pages;
import org.linli.web.SiteAddress;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The feed of a place, and the page of it that stands in other people's pages. Anyone may look. */
@Controller
class AreaPages {
    private static final int ENTRIES = 50;
    private static final int LINES = 5;
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-ancestors *; "
                    + "form-action 'none'; base-uri 'none'";

    private final Newest newest;
    private final Messages messages;
    private final SiteAddress site;
    private final WorkCalendar calendar;
    private final Clock clock;

    AreaPages(Newest newest, Messages messages, SiteAddress site, WorkCalendar calendar, Clock clock) {
        this.newest = newest;
        this.messages = messages;
        this.site = site;
        this.calendar = calendar;
        this.clock = clock;
    }

    record EmbedPage(Place place, List<PublicMatter> matters) {}

    /** {@code snippet} is the line of HTML that shows the place in somebody's page. */
    record FollowPage(Place place, String feed, String snippet) {}

    @GetMapping("/c/{place}/follow")
    ModelAndView follow(@PathVariable String place, Lang lang) {
        var there = newest.place(place);
        var snippet =
                "<iframe src=\"%s/embed/%s?lang=%s\" title=\"%s\" width=\"360\" height=\"560\" loading=\"lazy\"></iframe>"
                        .formatted(
                                site.origin(),
                                there.code(),
                                lang.code(),
                                there.in(lang).replace("\"", "&quot;"));
        return Pages.page("alerts/follow", new FollowPage(there, feedAddress(there, lang), snippet));
    }

    private String feedAddress(Place place, Lang lang) {
        return site.origin() + "/c/" + place.code() + "/feed.atom?lang=" + lang.code();
    }

    @GetMapping("/c/{place}/feed.atom")
    ResponseEntity<byte[]> feed(@PathVariable String place, Lang lang) {
        var there = newest.place(place);
        var page = site.origin() + "/c/" + there.code();
        var found = newest.at(there, ENTRIES);
        var feed = new Feed(
                feedAddress(there, lang),
                page + "?lang=" + lang.code(),
                messages.text(lang, "alerts.feed.title", there.in(lang)),
                messages.text(lang, "web.name"),
                lang.tag(),
                updated(found),
                found.stream().map(one -> entry(one, lang)).toList());
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "application/atom+xml; charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .body(feed.xml(calendar.zone()).getBytes(StandardCharsets.UTF_8));
    }

    /** When anything in it changed last; where there is nothing, this morning. */
    private Instant updated(List<PublicFound> found) {
        return found.stream()
                .map(PublicFound::changedAt)
                .max(Instant::compareTo)
                .orElseGet(
                        () -> LocalDate.now(clock).atStartOfDay(calendar.zone()).toInstant());
    }

    private Feed.Entry entry(PublicFound found, Lang lang) {
        var matter = found.matter();
        var state = messages.text(lang, "matters.state." + matter.state().name().toLowerCase(Locale.ROOT));
        var summary = new StringBuilder(messages.text(
                lang,
                "alerts.feed.summary",
                state,
                matter.placeName().in(lang),
                matter.categoryName().in(lang),
                matter.unitName().in(lang)));
        for (var words : Arrays.<@Nullable String>asList(matter.text(), matter.answer())) {
            if (words != null) {
                summary.append('\n').append(words);
            }
        }
        return new Feed.Entry(
                site.origin() + "/m/" + matter.code(),
                Objects.requireNonNullElse(matter.title(), matter.categoryName().in(lang)),
                summary.toString(),
                matter.receivedAt(),
                found.changedAt());
    }

    @GetMapping("/embed/{place}")
    ModelAndView embed(@PathVariable String place, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=60");
        var there = newest.place(place);
        return Pages.page(
                "alerts/embed",
                new EmbedPage(
                        there,
                        newest.at(there, LINES).stream()
                                .map(PublicFound::matter)
                                .toList()));
    }
}
