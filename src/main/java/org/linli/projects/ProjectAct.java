package org.linli.projects;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;
import org.linli.ledger.ActTypes;
import org.linli.ledger.Undisclosed;

/** What happened to a project; its unit is the one that leads. */
public sealed interface ProjectAct extends Act {
    /** What every act says. */
    record About(UUID subject, PlaceCode place, Instant at, String category, UUID unit) {}

    /** The common facts; they stand beside the others in JSON. */
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

    @ActKind("project.opened")
    record Opened(@JsonUnwrapped About about, int milestones) implements ProjectAct {}

    /** A milestone is reached; {@code inTime} on its day or before. */
    @ActKind("project.reached")
    record Reached(@JsonUnwrapped About about, int milestone, boolean inTime, boolean late) implements ProjectAct {}

    @ActKind("project.attached")
    record Attached(@JsonUnwrapped About about, @Undisclosed UUID matter) implements ProjectAct {}

    @ActKind("project.closed")
    record Closed(@JsonUnwrapped About about, int reached, int milestones) implements ProjectAct {}

    /** Every kind of act that this module records. */
    static ActTypes types() {
        return ActTypes.of(Opened.class, Reached.class, Attached.class, Closed.class);
    }

    /** The common facts of {@code project} at {@code at}. */
    static About about(Project project, Instant at) {
        return new About(project.id(), project.place(), at, project.category(), project.lead());
    }
}
