package org.linli.tlog;

import java.util.ArrayList;
import java.util.List;
import org.linli.kernel.Problem;

/**
 * What a log sends to a witness: its new head, and that the one the witness knows is its beginning (c2sp.org/tlog-witness).
 *
 * @param oldSize of the head that the witness cosigned last; 0 before the first
 */
public record AddCheckpoint(long oldSize, List<Hash> proof, Note checkpoint) {
    private static final String OLD = "old ";
    private static final int PROOF_MAX = 63;

    /** Takes a copy. */
    public AddCheckpoint {
        proof = List.copyOf(proof);
    }

    /** Reads a request's body strictly; fails as {@link Problem#INVALID}. */
    public static AddCheckpoint parse(String body) {
        var split = body.indexOf("\n\n");
        if (split < 0 || !body.startsWith(OLD)) {
            throw Problem.INVALID.because("an old size, hashes, an empty line and a checkpoint are expected");
        }
        var lines = body.substring(0, split).split("\n", -1);
        if (lines.length - 1 > PROOF_MAX) {
            throw Problem.INVALID.because("more than " + PROOF_MAX + " hashes");
        }
        var proof = new ArrayList<Hash>();
        for (var i = 1; i < lines.length; i++) {
            proof.add(Hash.ofBase64(lines[i]));
        }
        return new AddCheckpoint(
                Checkpoint.size(lines[0].substring(OLD.length())), proof, Note.parse(body.substring(split + 2)));
    }

    /** The body of the request. */
    @Override
    public String toString() {
        var body = new StringBuilder(OLD).append(oldSize).append('\n');
        proof.forEach(hash -> body.append(hash.base64()).append('\n'));
        return body.append('\n').append(checkpoint).toString();
    }
}
