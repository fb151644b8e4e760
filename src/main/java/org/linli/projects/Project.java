package org.linli.projects;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;

/**
 * A governed project about something that many raise.
 *
 * @param category what they raise
 * @param lead the unit that leads
 * @param month the month whose topic it is, {@code 2026-11}
 * @param result what became of it; null while it goes on
 * @param codes the matters it came from
 */
record Project(
        District district,
        UUID id,
        PlaceCode place,
        String category,
        String title,
        String why,
        UUID lead,
        String month,
        Instant openedAt,
        @Nullable String result,
        @Nullable Instant closedAt,
        List<Milestone> milestones,
        List<String> codes,
        int version) {
    Project {
        milestones = List.copyOf(milestones);
        codes = List.copyOf(codes);
    }

    boolean isOpen() {
        return result == null;
    }

    long reached() {
        return milestones.stream().filter(one -> one.doneOn() != null).count();
    }
}
