package org.linli.places;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;

/** A place has another name since the day {@code from}. {@code place} is itself or the community it lies in. */
@ActKind("place.renamed")
public record PlaceRenamed(
        PlaceCode place, UUID subject, Instant at, PlaceCode code, String name, String en, LocalDate from)
        implements Act {}
