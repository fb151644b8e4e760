package org.linli.patrol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.linli.access.Staff;
import org.linli.catalogue.Kind;
import org.linli.matters.Draft;
import org.linli.matters.MatterRef;
import org.linli.matters.MatterSection;
import org.linli.matters.Section;
import org.linli.matters.Step;
import org.linli.matters.StepRule;
import org.springframework.stereotype.Component;

/**
 * A hazard that was found on patrol is not answered before it was said what became of it: removed, with a photo of after, or not yet,
 * with who removes it by when. On the pages of any hazard it stands what was said.
 */
@Component
class HazardRule implements StepRule, MatterSection {
    private final Hazards hazards;

    HazardRule(Hazards hazards) {
        this.hazards = hazards;
    }

    @Override
    public Optional<String> against(Step step, MatterRef matter, Staff staff) {
        return step == Step.ANSWER
                        && matter.kind() == Kind.HAZARD
                        && matter.via() == Draft.Via.GRID
                        && hazards.current(matter).isEmpty()
                ? Optional.of("patrol.rule.after")
                : Optional.empty();
    }

    @Override
    public List<Section> forStaff(Staff staff, MatterRef matter) {
        return matter.kind() == Kind.HAZARD
                ? List.of(section(
                        matter,
                        List.of(new Section.Link("patrol.section.go", "/desk/patrol/hazards/" + matter.code()))))
                : List.of();
    }

    @Override
    public List<Section> forReporter(MatterRef matter) {
        if (matter.kind() != Kind.HAZARD) {
            return List.of();
        }
        var photos = hazards.current(matter).stream()
                .filter(HazardStore.Outcome::removed)
                .map(one -> new Section.Link("patrol.section.photo", "/r/" + matter.code() + "/after/" + one.id()))
                .toList();
        return List.of(section(matter, photos));
    }

    private Section section(MatterRef matter, List<Section.Link> links) {
        var lines = new ArrayList<Section.Line>();
        hazards.current(matter)
                .ifPresentOrElse(
                        one -> {
                            lines.add(Section.Line.of(
                                    one.removed() ? "patrol.section.removed" : "patrol.section.remains", one.at()));
                            if (!one.words().isEmpty()) {
                                lines.add(Section.Line.of("patrol.section.words", one.words()));
                            }
                        },
                        () -> lines.add(Section.Line.of("patrol.section.open")));
        return new Section("patrol.section", lines, links);
    }
}
