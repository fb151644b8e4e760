package org.linli.calls;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.calls.Calls.Tab;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.WorkCalendar;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Calls for programs: the same rules as the pages. {@code call} is a step of the desk's contract and stands under its path. */
@RestController
@RequestMapping("/api/v1/desk")
class CallApi {
    private final Calls calls;
    private final WorkCalendar calendar;

    CallApi(Calls calls, WorkCalendar calendar) {
        this.calls = calls;
        this.calendar = calendar;
    }

    /** Whom to call; {@code role} is whistle or assist, {@code until} the day by whose end the part is done. */
    record CallRequest(
            @Nullable String role,
            @Nullable UUID unit,
            @Nullable List<UUID> units,
            @Nullable String reason,
            @Nullable LocalDate until) {}

    /** The fields of a step; {@code version} is the one that was read. */
    record StepRequest(
            @Nullable Integer version,
            @Nullable String text,
            @Nullable Boolean solved,
            @Nullable Integer satisfaction) {}

    /** A call. */
    record CallBody(
            CallId id,
            String code,
            PlaceCode place,
            String role,
            UUID caller,
            UUID called,
            String what,
            OffsetDateTime calledAt,
            @Nullable OffsetDateTime comeBy,
            OffsetDateTime actBy,
            String state,
            boolean late,
            boolean comeMissed,
            boolean actMissed,
            @Nullable String done,
            @Nullable CallRating rating,
            CallView.@Nullable ResidentWord resident,
            List<String> steps,
            int version) {}

    /** A list. */
    record Items(List<CallBody> items, @Nullable String next) {}

    @PostMapping("/matters/{code}/call")
    Items call(Staff staff, @PathVariable String code, @RequestBody CallRequest body) {
        var units = new java.util.ArrayList<UUID>(body.units() == null ? List.of() : body.units());
        if (body.unit() != null) {
            units.add(body.unit());
        }
        var role = body.role() == null ? Role.WHISTLE : Role.of(body.role());
        var made = calls.call(
                staff, code, new CallCommand(role, units, body.reason() == null ? "" : body.reason(), body.until()));
        return new Items(made.stream().map(this::of).toList(), null);
    }

    @GetMapping("/calls")
    Items list(
            Staff staff,
            @RequestParam(defaultValue = "owed") String tab,
            @RequestParam(required = false) @Nullable UUID after) {
        var chosen = Arrays.stream(Tab.values())
                .filter(one -> one.name().equalsIgnoreCase(tab))
                .findFirst()
                .orElseThrow(() -> Problem.INVALID.because("tab is owed, made or late"));
        var shown = calls.list(staff, chosen, after);
        var more = chosen == Tab.MADE && shown.size() == Calls.SHOWN;
        return new Items(
                shown.stream().map(this::of).toList(),
                more ? shown.getLast().id().toString() : null);
    }

    @GetMapping("/calls/{id}")
    CallBody get(Staff staff, @PathVariable UUID id) {
        return of(calls.get(staff, new CallId(id)));
    }

    @PostMapping("/calls/{id}/{step}")
    CallBody take(Staff staff, @PathVariable UUID id, @PathVariable String step, @RequestBody StepRequest body) {
        var taken = CallStep.find(step).orElseThrow(() -> Problem.NOT_FOUND.because("no step " + step));
        if (body.version() == null) {
            throw Problem.INVALID.because("version is missing", Map.of("version", "matters.need.version"));
        }
        var rating = CallJson.rating(taken, body.solved(), body.satisfaction(), body.text());
        return of(calls.take(staff, new CallId(id), taken, body.version(), body.text(), rating));
    }

    private CallBody of(CallView call) {
        return new CallBody(
                call.id(),
                call.code(),
                call.place(),
                call.role().word(),
                call.caller().value(),
                call.called().value(),
                call.what(),
                time(call.calledAt()),
                call.comeBy() == null ? null : time(call.comeBy()),
                time(call.actBy()),
                call.state().word(),
                call.late(),
                call.comeMissed(),
                call.actMissed(),
                call.done(),
                call.rating(),
                call.heard(),
                call.may().stream().map(CallStep::word).sorted().toList(),
                call.version());
    }

    private OffsetDateTime time(java.time.Instant at) {
        return at.atZone(calendar.zone()).toOffsetDateTime();
    }
}
