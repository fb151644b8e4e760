package org.linli.organisations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;

/** A post was given for a term. Who holds it is no public fact. {@code subject} is the post, {@code unit} the organisation. */
@ActKind("post.started")
public record PostStarted(
        PlaceCode place,
        UUID subject,
        Instant at,
        String office,
        String function,
        UUID unit,
        LocalDate from,
        @Nullable LocalDate to)
        implements Act {}
