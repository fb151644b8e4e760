package org.linli.ledger;

import java.time.Instant;
import java.util.UUID;
import org.linli.kernel.PlaceCode;

/**
 * Something that happened, as an immutable record. Its components are public facts: numbers, codes, places, times; never
 * personal data or free text. The record's class carries {@link ActKind}.
 */
public interface Act {
    /** Where it happened, community level at the finest. */
    PlaceCode place();

    /** What it happened to. */
    UUID subject();

    /** When it happened. */
    Instant at();

    /** The permanent dotted kind, for example {@code matter.received}. */
    default String kind() {
        return ActTypes.kindOf(getClass());
    }
}
