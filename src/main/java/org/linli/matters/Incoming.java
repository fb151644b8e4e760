package org.linli.matters;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Lang;
import org.linli.notifications.Channel;
import org.linli.seal.PublicLog;

/**
 * A matter decided on and about to be written, with everything that is written with it.
 *
 * @param promised to be sealed in the public log
 * @param key under which it was sent, if any
 * @param body the hash of what was sent
 * @param receiptHash what is kept of the secret
 * @param nextCheck when the clock looks first
 * @param channel how the reporter is told; none where they are not
 */
record Incoming(
        Matter matter,
        MatterAct.Received act,
        Intake.Received answer,
        PublicLog.Promised promised,
        @Nullable String key,
        String body,
        String receiptHash,
        String title,
        String text,
        boolean anonymous,
        Channel channel,
        Lang lang,
        List<Photo> photos,
        Instant nextCheck) {
    /** A photo that may be kept. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Photo(UUID id, byte[] jpeg) {}
}
