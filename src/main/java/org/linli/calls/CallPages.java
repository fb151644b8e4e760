package org.linli.calls;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.calls.CallUnits.Choice;
import org.linli.calls.Calls.Tab;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Calls at the desk: what is owed, made and late; one call; the form that makes them. */
@Controller
class CallPages {
    private final Calls calls;
    private final Calling calling;
    private final CallUnits units;

    CallPages(Calls calls, Calling calling, CallUnits units) {
        this.calls = calls;
        this.calling = calling;
        this.units = units;
    }

    /** A list; {@code matter} is the code of the only matter it is about, or empty. */
    record ListPage(
            Tab tab,
            String matter,
            List<CallView> calls,
            @Nullable UUID next) {
        static String word(Tab tab) {
            return tab.name().toLowerCase(Locale.ROOT);
        }
    }

    /** One call; {@code wrong} holds message keys by field, {@code kept} what was typed. */
    record CallPage(CallView call, Map<String, String> kept, Map<String, String> wrong, String done) {
        String kept(String field) {
            return kept.getOrDefault(field, "");
        }
    }

    /** The form that calls. */
    record NewPage(String code, Role role, List<Choice> units, CallForm form, Map<String, String> wrong) {}

    /** The form as it was typed. */
    record CallForm(
            @Nullable String role,
            @Nullable List<String> unit,
            @Nullable String reason,
            @Nullable String until) {
        Role asked() {
            return role == null || role.isBlank() ? Role.WHISTLE : Role.of(role);
        }

        String said() {
            return reason == null ? "" : reason;
        }

        String day() {
            return until == null ? "" : until;
        }

        boolean has(UUID id) {
            return unit != null && unit.contains(id.toString());
        }

        CallCommand command() {
            var ids = unit == null
                    ? List.<UUID>of()
                    : unit.stream().map(CallForm::id).toList();
            return new CallCommand(asked(), ids, said(), date());
        }

        private static UUID id(String text) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                throw Problem.INVALID.because("no unit " + text, Map.of("unit", "calls.need.unit"));
            }
        }

        private @Nullable LocalDate date() {
            try {
                return day().isBlank() ? null : LocalDate.parse(day());
            } catch (DateTimeException e) {
                throw Problem.INVALID.because("no day " + day(), Map.of("until", "calls.need.until"));
            }
        }
    }

    @GetMapping("/desk/calls")
    ModelAndView list(
            Staff staff,
            @RequestParam(defaultValue = "owed") String tab,
            @RequestParam(required = false) @Nullable UUID before) {
        var chosen = Arrays.stream(Tab.values())
                .filter(one -> ListPage.word(one).equals(tab))
                .findFirst()
                .orElse(Tab.OWED);
        var shown = calls.list(staff, chosen, before);
        var more = chosen == Tab.MADE && shown.size() == Calls.SHOWN;
        return Pages.page(
                "calls/list",
                new ListPage(chosen, "", shown, more ? shown.getLast().id().value() : null));
    }

    @GetMapping("/desk/calls/of/{code}")
    ModelAndView ofMatter(Staff staff, @PathVariable String code) {
        return Pages.page("calls/list", new ListPage(Tab.MADE, code, calls.ofMatter(staff, code), null));
    }

    @GetMapping("/desk/calls/{id}")
    ModelAndView call(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String done) {
        var said = CallStep.find(done).map(step -> "calls.done." + step.word()).orElse("");
        return Pages.page("calls/call", new CallPage(calls.get(staff, new CallId(id)), Map.of(), Map.of(), said));
    }

    @GetMapping("/desk/matters/{code}/call")
    ModelAndView form(Staff staff, @PathVariable String code, @ModelAttribute CallForm form) {
        return form(staff, code, form, Map.of(), 200);
    }

    @PostMapping("/desk/matters/{code}/call")
    ModelAndView make(Staff staff, @PathVariable String code, @ModelAttribute CallForm form) {
        try {
            var made = calls.call(staff, code, form.command());
            return Pages.see(made.size() == 1 ? "/desk/calls/" + made.getFirst().id() : "/desk/calls/of/" + code);
        } catch (ProblemException e) {
            if (e.fields().isEmpty()) {
                throw e;
            }
            return form(staff, code, form, e.fields(), e.problem().status());
        }
    }

    /** One of a call's steps, with what it needs. */
    @PostMapping("/desk/calls/{id}/{step}")
    ModelAndView take(
            Staff staff,
            @PathVariable UUID id,
            @PathVariable String step,
            @RequestParam(defaultValue = "-1") int version,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable Boolean solved,
            @RequestParam(required = false) @Nullable Integer satisfaction) {
        var taken = CallStep.find(step).orElseThrow(() -> Problem.NOT_FOUND.because("step " + step));
        try {
            calls.take(staff, new CallId(id), taken, version, text, CallJson.rating(taken, solved, satisfaction, text));
        } catch (ProblemException e) {
            return refused(staff, new CallId(id), text, e);
        }
        return Pages.see("/desk/calls/" + id + "?done=" + taken.word());
    }

    private ModelAndView refused(Staff staff, CallId id, String text, ProblemException failure) {
        var wrong = switch (failure.problem()) {
            case STALE -> Map.of("step", "calls.stale");
            case STATE, INVALID -> failure.fields();
            default -> throw failure;
        };
        return Pages.page(
                "calls/call",
                new CallPage(calls.get(staff, id), Map.of("text", text), wrong, ""),
                failure.problem().status());
    }

    private ModelAndView form(Staff staff, String code, CallForm form, Map<String, String> wrong, int status) {
        var caller = calling.caller(staff, code);
        var role = form.asked();
        var choices = units.choices(caller.matter().place(), caller.unit(), caller.level(), role);
        return Pages.page("calls/new", new NewPage(caller.matter().code(), role, choices, form, wrong), status);
    }
}
