package org.linli.providers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What comes of a visit to a provider. */
sealed interface Outcome {
    /**
     * Somebody has shown who they are there.
     *
     * @param subject by which the provider knows them, for good
     * @param at when they signed in there; none where it does not say
     */
    record Shown(String subject, @Nullable Instant at) implements Outcome {
        /** Never the subject: it must not reach a log. */
        @Override
        public String toString() {
            return "Shown";
        }
    }

    /** Nobody has. */
    record Failed(Fault fault) implements Outcome {}
}
