package org.linli.calls;

import java.util.Locale;

/** Where a call stands. */
public enum CallState {
    /** The unit has not reported in yet. */
    CALLED,
    /** It is there, at work. */
    ARRIVED,
    /** Its part is done. */
    DONE,
    /** Called off, or its matter has ended. */
    OFF;

    /** Whether something is still owed. */
    public boolean isOpen() {
        return this == CALLED || this == ARRIVED;
    }

    /** The state as it stands in message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
