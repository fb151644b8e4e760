package org.linli.witness;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A head that a log signed and that was refused.
 *
 * @param verdict {@code FORK}: the two notes prove by themselves that the log told two stories; {@code ROLLBACK}, {@code INCONSISTENT}:
 *     a lead, which whoever has the log's entries can follow up
 * @param known the note that was cosigned before
 * @param offered the note that was refused
 * @param oldSize what the request went on from
 * @param proof its hashes, as base64
 */
public record Evidence(
        UUID id,
        String origin,
        String verdict,
        Instant at,
        String known,
        String offered,
        long oldSize,
        List<String> proof) {
    /** Takes a copy. */
    public Evidence {
        proof = List.copyOf(proof);
    }
}
