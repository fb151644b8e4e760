package org.linli.matters;

import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.District;

/** Keeps who agreed that a care need is told of. A private record, never an act. Exposed as a bean by the module that does. */
public interface CareConsents {
    /** Who agreed. */
    enum By {
        /** Who raises it needs it. */
        SELF,
        /** Who needs it agreed that somebody else raises it. */
        AGREED
    }

    /** Keeps it for {@code matter}; {@code staff} took it in, null where nobody did. Again changes nothing. */
    void note(District district, MatterId matter, By by, @Nullable Staff staff);
}
