package org.linli.matters;

import org.jspecify.annotations.Nullable;

/** A matter with its words. */
record Whole(
        Matter matter,
        String title,
        String text,
        boolean anonymous,
        @Nullable Released released,
        int followers) {}
