package org.linli.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;

/**
 * In a community the number of covered places, and of all places, by {@code rule} changed on the day {@code on} by so many. What turns
 * out otherwise later (a post that began earlier than was written) is corrected by another one. {@code subject} is the community.
 */
@ActKind("coverage.counted")
public record CoverageCounted(
        PlaceCode place, UUID subject, Instant at, String rule, LocalDate on, int covered, int whole) implements Act {}
