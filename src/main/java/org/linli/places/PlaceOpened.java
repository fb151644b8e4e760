package org.linli.places;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;

/** A place came to be on the day {@code from}. {@code place} is itself or the community it lies in. */
@ActKind("place.opened")
public record PlaceOpened(
        PlaceCode place, UUID subject, Instant at, PlaceCode code, String name, String en, LocalDate from)
        implements Act {}
