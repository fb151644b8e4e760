package org.linli.people;

import java.time.Instant;

/**
 * What was said about using an item for a purpose; the newest of a pair counts. A private record that is never changed.
 *
 * @param given false: withdrawn (Personal Information Protection Law, art. 15)
 * @param by who spoke: the person, or their guardian
 * @param writer who wrote it down; the same as {@code by} on one's own page
 */
public record Consent(Item item, Purpose purpose, boolean given, PersonId by, PersonId writer, Instant at) {
    /** An item and what it may be used for. */
    public record Use(Item item, Purpose purpose) {}

    /** What this is about. */
    public Use use() {
        return new Use(item, purpose);
    }
}
