package org.linli.tlog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks proofs, by the algorithms of RFC 9162, sections 2.1.3.2 and 2.1.4.2. */
public final class Proofs {
    private Proofs() {}

    /** Whether {@code proof} shows that {@code leaf} stands at {@code index} in the tree of {@code size} leaves under {@code root}. */
    public static boolean isIncluded(Hash leaf, long index, long size, List<Hash> proof, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        var hasher = new Hasher();
        var at = index;
        var last = size - 1;
        var hash = leaf;
        for (var sibling : proof) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = hasher.node(sibling, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = hasher.node(hash, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /**
     * Whether {@code proof} shows that the tree of {@code size} leaves under {@code root} begins with the one of {@code oldSize} under
     * {@code oldRoot}. A tree begins with the empty one and with itself by an empty proof only.
     */
    public static boolean isConsistent(long oldSize, Hash oldRoot, long size, Hash root, List<Hash> proof) {
        if (oldSize < 0 || oldSize > size) {
            return false;
        }
        if (oldSize == size) {
            return proof.isEmpty() && oldRoot.equals(root);
        }
        if (oldSize == 0) {
            return proof.isEmpty() && oldRoot.equals(new Hasher().empty());
        }
        return grew(oldSize, oldRoot, size, root, proof);
    }

    private static boolean grew(long oldSize, Hash oldRoot, long size, Hash root, List<Hash> proof) {
        var hasher = new Hasher();
        var whole = Long.bitCount(oldSize) == 1; // the old root is itself a node of the new tree and is left out
        if (!whole && proof.isEmpty()) {
            return false;
        }
        var shift = Long.numberOfTrailingZeros(oldSize);
        var at = (oldSize - 1) >> shift;
        var last = (size - 1) >> shift;
        @Nullable Hash old = whole ? oldRoot : proof.getFirst();
        var fresh = old;
        for (var sibling : whole ? proof : proof.subList(1, proof.size())) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                old = hasher.node(sibling, old);
                fresh = hasher.node(sibling, fresh);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                fresh = hasher.node(fresh, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && old.equals(oldRoot) && fresh.equals(root);
    }
}
