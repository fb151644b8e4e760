package org.linli.matters;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Words;

/** Matters as JSON: the same views, with times as RFC 3339 with offset and enumerations in lower case. */
final class MatterJson {
    private final ZoneId zone;

    MatterJson(ZoneId zone) {
        this.zone = zone;
    }

    record Items<T>(List<T> items, @Nullable String next) {}

    record Handler(UUID id, Words name) {}

    /** A part that was split off: its {@code code} is the {@code part} of what the reporter does about it. */
    record PartJson(String code, String title, String state, Words handler) {}

    /** The answer to an intake. */
    record ReceivedJson(
            String receipt,
            String code,
            String state,
            String category,
            String level,
            Handler handler,
            OffsetDateTime dueAt,
            boolean provisional,
            String promise) {}

    record RatingJson(
            boolean solved, int satisfaction, @Nullable String comment) {}

    record LineJson(
            String kind,
            OffsetDateTime at,
            String by,
            @Nullable Words unit,
            @Nullable String person,
            @Nullable Words target,
            @Nullable OffsetDateTime until,
            @Nullable String text) {}

    record PublicJson(
            String code,
            @Nullable String title,
            @Nullable String text,
            @Nullable String answer,
            String place,
            Words placeName,
            String category,
            Words categoryName,
            String state,
            String level,
            Words handler,
            OffsetDateTime receivedAt,
            OffsetDateTime dueAt,
            boolean provisional,
            boolean late,
            boolean supervised,
            int neighbours,
            List<LineJson> timeline) {}

    record ReporterJson(
            String code,
            String title,
            String text,
            String place,
            Words placeName,
            Words categoryName,
            String state,
            String level,
            Words handler,
            OffsetDateTime receivedAt,
            OffsetDateTime dueAt,
            boolean provisional,
            @Nullable OffsetDateTime suspendedUntil,
            boolean late,
            int neighbours,
            @Nullable String answer,
            @Nullable OffsetDateTime rateUntil,
            @Nullable RatingJson rating,
            Map<String, Boolean> may,
            @Nullable String whole,
            List<PartJson> parts,
            List<LineJson> timeline) {}

    record RowJson(
            String code,
            String title,
            String state,
            String level,
            String place,
            Words placeName,
            String category,
            Words categoryName,
            Handler handler,
            OffsetDateTime receivedAt,
            OffsetDateTime dueAt,
            boolean provisional,
            boolean late,
            boolean supervised,
            boolean disputed,
            boolean urgent,
            int reopened,
            int merged,
            int version) {}

    /** What staff see; {@code allowed} are the steps open to them now. */
    record DeskJson(
            RowJson matter,
            String text,
            boolean anonymous,
            boolean contactable,
            OffsetDateTime contactDue,
            String contact,
            OffsetDateTime unitDue,
            int returns,
            boolean extended,
            @Nullable Released released,
            @Nullable RatingJson rating,
            List<String> allowed,
            @Nullable String whole,
            List<String> parts,
            @Nullable String lead,
            List<String> followers,
            List<LineJson> timeline) {}

    ReceivedJson of(Intake.Received received, Words handler) {
        return new ReceivedJson(
                received.receipt(),
                received.code(),
                word(received.state()),
                received.category(),
                word(received.level()),
                new Handler(received.handler().value(), handler),
                time(received.dueAt()),
                received.provisional(),
                received.promise());
    }

    PublicJson of(PublicMatter matter) {
        return new PublicJson(
                matter.code(),
                matter.title(),
                matter.text(),
                matter.answer(),
                matter.place().value(),
                matter.placeName(),
                matter.category(),
                matter.categoryName(),
                word(matter.state()),
                word(matter.level()),
                matter.unitName(),
                time(matter.receivedAt()),
                time(matter.dueAt()),
                matter.provisional(),
                matter.late(),
                matter.supervised(),
                matter.neighbours(),
                lines(matter.timeline()));
    }

    ReporterJson of(ReporterView view) {
        return new ReporterJson(
                view.code(),
                view.title(),
                view.text(),
                view.place().value(),
                view.placeName(),
                view.categoryName(),
                word(view.state()),
                word(view.level()),
                view.unitName(),
                time(view.receivedAt()),
                time(view.dueAt()),
                view.provisional(),
                timeOrNull(view.suspendedUntil()),
                view.late(),
                view.neighbours(),
                view.answer(),
                timeOrNull(view.rateUntil()),
                rating(view.rating()),
                Map.of("rating", view.canRate(), "withdrawal", view.canWithdraw(), "addition", view.canAdd()),
                view.whole(),
                view.parts().stream()
                        .map(part -> new PartJson(part.code(), part.title(), word(part.state()), part.unitName()))
                        .toList(),
                lines(view.timeline()));
    }

    RowJson of(DeskRow row) {
        return new RowJson(
                row.code(),
                row.title(),
                word(row.state()),
                word(row.level()),
                row.place().value(),
                row.placeName(),
                row.category(),
                row.categoryName(),
                new Handler(row.unit().value(), row.unitName()),
                time(row.receivedAt()),
                time(row.dueAt()),
                row.provisional(),
                row.late(),
                row.supervised(),
                row.disputed(),
                row.urgent(),
                row.reopened(),
                row.merged(),
                row.version());
    }

    DeskJson of(DeskView view) {
        return new DeskJson(
                of(view.row()),
                view.text(),
                view.anonymous(),
                view.contactable(),
                time(view.contactDue()),
                word(view.contact()),
                time(view.unitDue()),
                view.returns(),
                view.extended(),
                view.released(),
                rating(view.rating()),
                view.allowed().stream().map(Step::word).toList(),
                view.whole(),
                view.parts(),
                view.lead(),
                view.followers(),
                lines(view.timeline()));
    }

    private List<LineJson> lines(List<TimelineItem> items) {
        return items.stream()
                .map(item -> new LineJson(
                        item.kind(),
                        time(item.at()),
                        word(item.by()),
                        item.unitName(),
                        item.person(),
                        item.target(),
                        timeOrNull(item.until()),
                        item.text()))
                .toList();
    }

    private static @Nullable RatingJson rating(@Nullable Rating rating) {
        return rating == null ? null : new RatingJson(rating.solved(), rating.satisfaction(), rating.comment());
    }

    private OffsetDateTime time(Instant at) {
        return at.atZone(zone).toOffsetDateTime();
    }

    private @Nullable OffsetDateTime timeOrNull(@Nullable Instant at) {
        return at == null ? null : time(at);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
