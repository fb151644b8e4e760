package org.linli.calls;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.calls.CallRules.Refusal;
import org.linli.catalogue.Catalogue;
import org.linli.catalogue.Category;
import org.linli.catalogue.Level;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.WorkCalendar;
import org.linli.ledger.Ledger;
import org.linli.matters.MatterRef;
import org.linli.matters.Matters;
import org.linli.matters.State;
import org.linli.matters.Texts;
import org.linli.organisations.OrganisationId;
import org.springframework.stereotype.Component;

/** Makes calls, in the caller's transaction: all of a command or none. */
@Component
class Calling {
    private static final int WHAT_MAX = 2_000;
    private static final int CALLS_MAX = 100; // of one matter

    private final Matters matters;
    private final CallStore store;
    private final CallUnits units;
    private final CallLimits limits;
    private final Catalogue catalogue;
    private final Access access;
    private final Ledger ledger;
    private final WorkCalendar calendar;
    private final Clock clock;

    Calling(
            Matters matters,
            CallStore store,
            CallUnits units,
            CallLimits limits,
            Catalogue catalogue,
            Access access,
            Ledger ledger,
            WorkCalendar calendar,
            Clock clock) {
        this.matters = matters;
        this.store = store;
        this.units = units;
        this.limits = limits;
        this.catalogue = catalogue;
        this.access = access;
        this.ledger = ledger;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The matter, and for which unit {@code staff} call. Fails as NOT_FOUND or FORBIDDEN. */
    Caller caller(Staff staff, String code) {
        var matter = matters.refForStaff(staff, code);
        access.demand(staff, Permission.MATTERS_ASSIGN, matter.place(), new OrganisationId(matter.unit()));
        var unit = access.unit(staff, Permission.MATTERS_ASSIGN).orElseThrow().value();
        return new Caller(matter, unit, level(staff, unit));
    }

    /** The matter {@code code} within the scope of {@code staff}. Fails as NOT_FOUND. */
    UUID matter(Staff staff, String code) {
        return matters.refForStaff(staff, code).id().value();
    }

    private Level level(Staff staff, UUID unit) {
        return units.level(staff.district(), unit)
                .orElseThrow(() -> Problem.FORBIDDEN.because("calls are made for a unit that answers for something"));
    }

    /** Who calls, for what. */
    record Caller(MatterRef matter, UUID unit, Level level) {}

    List<Call> call(Staff staff, String code, CallCommand command) {
        var caller = caller(staff, code);
        var now = clock.instant();
        var what = Texts.checked("reason", command.what(), WHAT_MAX);
        if (command.units().isEmpty() || command.units().size() > CallCommand.UNITS_MAX) {
            throw Problem.INVALID.because("one to ten units", Map.of("unit", "calls.need.unit"));
        }
        var dates = dates(caller.matter(), command, now);
        var before = store.of(staff.district(), caller.matter().id().value(), CALLS_MAX);
        var calls = new ArrayList<Call>();
        for (var unit : command.units().stream().distinct().toList()) {
            refuse(caller, command.role(), unit, before);
            calls.add(call(caller, command.role(), unit, what, now, dates));
        }
        for (var call : calls) {
            store.add(call);
            ledger.record(new CallAct.Called(CallAct.about(call, now), call.actBy()));
        }
        return calls;
    }

    private CallRules.Dates dates(MatterRef matter, CallCommand command, Instant now) {
        var urgent = catalogue.find(matter.category()).map(Category::urgent).orElse(false);
        var line = limits.of(command.role(), urgent, now.atZone(calendar.zone()).toLocalDate());
        return CallRules.dates(line, calendar, now, matter.dueAt(), command.until());
    }

    private void refuse(Caller caller, Role role, UUID unit, List<Call> before) {
        var matter = caller.matter();
        var level = units.level(matter.district(), unit)
                .orElseThrow(() -> Problem.INVALID.because("no such unit here", Map.of("unit", "calls.need.unit")));
        var open = matter.state().isWorking() || matter.state() == State.SUSPENDED;
        var twice = before.stream()
                .anyMatch(call -> call.state().isOpen() && call.about().called().equals(unit));
        CallRules.against(role, open, unit.equals(caller.unit()), twice, caller.level(), level)
                .ifPresent(refusal -> {
                    var problem = refusal == Refusal.ENDED ? Problem.STATE : Problem.INVALID;
                    throw problem.because("call for " + matter.code() + ": " + refusal, Map.of("unit", refusal.key()));
                });
    }

    private Call call(Caller caller, Role role, UUID unit, String what, Instant now, CallRules.Dates dates) {
        var matter = caller.matter();
        return new Call(
                new CallId(Ids.next(clock)),
                new Call.About(
                        matter.district(),
                        matter.id().value(),
                        matter.code(),
                        matter.place().upTo(PlaceCode.COMMUNITY),
                        matter.category(),
                        matter.kind().isDiscreet(),
                        role,
                        caller.unit(),
                        unit),
                what,
                now,
                dates.comeBy(),
                dates.actBy(),
                CallState.CALLED,
                Call.Course.NONE,
                null,
                null,
                0);
    }
}
