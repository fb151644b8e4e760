package org.linli.parties;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.organisations.Body;
import org.linli.organisations.Census;
import org.linli.organisations.Kind;
import org.linli.organisations.Link;
import org.linli.organisations.Office;
import org.linli.organisations.OrganisationId;

/**
 * A body on a community's board.
 *
 * @param held the offices that somebody holds there today
 * @param heads who holds its head seat; empty for everybody who may not see it
 * @param outside whether it stands elsewhere and is here by a tie
 */
record Party(
        Body body, Kind kind, List<Census.Held> held, Head head, List<Tied> ties, List<Holder> heads, boolean outside) {
    /** How the head seat is. */
    enum Seat {
        /** There is none. */
        NONE,
        HELD,
        /** Held, for not much longer. */
        ENDING,
        /** Nobody holds it since a term ran out or was ended. */
        ENDED,
        /** Nobody has held it yet. */
        EMPTY
    }

    /**
     * The head seat.
     *
     * @param office which; null where there is none
     * @param day the last day of the term that ends or ended; null where there is none
     */
    record Head(
            Seat seat, @Nullable Office office, @Nullable LocalDate day) {}

    /** Somebody in a head seat. */
    record Holder(Office office, String name) {}

    /**
     * A tie as seen from this body: {@code outgoing} where it is the source.
     *
     * @param other the body at the other end; null for a place
     * @param area the place at the other end; null for a body
     */
    record Tied(
            Link.Tie tie,
            boolean outgoing,
            @Nullable OrganisationId other,
            @Nullable PlaceCode area,
            Words name) {}

    Party {
        held = List.copyOf(held);
        ties = List.copyOf(ties);
        heads = List.copyOf(heads);
    }

    OrganisationId id() {
        return body.id();
    }

    /** Whether its head seat waits for somebody. */
    boolean isHeadless() {
        return head.seat() == Seat.ENDED || head.seat() == Seat.EMPTY;
    }

    /** Whether it sends somebody to the table of {@code other}. */
    boolean sitsWith(OrganisationId other) {
        return ties.stream().anyMatch(tie -> tie.tie() == Link.Tie.SITS && tie.outgoing() && other.equals(tie.other()));
    }

    /** Whether it is tied to {@code other} in any way. */
    boolean isTiedTo(OrganisationId other) {
        return ties.stream().anyMatch(tie -> other.equals(tie.other()));
    }

    /** How many hold an office there. */
    long people() {
        return held.stream().mapToLong(Census.Held::held).sum();
    }

    /** Ties of one sort: the first names, and how many more there are. */
    record Ties(Link.Tie tie, boolean outgoing, List<Words> names, int more) {}

    /** The ties by sort, in the order of the sorts, at most {@code limit} names each. */
    List<Ties> sorted(int limit) {
        return Arrays.stream(Link.Tie.values())
                .flatMap(tie -> Stream.of(true, false).map(outgoing -> sort(tie, outgoing, limit)))
                .filter(sort -> !sort.names().isEmpty())
                .toList();
    }

    private Ties sort(Link.Tie tie, boolean outgoing, int limit) {
        var names = ties.stream()
                .filter(one -> one.tie() == tie && one.outgoing() == outgoing)
                .map(Tied::name)
                .toList();
        return new Ties(tie, outgoing, names.stream().limit(limit).toList(), Math.max(0, names.size() - limit));
    }

    /** The same with those ties only whose other end is a place in {@code place} or one of {@code bodies}. */
    Party within(PlaceCode place, Set<OrganisationId> bodies) {
        return new Party(
                body,
                kind,
                held,
                head,
                ties.stream()
                        .filter(tie -> tie.other() == null
                                ? tie.area() != null && place.contains(tie.area())
                                : bodies.contains(tie.other()))
                        .toList(),
                heads,
                outside);
    }
}
