package org.linli.projects;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.linli.kernel.PlaceCode;

/** A project as somebody wants to open it. */
record ProjectPlan(PlaceCode place, String category, String title, String why, UUID lead, List<Stage> stages) {
    /** How many milestones a project has at most. */
    static final int STAGES_MAX = 6;

    /** What is to be there by a day. */
    record Stage(LocalDate due, String what) {}

    ProjectPlan {
        stages = List.copyOf(stages);
    }
}
