package org.linli.casefile;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Lang;
import org.linli.kernel.Words;
import org.linli.kernel.WorkCalendar;
import org.linli.ledger.Recorded;
import org.linli.matters.DeskView;
import org.linli.matters.TimelineItem;
import org.linli.web.Messages;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a file is made of: a page to read, what was said, how it is filed, what was done and the acts of it as data, the photos, and
 * a salt, so that nobody can guess a short text from the hashes. How to reach the reporter is not in it.
 */
@Component
class Parts {
    private static final int SALT_LENGTH = 32; // bytes
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Messages messages;
    private final JsonMapper json;
    private final ZoneId zone;

    Parts(Messages messages, JsonMapper json, WorkCalendar calendar) {
        this.messages = messages;
        this.json = json;
        this.zone = calendar.zone();
    }

    /** The parts by name, in their order. */
    Map<String, byte[]> of(String number, Instant now, DeskView view, List<byte[]> photos, List<Recorded> acts) {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("index.html", bytes(page(number, now, view, photos.size())));
        parts.put("text.txt", bytes(view.row().title() + "\n\n" + view.text() + "\n"));
        parts.put("matter.json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(matter(number, view)));
        parts.put(
                "timeline.json",
                json.writerWithDefaultPrettyPrinter()
                        .writeValueAsBytes(view.timeline().reversed().stream()
                                .map(this::line)
                                .toList()));
        parts.put(
                "acts.json",
                json.writerWithDefaultPrettyPrinter()
                        .writeValueAsBytes(acts.stream().map(this::act).toList()));
        for (var i = 0; i < photos.size(); i++) {
            parts.put("photos/" + (i + 1) + ".jpg", photos.get(i));
        }
        var salt = new byte[SALT_LENGTH];
        RANDOM.nextBytes(salt);
        parts.put("salt.txt", bytes(HexFormat.of().formatHex(salt) + "\n"));
        return parts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, @Nullable Object> matter(String number, DeskView view) {
        var row = view.row();
        var rating = view.rating();
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("number", number);
        facts.put("code", row.code());
        facts.put("kind", view.kind().word());
        facts.put("category", row.category());
        facts.put("categoryName", row.categoryName());
        facts.put("place", row.place().value());
        facts.put("placeName", row.placeName());
        facts.put("via", word(view.via()));
        facts.put("anonymous", view.anonymous());
        facts.put("receivedAt", time(row.receivedAt()));
        facts.put("dueAt", time(row.dueAt()));
        facts.put("level", word(row.level()));
        facts.put("unit", row.unitName());
        facts.put("state", word(row.state()));
        facts.put("reopened", row.reopened());
        facts.put("lead", view.lead());
        facts.put("followers", view.followers());
        facts.put("solved", rating == null ? null : rating.solved());
        facts.put("satisfaction", rating == null ? null : rating.satisfaction());
        facts.put("comment", rating == null ? null : rating.comment());
        return facts;
    }

    private Map<String, @Nullable Object> line(TimelineItem item) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("at", time(item.at()));
        line.put("kind", item.kind());
        line.put("by", word(item.by()));
        line.put("unit", item.unitName());
        line.put("person", item.person());
        line.put("target", item.target());
        line.put("until", item.until() == null ? null : time(item.until()));
        line.put("text", item.text());
        return line;
    }

    private Map<String, @Nullable Object> act(Recorded act) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("seq", act.seq());
        facts.put("kind", act.kind());
        facts.put("at", act.at().toString());
        facts.put("recordedAt", act.recordedAt().toString());
        facts.put("place", act.place().value());
        facts.put("facts", act.facts());
        return facts;
    }

    private String time(Instant at) {
        return at.atZone(zone).toOffsetDateTime().toString();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The page in both languages: a file is read for decades, by whom nobody knows. */
    private String page(String number, Instant now, DeskView view, int photos) {
        var row = view.row();
        var page = new Html(messages, row.title());
        page.heading(row.title());
        page.fact("casefile.number", number);
        page.fact("casefile.code", row.code());
        page.fact("casefile.category", both(row.categoryName()));
        page.fact("casefile.place", both(row.placeName()));
        page.fact("casefile.received", time(row.receivedAt()));
        page.fact("casefile.due", time(row.dueAt()));
        page.fact("casefile.unit", both(row.unitName()));
        page.fact("casefile.sealed", time(now));
        page.section("casefile.said");
        page.text(view.text());
        for (var i = 1; i <= photos; i++) {
            page.image("photos/" + i + ".jpg");
        }
        page.section("casefile.done");
        view.timeline().reversed().forEach(item -> step(page, item));
        page.section("casefile.check");
        page.sentence("casefile.check.how");
        return page.whole();
    }

    private void step(Html page, TimelineItem item) {
        var who = new StringBuilder(time(item.at()));
        if (item.unitName() != null) {
            who.append(" · ").append(both(item.unitName()));
        }
        if (item.person() != null) {
            who.append(" · ").append(item.person());
        }
        page.step(
                messages.text(Lang.ZH, "matters.timeline." + item.kind()) + " "
                        + messages.text(Lang.EN, "matters.timeline." + item.kind()),
                who.toString(),
                item.text());
    }

    private static String both(Words words) {
        return words.zh().equals(words.en()) ? words.zh() : words.zh() + " " + words.en();
    }
}
