package org.linli.signin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Words;

/**
 * One way in that somebody has.
 *
 * @param id by which its door knows it
 * @param label what its owner knows it by: the login, a passkey's name, the end of a phone number, the provider
 * @param used when it was last used; none before the first time, or where that is not kept
 */
public record Way(
        Means means,
        String id,
        Words label,
        Instant since,
        @Nullable Instant used) {}
