package org.linli.organisations;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** How many hold an office at once. Pure. */
final class Seats {
    private Seats() {}

    /** The first day of {@code wanted} on which {@code others} take all {@code seats}; none where there is always one free. */
    static Optional<LocalDate> full(Post wanted, Collection<Post> others, int seats) {
        // holders only become more on a day on which somebody begins, so these days are all that have to be looked at
        return Stream.concat(Stream.of(wanted.from()), others.stream().map(Post::from))
                .filter(wanted::holdsOn)
                .sorted()
                .filter(day ->
                        others.stream().filter(other -> other.holdsOn(day)).count() >= seats)
                .findFirst();
    }
}
