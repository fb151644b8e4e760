package org.linli.patrol;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;
import org.linli.ledger.ActTypes;

/** What happens on patrol, as public facts. {@code unit} is the one whose grid staff look. */
public sealed interface PatrolAct extends Act {
    /** What every act says. */
    record About(UUID subject, PlaceCode place, Instant at, UUID unit) {}

    /** The common facts. */
    About about();

    @Override
    default PlaceCode place() {
        return about().place();
    }

    @Override
    default UUID subject() {
        return about().subject();
    }

    @Override
    default Instant at() {
        return about().at();
    }

    /** Something is to be looked at by {@code due}. */
    @ActKind("patrol.planned")
    record Planned(@JsonUnwrapped About about, LocalDate due) implements PatrolAct {}

    /** It is not to be looked at after all. */
    @ActKind("patrol.dropped")
    record Dropped(@JsonUnwrapped About about) implements PatrolAct {}

    /** It was looked at; {@code found} whether a hazard was. */
    @ActKind("patrol.done")
    record Done(@JsonUnwrapped About about, boolean inTime, boolean found) implements PatrolAct {}

    /** That was a mistake: it was not. */
    @ActKind("patrol.undone")
    record Undone(@JsonUnwrapped About about, boolean inTime) implements PatrolAct {}

    /** Nobody looked by the day it was due. */
    @ActKind("patrol.missed")
    record Missed(@JsonUnwrapped About about) implements PatrolAct {}

    /** A hazard was found on patrol; its matter is {@code subject}. */
    @ActKind("patrol.hazard-found")
    record HazardFound(@JsonUnwrapped About about) implements PatrolAct {}

    /** A hazard is removed, and a photo shows it; {@code unit} had it in hand. */
    @ActKind("patrol.hazard-removed")
    record HazardRemoved(@JsonUnwrapped About about, long days) implements PatrolAct {}

    /** A hazard is still there, and somebody said who removes it by when. */
    @ActKind("patrol.hazard-remains")
    record HazardRemains(@JsonUnwrapped About about) implements PatrolAct {}

    /** All kinds. */
    static ActTypes types() {
        return ActTypes.of(
                Planned.class,
                Dropped.class,
                Done.class,
                Undone.class,
                Missed.class,
                HazardFound.class,
                HazardRemoved.class,
                HazardRemains.class);
    }
}
