package org.linli.calls;

import java.util.ArrayList;
import java.util.List;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.Words;
import org.linli.matters.MatterRef;
import org.linli.matters.MatterSection;
import org.linli.matters.Section;
import org.linli.matters.Section.Line;
import org.linli.matters.Section.Link;
import org.linli.matters.State;
import org.linli.organisations.OrganisationId;
import org.springframework.stereotype.Component;

/** Which units are called for a matter, on its page at the desk and on its reporter's. */
@Component
class CallSection implements MatterSection {
    private final Calls calls;
    private final CallStore store;
    private final CallUnits units;
    private final Access access;

    CallSection(Calls calls, CallStore store, CallUnits units, Access access) {
        this.calls = calls;
        this.store = store;
        this.units = units;
        this.access = access;
    }

    @Override
    public List<Section> forStaff(Staff staff, MatterRef matter) {
        var lines = new ArrayList<Line>();
        var links = new ArrayList<Link>();
        var shown = calls.of(staff, matter.id().value());
        for (var call : shown) {
            lines.add(line(call.calledName(), call.role(), call.state(), call.late(), call.next()));
        }
        if (!shown.isEmpty()) {
            links.add(new Link("calls.section.see", "/desk/calls/of/" + matter.code()));
        }
        var open = matter.state().isWorking() || matter.state() == State.SUSPENDED;
        if (open && access.may(staff, Permission.MATTERS_ASSIGN, matter.place(), new OrganisationId(matter.unit()))) {
            links.add(new Link("calls.section.call", "/desk/matters/" + matter.code() + "/call"));
        }
        return lines.isEmpty() && links.isEmpty() ? List.of() : List.of(new Section("calls.section", lines, links));
    }

    /** Who is called and where that stands; not what they were told to do. */
    @Override
    public List<Section> forReporter(MatterRef matter) {
        var found = store.of(matter.district(), matter.id().value(), Calls.SHOWN).stream()
                .filter(call -> call.state() != CallState.OFF)
                .toList();
        var names = units.named(
                matter.district(),
                found.stream().map(call -> call.about().called()).toList());
        var lines = found.stream()
                .flatMap(call -> java.util.Optional.ofNullable(
                        names.get(new OrganisationId(call.about().called())))
                        .map(unit -> line(unit.name(), call.about().role(), call.state(), false, call.next()))
                        .stream())
                .toList();
        return lines.isEmpty() ? List.of() : List.of(new Section("calls.section", lines, List.of()));
    }

    private static Line line(Words unit, Role role, CallState state, boolean late, java.time.Instant next) {
        var key = "calls.line."
                + (late ? "late" : role == Role.ASSIST && state == CallState.CALLED ? "assists" : state.word());
        return state.isOpen() ? Line.of(key, unit, next) : Line.of(key, unit);
    }
}
