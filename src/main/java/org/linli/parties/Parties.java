package org.linli.parties;

import java.util.List;
import org.linli.kernel.Words;
import org.linli.organisations.Kind;
import org.linli.places.Place;
import org.linli.places.Places;
import org.springframework.stereotype.Service;

/** One core, many parties (一核多元): the board of each community. */
@Service
public class Parties {
    private final Boards boards;
    private final Places places;

    Parties(Boards boards, Places places) {
        this.boards = boards;
        this.places = places;
    }

    /**
     * A board in a sentence.
     *
     * @param bodies how many there are, the core among them
     * @param sitting how many send a part-time member to the core's table
     * @param missing what a community is to have and this one has not
     * @param headless how many have a head seat that nobody holds
     */
    public record Glance(long bodies, long sitting, List<Words> missing, long headless) {
        /** Takes a copy. */
        public Glance {
            missing = List.copyOf(missing);
        }
    }

    /** The board of {@code community} in a sentence. For everybody. */
    public Glance glance(Place community) {
        var board = boards.of(places.get(community.code()), body -> false);
        return new Glance(
                board.bodies(),
                board.sitting(),
                board.missing().values().stream()
                        .flatMap(List::stream)
                        .map(Kind::name)
                        .toList(),
                board.headless());
    }
}
