package org.linli.places;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;

/** A place is no more from the day {@code to} on; {@code successors} carry on with what was its. */
@ActKind("place.closed")
public record PlaceClosed(
        PlaceCode place, UUID subject, Instant at, PlaceCode code, LocalDate to, List<PlaceCode> successors)
        implements Act {
    /** Takes a copy. */
    public PlaceClosed {
        successors = List.copyOf(successors);
    }
}
