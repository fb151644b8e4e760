package org.linli.open311;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.WorkCalendar;
import org.linli.matters.PublicFound;
import org.linli.matters.PublicMatter;
import org.linli.matters.State;
import org.linli.open311.Document.Group;
import org.linli.open311.Document.Listing;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.web.Messages;
import org.linli.web.SiteAddress;
import org.springframework.stereotype.Component;

/** Public faces as Open311's requests: words only as they were released, nothing of the reporter, places instead of positions. */
@Component
class RequestViews {
    private final Places places;
    private final Messages messages;
    private final SiteAddress site;
    private final WorkCalendar calendar;

    RequestViews(Places places, Messages messages, SiteAddress site, WorkCalendar calendar) {
        this.places = places;
        this.messages = messages;
        this.site = site;
        this.calendar = calendar;
    }

    /** Open311 knows two: an answer is owed, or none is any more. */
    static String status(State state) {
        return state.isOpen() ? "open" : "closed";
    }

    /** {@code extended} adds what the specification does not have. */
    Document list(List<PublicFound> found, Lang lang, boolean extended) {
        var names = names(found);
        return document(found.stream()
                .map(one -> extended ? extended(request(one, names, lang), one, lang) : request(one, names, lang))
                .toList());
    }

    static Document document(List<Group> requests) {
        return new Document("service_requests", new Listing("request", requests));
    }

    private Group request(PublicFound found, Map<PlaceCode, Place> names, Lang lang) {
        var matter = found.matter();
        return Group.of("service_request_id", matter.code())
                .with("status", status(matter.state()))
                .with("status_notes", notes(matter, lang))
                .with("service_name", matter.categoryName().in(lang))
                .with("service_code", matter.category())
                .with("description", matter.text())
                .with("agency_responsible", matter.unitName().in(lang))
                .with("service_notice", null)
                .with("requested_datetime", time(matter.receivedAt()))
                .with("updated_datetime", time(found.changedAt()))
                .with("expected_datetime", time(matter.dueAt()))
                .with("address", address(matter.place(), names, lang))
                .with("address_id", matter.place().value())
                .with("zipcode", null)
                .with("lat", null)
                .with("long", null)
                .with("media_url", null);
    }

    private Group extended(Group request, PublicFound found, Lang lang) {
        var matter = found.matter();
        var more = Group.of("state", word(matter.state()))
                .with("title", matter.title())
                .with("level", word(matter.level()))
                .with("late", matter.late())
                .with("supervised", matter.supervised())
                .with("neighbours", matter.neighbours())
                .with("url", site.origin() + "/m/" + matter.code());
        var lines = matter.timeline().reversed().stream()
                .map(line -> Group.of("datetime", time(line.at()))
                        .with("description", messages.text(lang, "matters.timeline." + line.kind()))
                        .with("type", line.kind()))
                .toList();
        return request.with("extended_attributes", more).with("notes", new Listing("note", lines));
    }

    /** Where it stands in Linli's own words, and the answer as it was released. */
    private String notes(PublicMatter matter, Lang lang) {
        var state = messages.text(lang, "matters.state." + word(matter.state()));
        return matter.answer() == null ? state : messages.text(lang, "open311.notes", state, matter.answer());
    }

    /** From the finest name to the district's. */
    private static String address(PlaceCode place, Map<PlaceCode, Place> names, Lang lang) {
        return above(place)
                .flatMap(code -> Optional.ofNullable(names.get(code)).stream())
                .map(found -> found.in(lang))
                .collect(Collectors.joining(lang == Lang.EN ? ", " : "，"));
    }

    private Map<PlaceCode, Place> names(Collection<PublicFound> found) {
        return places.named(
                found.stream().flatMap(one -> above(one.matter().place())).collect(Collectors.toSet()));
    }

    private static Stream<PlaceCode> above(PlaceCode place) {
        return Stream.iterate(Optional.of(place), Optional::isPresent, one -> one.flatMap(PlaceCode::parent))
                .map(Optional::get)
                .filter(one -> one.value().length() >= PlaceCode.DISTRICT);
    }

    String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(calendar.zone()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
