package org.linli.access;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Words;
import org.linli.organisations.Office;
import org.linli.organisations.PostId;

/**
 * What a post in force allows, for people to read.
 *
 * @param where what the post is for: the organisation, or the part of its place
 * @param delegated whether somebody else holds it, and one acts for them
 * @param reach whether it reaches everything at the post's place or only what is in the organisation's hands
 * @param until the last day in force; null until further notice
 */
public record Grant(
        PostId post,
        Words office,
        Words organisation,
        Words where,
        boolean delegated,
        Office.Reach reach,
        List<Permission> permissions,
        LocalDate from,
        @Nullable LocalDate until) {
    /** Takes a copy. */
    public Grant {
        permissions = List.copyOf(permissions);
    }
}
