package org.linli.places;

import java.time.Instant;
import java.util.UUID;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;

/** A file of places was read: how many of a district's it added and how many it renamed. {@code subject} is the import. */
@ActKind("place.imported")
public record PlaceImported(PlaceCode place, UUID subject, Instant at, long added, long renamed) implements Act {}
