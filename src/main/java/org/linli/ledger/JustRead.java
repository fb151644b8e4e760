package org.linli.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.linli.kernel.District;

/*
 * Many readers follow the same acts a moment apart. What one has read the next takes from here, so that an act is fetched and parsed once
 * and not once for each. An act never changes, and only what was committed was ever read, so nothing here can be wrong; it is forgotten
 * after seconds all the same.
 */
/** The acts that some reader of this process has just read. Thread-safe. */
final class JustRead {
    private static final int ACTS_MAX = 4_096;
    private static final Duration KEPT = Duration.ofSeconds(2);

    private final Cache<Seat, Recorded> acts =
            Caffeine.newBuilder().maximumSize(ACTS_MAX).expireAfterWrite(KEPT).build();

    private record Seat(District district, long seq) {}

    /** The acts right after {@code seq}, at most {@code limit}, without a gap; what is not here comes from {@code stored}. */
    List<Recorded> after(District district, long seq, int limit, Supplier<List<Recorded>> stored) {
        var known = new ArrayList<Recorded>();
        for (var next = seq + 1; known.size() < limit; next++) {
            var act = acts.getIfPresent(new Seat(district, next));
            if (act == null) {
                break;
            }
            known.add(act);
        }
        if (!known.isEmpty()) {
            return List.copyOf(known);
        }
        var read = stored.get();
        read.forEach(act -> acts.put(new Seat(district, act.seq()), act));
        return read;
    }
}
