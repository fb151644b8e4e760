package org.linli.matters;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Kind;
import org.linli.catalogue.Level;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;

/**
 * A matter as who raised it sees it.
 *
 * @param answer the newest
 * @param sections what other modules add
 * @param against whom it complains of: nobody there sees it
 * @param whole the code of the one that it was split off: the receipt is that one's
 * @param parts what was split off it
 * @param neighbours how many others raised the same
 */
public record ReporterView(
        String code,
        Kind kind,
        String title,
        String text,
        List<UUID> photos,
        PlaceCode place,
        Words placeName,
        Words categoryName,
        State state,
        Level level,
        Words unitName,
        Instant receivedAt,
        Instant dueAt,
        boolean provisional,
        @Nullable Instant suspendedUntil,
        boolean late,
        int neighbours,
        @Nullable String answer,
        @Nullable Instant rateUntil,
        @Nullable Rating rating,
        boolean canRate,
        boolean canWithdraw,
        boolean canErase,
        boolean canAdd,
        List<Section> sections,
        @Nullable Words against,
        @Nullable String whole,
        List<Piece> parts,
        List<TimelineItem> timeline) {}
