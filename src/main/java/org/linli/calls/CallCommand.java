package org.linli.calls;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Units that somebody wants to call.
 *
 * @param what what each is to do
 * @param until by the end of which day; null: as the limits have it
 */
public record CallCommand(
        Role role, List<UUID> units, String what, @Nullable LocalDate until) {
    /** How many can be called at once. */
    static final int UNITS_MAX = 10;

    /** Takes a copy. */
    public CallCommand {
        units = List.copyOf(units);
    }
}
