package org.linli.exclusions;

import java.util.List;
import org.linli.access.Staff;
import org.linli.exclusions.Exclusions.May;
import org.linli.matters.MatterRef;
import org.linli.matters.MatterSection;
import org.linli.matters.Section;
import org.linli.matters.Section.Line;
import org.linli.matters.Section.Link;
import org.springframework.stereotype.Component;

/** On a matter's pages: whether it is left out of a unit's rates, and why. */
@Component
class ExclusionSection implements MatterSection {
    private final Exclusions exclusions;
    private final ExclusionStore store;
    private final Grounds grounds;

    ExclusionSection(Exclusions exclusions, ExclusionStore store, Grounds grounds) {
        this.exclusions = exclusions;
        this.store = store;
        this.grounds = grounds;
    }

    @Override
    public List<Section> forStaff(Staff staff, MatterRef matter) {
        var request = store.find(matter.district(), matter.id().value());
        var may = exclusions.may(staff, matter, request);
        if (request.isEmpty() && may == May.NOTHING) {
            return List.of();
        }
        var link = new Link(
                "exclusions.section." + may.name().toLowerCase(java.util.Locale.ROOT),
                "/desk/matters/" + matter.code() + "/exclude");
        var lines = request.map(one -> List.of(line(one))).orElse(List.of());
        return List.of(new Section("exclusions.section", lines, List.of(link)));
    }

    /** Nothing: for who raised it the matter goes on as before; who is interested reads the open list. */
    @Override
    public List<Section> forReporter(MatterRef matter) {
        return List.of();
    }

    private Line line(Request request) {
        var key = "exclusions.line." + request.state().name().toLowerCase(java.util.Locale.ROOT);
        var said = request.said();
        return said == null
                ? Line.of(key, grounds.name(request.ground()))
                : Line.of(key, grounds.name(request.ground()), said);
    }
}
