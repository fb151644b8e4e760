package org.linli.matters;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Level;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;

/**
 * A matter as everybody may see it: never who raised it, their words only as a clerk has edited and released them.
 *
 * @param title null until released: show the category
 * @param place down to the estate
 * @param late an answer is owed and its date has passed
 * @param neighbours how many others raised the same
 * @param timeline newest first; empty in lists
 */
public record PublicMatter(
        String code,
        @Nullable String title,
        @Nullable String text,
        @Nullable String answer,
        PlaceCode place,
        Words placeName,
        String category,
        Words categoryName,
        State state,
        Level level,
        Words unitName,
        Instant receivedAt,
        Instant dueAt,
        boolean provisional,
        boolean late,
        boolean supervised,
        int neighbours,
        List<UUID> photos,
        List<TimelineItem> timeline) {}
