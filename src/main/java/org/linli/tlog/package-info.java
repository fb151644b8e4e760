/**
 * Transparency logs as C2SP writes them down: the Merkle tree of RFC 6962, kept as tiles; signed notes, checkpoints and cosignatures;
 * proofs that travel by themselves; policies. Pure: it neither stores nor sends anything. The ledger's public log is made of it,
 * and each election's board will be.
 *
 * <p>Start with {@link org.linli.tlog.Edge}, how a tree grows, and {@link org.linli.tlog.Note}, how its head is signed.
 */
@NullMarked
@ApplicationModule(
        displayName = "tlog 透明日志",
        allowedDependencies = {})
package org.linli.tlog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
