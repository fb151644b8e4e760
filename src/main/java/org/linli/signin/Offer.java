package org.linli.signin;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Words;

/**
 * One thing that a door offers.
 *
 * @param path the page on which one comes in; empty where the sign-in page itself has what it takes
 * @param adding the page on which one adds this way in; empty where it cannot be added by oneself
 * @param label what it is called here; empty for the words in the message file
 */
public record Offer(Means means, Optional<String> path, Optional<String> adding, Optional<Words> label) {
    /** One that goes by the words in the message file. */
    public static Offer of(Means means, @Nullable String path, @Nullable String adding) {
        return new Offer(means, Optional.ofNullable(path), Optional.ofNullable(adding), Optional.empty());
    }
}
