package org.linli.matters;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Kind;
import org.linli.catalogue.Level;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;

/**
 * What other modules see of a matter: how it is filed and where it stands, without a word of what was said.
 *
 * @param unit who has it in hand, at {@code level}
 * @param against the unit that it complains of, which must never learn of it
 * @param version counts the writes
 */
public record MatterRef(
        MatterId id,
        District district,
        String code,
        PlaceCode place,
        Kind kind,
        String category,
        State state,
        UUID unit,
        Level level,
        Draft.Via via,
        Instant receivedAt,
        Instant dueAt,
        @Nullable UUID against,
        int version) {
    static MatterRef of(Matter matter) {
        return new MatterRef(
                matter.id(),
                matter.district(),
                matter.code(),
                matter.place(),
                matter.filing().kind(),
                matter.filing().category(),
                matter.state(),
                matter.hands().unit(),
                matter.hands().level(),
                matter.filing().via(),
                matter.filing().receivedAt(),
                matter.promise().due(),
                matter.filing().against(),
                matter.version());
    }
}
