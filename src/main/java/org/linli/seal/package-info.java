/**
 * The public log: every act leaves a leaf in one Merkle tree that only grows, whose head is signed. Anyone can check that an
 * act was there when its receipt says so, that nothing was taken away or slipped in later, and count published figures again;
 * what people wrote stays private, under commitments whose keys can be destroyed. C2SP tlog-tiles, tlog-checkpoint and tlog-proof;
 * {@code docs/ledger.md} says what an outsider can and cannot tell from it.
 */
@NullMarked
@ApplicationModule(
        displayName = "seal 封存",
        allowedDependencies = {"ledger", "tlog"})
package org.linli.seal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
