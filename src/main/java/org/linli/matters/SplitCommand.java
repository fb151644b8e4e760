package org.linli.matters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A matter that says several things, to be split: each part becomes a matter of its own, and what is left stays with the one that was
 * raised.
 *
 * @param version the version that was seen
 */
public record SplitCommand(int version, List<Part> parts) {
    /** How many parts can be split off at once. */
    public static final int PARTS_MAX = 5;

    /** Takes a copy. */
    public SplitCommand {
        parts = List.copyOf(parts);
    }

    /**
     * One of the things that were said.
     *
     * @param text in the reporter's words, as far as they speak of it
     * @param category how it is filed; null: as the matter is, with the unit that has that
     */
    public record Part(String text, @Nullable String category) {}
}
