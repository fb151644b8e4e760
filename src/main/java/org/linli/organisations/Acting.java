package org.linli.organisations;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A post that somebody acts in: their own, or one that was delegated to them.
 *
 * @param delegation how they come to it; null where it is their own
 */
public record Acting(Post post, @Nullable Delegation delegation) {
    /** The first day on which they act in it. */
    public LocalDate from() {
        return delegation == null || delegation.from().isBefore(post.from()) ? post.from() : delegation.from();
    }

    /** The first day on which they no longer do; null until further notice. */
    public @Nullable LocalDate to() {
        if (delegation == null) {
            return post.to();
        }
        return post.to() != null && post.to().isBefore(delegation.to()) ? post.to() : delegation.to();
    }
}
