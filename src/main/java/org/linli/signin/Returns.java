package org.linli.signin;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where to go after signing in: only ever a path on this site. Pure. */
public final class Returns {
    private static final int LENGTH_MAX = 500;

    private Returns() {}

    /** {@code path} if it leads to a page of this site; nothing for other sites, for rubbish and for the sign-in page itself. */
    public static Optional<String> safe(@Nullable String path) {
        return Optional.ofNullable(path)
                .filter(to -> to.length() <= LENGTH_MAX)
                .filter(to -> to.startsWith("/") && !to.startsWith("//"))
                .filter(to -> to.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '\\'))
                .filter(to -> !to.startsWith("/sign-"));
    }
}
