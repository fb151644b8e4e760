package org.linli.casefile;

import java.time.Instant;
import java.util.UUID;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;
import org.linli.ledger.Undisclosed;

/**
 * The file of a matter was sealed.
 *
 * @param sums SHA-256, in hexadecimal digits, of the list of its parts' hashes, which holds a random salt
 * @param discreet the matter is of a kind of which nothing is shown
 */
@ActKind("casefile.sealed")
record CaseFileSealed(
        UUID subject,
        PlaceCode place,
        Instant at,
        @Undisclosed String number,
        String sums,
        boolean discreet) implements Act {}
