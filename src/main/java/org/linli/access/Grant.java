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
 * @param reach whether it reaches everything at the organisation's place or only what is in its hands
 * @param until the last day in force; null until further notice
 */
public record Grant(
        PostId post,
        Words office,
        Words organisation,
        Office.Reach reach,
        List<Permission> permissions,
        LocalDate from,
        @Nullable LocalDate until) {
    /** Takes a copy. */
    public Grant {
        permissions = List.copyOf(permissions);
    }
}
