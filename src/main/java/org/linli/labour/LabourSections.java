package org.linli.labour;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.catalogue.Kind;
import org.linli.matters.MatterRef;
import org.linli.matters.MatterSection;
import org.linli.matters.Section;
import org.linli.organisations.OrganisationId;
import org.springframework.stereotype.Component;

/** On a labour dispute's pages: its alarm for staff, its limitation for the worker. */
@Component
class LabourSections implements MatterSection {
    private static final String TITLE = "labour.section";

    private final LabourStore store;
    private final AlarmStore alarms;
    private final LabourViews views;
    private final Access access;
    private final Clock clock;

    LabourSections(LabourStore store, AlarmStore alarms, LabourViews views, Access access, Clock clock) {
        this.store = store;
        this.alarms = alarms;
        this.views = views;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public List<Section> forStaff(Staff staff, MatterRef matter) {
        if (matter.kind() != Kind.LABOUR) {
            return List.of();
        }
        var lines = new ArrayList<Section.Line>();
        alarms.find(matter.district(), matter.code()).ifPresent(alarm -> {
            var told = alarm.toldAt() == null ? alarm.aboveAt() : alarm.toldAt();
            lines.add(
                    told == null
                            ? Section.Line.of("labour.section.mass")
                            : Section.Line.of("labour.section.mass.told", told));
        });
        var links = new ArrayList<Section.Link>();
        store.find(matter.district(), matter.id())
                .filter(one -> access.may(staff, Permission.MEDIATION, one.place(), one.body()))
                .ifPresent(one -> links.add(new Section.Link("labour.section.open", "/desk/labour/" + one.code())));
        if (matter.state().isOpen()
                && !alarms.isKnown(matter.district(), matter.id())
                && access.may(staff, Permission.MATTERS_ASSIGN, matter.place(), new OrganisationId(matter.unit()))) {
            lines.add(Section.Line.of("labour.section.none"));
            links.add(new Section.Link("labour.section.refer", "/desk/matters/" + matter.code() + "/labour"));
        }
        return lines.isEmpty() && links.isEmpty() ? List.of() : List.of(new Section(TITLE, lines, links));
    }

    @Override
    public List<Section> forReporter(MatterRef matter) {
        if (matter.kind() != Kind.LABOUR) {
            return List.of();
        }
        return store.find(matter.district(), matter.id()).map(one -> new Section(TITLE, lines(one), List.of())).stream()
                .toList();
    }

    private List<Section.Line> lines(LabourCase one) {
        var today = LocalDate.now(clock);
        var lines = new ArrayList<Section.Line>();
        lines.add(Section.Line.of("labour.section." + one.stage().word()));
        for (var limitation : views.limitations(one)) {
            var key = "labour.limitation." + limitation.on(today).word() + (limitation.wages() ? ".wages" : "");
            var last = limitation.last();
            lines.add(last == null ? Section.Line.of(key) : Section.Line.of(key, last.day()));
            if (limitation.on(today) == Limitation.Standing.PAST) {
                lines.add(Section.Line.of("labour.limitation.past.means"));
            }
        }
        return lines;
    }
}
