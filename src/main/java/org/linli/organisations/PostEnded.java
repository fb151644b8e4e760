package org.linli.organisations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;

/** A post ended: {@code to} is the first day on which it is not in force. {@code subject} is the post. */
@ActKind("post.ended")
public record PostEnded(
        PlaceCode place,
        UUID subject,
        Instant at,
        String office,
        String function,
        UUID unit,
        LocalDate to,
        PostEnd reason)
        implements Act {}
