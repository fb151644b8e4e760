package org.linli.matters;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Kind;
import org.linli.kernel.Words;

/**
 * A matter as staff see it.
 *
 * @param contactable the reporter left a way to reach them; what it is is shown on request, and the look recorded
 * @param allowed what this person may do with it now
 * @param units where it can go
 * @param sections what other modules add
 * @param against whom it complains of: nobody there sees it
 * @param whole the code of the one it was split off
 * @param parts the codes of those that were split off it
 * @param lead the code of the one it goes with
 * @param followers the codes of those that go with it
 */
public record DeskView(
        Kind kind,
        DeskRow row,
        String text,
        List<UUID> photos,
        Draft.Via via,
        boolean anonymous,
        boolean contactable,
        Instant contactDue,
        Verdict contact,
        Instant unitDue,
        int returns,
        boolean extended,
        @Nullable Released released,
        @Nullable Rating rating,
        List<Step> allowed,
        List<UnitChoice> units,
        List<Section> sections,
        @Nullable Words against,
        @Nullable String whole,
        List<String> parts,
        @Nullable String lead,
        List<String> followers,
        List<TimelineItem> timeline) {}
