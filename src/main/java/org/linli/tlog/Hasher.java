package org.linli.tlog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The hashes of the Merkle tree of RFC 6962, section 2.1. Not for two threads at once. */
public final class Hasher {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest;
    private final byte[] pair = new byte[1 + 2 * Hash.LENGTH];

    /** A fresh one. */
    public Hasher() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
        pair[0] = NODE;
    }

    /** Of a leaf that holds {@code entry}. */
    public Hash leaf(byte[] entry) {
        digest.update(LEAF);
        return Hash.of(digest.digest(entry));
    }

    /** Of a node above {@code left} and {@code right}. */
    public Hash node(Hash left, Hash right) {
        left.write(pair, 1);
        right.write(pair, 1 + Hash.LENGTH);
        return Hash.of(digest.digest(pair));
    }

    /** Of the tree without leaves. */
    public Hash empty() {
        return Hash.of(digest.digest());
    }

    /** The root above {@code hashes}, neighbours at one height whose number is a power of two. */
    Hash perfect(List<Hash> hashes) {
        if (Integer.bitCount(hashes.size()) != 1) {
            throw new IllegalArgumentException(hashes.size() + " hashes make no perfect tree");
        }
        var row = hashes.toArray(Hash[]::new);
        for (var width = row.length / 2; width > 0; width /= 2) {
            for (var i = 0; i < width; i++) {
                row[i] = node(row[2 * i], row[2 * i + 1]);
            }
        }
        return row[0];
    }
}
