package org.linli.matters;

import org.jspecify.annotations.Nullable;
import org.linli.kernel.Lang;

/**
 * Somebody has the same trouble as a neighbour who raised it before.
 *
 * @param text what is different with them, if anything
 * @param contact as for a {@link Draft}
 */
public record Voice(
        @Nullable String text, boolean anonymous, @Nullable String contact, Lang lang) {}
