package org.linli.matters;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.matters.Entry.Visibility;

/** Makes a timeline out of entries: what the one who looks may see, newest first, the receipt at the end. Pure. */
final class Timeline {
    private Timeline() {}

    /** @param people the names of staff; empty for those who may not know them */
    static List<TimelineItem> of(
            Matter matter, List<Entry> entries, Visibility looker, Namer.Names names, Map<UUID, String> people) {
        var said = entries.stream()
                .filter(entry -> sees(looker, entry.shown()))
                .map(entry -> new TimelineItem(
                        entry.kind(),
                        entry.at(),
                        entry.by(),
                        names.unitOrNull(entry.unit()),
                        entry.person() == null ? null : people.get(entry.person()),
                        names.unitOrNull(entry.target()),
                        entry.until(),
                        sees(looker, entry.textShown()) ? entry.text() : null));
        var received = new TimelineItem(
                "received",
                matter.filing().receivedAt(),
                By.REPORTER,
                null,
                null,
                names.unit(matter.hands().first()),
                null,
                null);
        return Stream.concat(said, Stream.of(received)).toList();
    }

    /** Whether what is meant for {@code shown} is for {@code looker}: staff see everything, everybody the public. */
    static boolean sees(Visibility looker, Visibility shown) {
        return looker.compareTo(shown) >= 0;
    }
}
