package org.linli.tlog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.linli.kernel.Problem;

/**
 * A proof that travels by itself: that an entry stands at an index of a signed tree (c2sp.org/tlog-proof).
 *
 * @param hashes from the leaf's sibling up
 * @param checkpoint of the log, with whatever cosignatures there are
 */
public record TlogProof(long index, List<Hash> hashes, Note checkpoint) {
    private static final String HEAD = "c2sp.org/tlog-proof@v1";
    private static final String INDEX = "index ";
    private static final int HASHES_MAX = 63;

    /** Takes a copy. */
    public TlogProof {
        hashes = List.copyOf(hashes);
    }

    /** Reads one strictly; extra data, which nobody signs, is passed over. Fails as {@link Problem#INVALID}. */
    public static TlogProof parse(String text) {
        var split = text.indexOf("\n\n");
        var lines = (split < 0 ? text : text.substring(0, split)).split("\n", -1);
        var at = 1;
        if (lines.length > at && lines[at].startsWith("extra ")) {
            Base64s.read(lines[at].substring("extra ".length()));
            at++;
        }
        if (split < 0 || !lines[0].equals(HEAD) || lines.length <= at || !lines[at].startsWith(INDEX)) {
            throw Problem.INVALID.because("no proof in the form of " + HEAD);
        }
        if (lines.length - at - 1 > HASHES_MAX) {
            throw Problem.INVALID.because("more than " + HASHES_MAX + " hashes");
        }
        var hashes = new ArrayList<Hash>();
        for (var i = at + 1; i < lines.length; i++) {
            hashes.add(Hash.ofBase64(lines[i]));
        }
        return new TlogProof(
                Checkpoint.size(lines[at].substring(INDEX.length())), hashes, Note.parse(text.substring(split + 2)));
    }

    /**
     * The head of the log that {@code entry} stands in. Fails as {@link Problem#INVALID} where the proof does not hold for it or
     * names another log than {@code log}, and as {@link Problem#FORBIDDEN} where the head is signed by none of its keys.
     */
    public Checkpoint verified(byte[] entry, String log, Collection<VerifierKey> keys) {
        checkpoint.verified(keys);
        var head = Checkpoint.parse(checkpoint.text());
        if (!head.origin().equals(log)) {
            throw Problem.INVALID.because("a proof of another log: " + head.origin());
        }
        if (!Proofs.isIncluded(new Hasher().leaf(entry), index, head.size(), hashes, head.root())) {
            throw Problem.INVALID.because("entry " + index + " is not in the tree of " + head.size());
        }
        return head;
    }

    /** As it is stored, in files that end in {@code .tlog-proof}. */
    @Override
    public String toString() {
        var proof =
                new StringBuilder(HEAD).append('\n').append(INDEX).append(index).append('\n');
        hashes.forEach(hash -> proof.append(hash.base64()).append('\n'));
        return proof.append('\n').append(checkpoint).toString();
    }
}
