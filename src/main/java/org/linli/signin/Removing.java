package org.linli.signin;

import java.util.Collection;

/** What comes of taking a way in away. */
public enum Removing {
    /** It is gone. */
    REMOVED,
    /** It was the last one. */
    LAST,
    /** What would be left is not enough for somebody whose posts allow anything. */
    NOT_ENOUGH;

    /** What comes of it where {@code left} would be left. */
    static Removing verdict(Collection<Means> left, boolean demandsMore) {
        if (left.isEmpty()) {
            return LAST;
        }
        return demandsMore && left.stream().noneMatch(Means::isEnoughForPosts) ? NOT_ENOUGH : REMOVED;
    }
}
