package org.linli.mediation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.catalogue.Kind;
import org.linli.kernel.Words;
import org.linli.matters.MatterRef;
import org.linli.matters.MatterSection;
import org.linli.matters.Section;
import org.linli.matters.Step;
import org.linli.matters.StepRule;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.springframework.stereotype.Component;

/** On a dispute's pages, where its mediation stands: no word of the parties. And no dispute is answered while its mediation runs. */
@Component
class CaseSections implements MatterSection, StepRule {
    private static final String TITLE = "mediation.section";

    private final CaseStore cases;
    private final Organisations organisations;
    private final Access access;

    CaseSections(CaseStore cases, Organisations organisations, Access access) {
        this.cases = cases;
        this.organisations = organisations;
        this.access = access;
    }

    @Override
    public List<Section> forStaff(Staff staff, MatterRef matter) {
        if (!concerns(matter)) {
            return List.of();
        }
        var standing = cases.standing(matter.district(), matter.id());
        if (standing.isPresent()) {
            var links = access.may(
                            staff,
                            Permission.MEDIATION,
                            matter.place(),
                            standing.get().body())
                    ? List.of(new Section.Link("mediation.section.open", "/desk/mediation/" + matter.code()))
                    : List.<Section.Link>of();
            return List.of(new Section(TITLE, lines(matter, standing.get(), true), links));
        }
        if (matter.kind() == Kind.DISPUTE
                && matter.state().isOpen()
                && access.may(staff, Permission.MATTERS_ASSIGN, matter.place(), new OrganisationId(matter.unit()))) {
            return List.of(Section.of(
                    TITLE,
                    new Section.Link("mediation.section.refer", "/desk/matters/" + matter.code() + "/mediation"),
                    Section.Line.of("mediation.section.none")));
        }
        return List.of();
    }

    @Override
    public List<Section> forReporter(MatterRef matter) {
        return concerns(matter)
                ? cases
                        .standing(matter.district(), matter.id())
                        .map(standing -> new Section(TITLE, lines(matter, standing, false), List.of()))
                        .stream()
                        .toList()
                : List.of();
    }

    private static boolean concerns(MatterRef matter) {
        return matter.kind() == Kind.DISPUTE || matter.kind() == Kind.LABOUR;
    }

    private List<Section.Line> lines(MatterRef matter, Mediation.Standing standing, boolean staff) {
        var body =
                organisations.named(matter.district(), List.of(standing.body())).get(standing.body());
        var name = body == null ? Words.same("") : body.name();
        var lines = new ArrayList<Section.Line>();
        lines.add(Section.Line.of(
                "mediation.section.case",
                name,
                String.valueOf(standing.year()),
                String.valueOf(standing.serial()),
                standing.openedOn()));
        lines.add(Section.Line.of("mediation.section." + standing.stage()));
        var effective = standing.effectiveOn();
        if (effective != null) {
            lines.add(Section.Line.of("mediation.section.effective", effective));
        }
        var danger = standing.dangerOn();
        if (staff && danger != null) {
            lines.add(Section.Line.of("mediation.section.danger", danger));
        }
        return lines;
    }

    @Override
    public Optional<String> against(Step step, MatterRef matter, Staff staff) {
        if (step != Step.ANSWER || !concerns(matter)) {
            return Optional.empty();
        }
        return cases.standing(matter.district(), matter.id())
                .filter(standing -> !standing.concluded())
                .map(standing -> "mediation.against.answer");
    }
}
