package org.linli.callbacks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.callbacks.CallbackStore.Attempt;
import org.linli.catalogue.Catalogue;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.kernel.Words;
import org.linli.matters.DeskView;
import org.linli.matters.Matters;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The worklist of callbacks, and one call: what was asked for and answered, how to reach them, what they said. */
@Controller
@RequestMapping("/desk/callbacks")
class CallbackPages {
    private final Callbacks callbacks;
    private final Matters matters;
    private final Organisations organisations;
    private final Catalogue catalogue;

    CallbackPages(Callbacks callbacks, Matters matters, Organisations organisations, Catalogue catalogue) {
        this.callbacks = callbacks;
        this.matters = matters;
        this.organisations = organisations;
        this.catalogue = catalogue;
    }

    /** The worklist. */
    record ListPage(List<Row> rows) {}

    /** One of it. */
    record Row(UUID id, String code, Words unit, Words category, Instant answeredAt, int attempts) {}

    /** One call; {@code contact} is shown once, after it was asked for. */
    record TaskPage(
            UUID id,
            DeskView matter,
            String state,
            int version,
            List<Attempt> attempts,
            @Nullable String contact,
            String said,
            Map<String, String> wrong) {}

    @GetMapping
    ModelAndView list(Staff staff) {
        var tasks = callbacks.list(staff);
        var units = organisations.named(
                staff.district(),
                tasks.stream()
                        .map(task -> new OrganisationId(task.unit()))
                        .distinct()
                        .toList());
        return Pages.page(
                "callbacks/list",
                new ListPage(tasks.stream()
                        .map(task -> new Row(
                                task.id(),
                                task.code(),
                                name(units, task.unit()),
                                catalogue.name(task.category()),
                                task.answeredAt(),
                                task.attempts()))
                        .toList()));
    }

    @GetMapping("/{id}")
    ModelAndView task(Staff staff, @PathVariable UUID id) {
        return page(staff, id, null, "", Map.of(), 200);
    }

    /** A look at how to reach the resident: recorded, and shown this once. */
    @PostMapping("/{id}/contact")
    ModelAndView contact(Staff staff, @PathVariable UUID id) {
        return page(staff, id, callbacks.contact(staff, id), "", Map.of(), 200);
    }

    @PostMapping("/{id}")
    ModelAndView tried(
            Staff staff,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "-1") int version,
            @RequestParam(defaultValue = "") String result,
            @RequestParam(required = false) @Nullable Boolean solved,
            @RequestParam(required = false) @Nullable Integer satisfaction,
            @RequestParam(defaultValue = "") String said) {
        try {
            var came = Result.of(result);
            var word = came == Result.REACHED ? Callbacks.word(solved, satisfaction, said) : null;
            callbacks.tried(staff, id, version, came, word);
        } catch (ProblemException e) {
            var wrong = switch (e.problem()) {
                case STALE -> Map.of("step", "callbacks.stale");
                case STATE, INVALID -> e.fields();
                default -> throw e;
            };
            return page(staff, id, null, said, wrong, e.problem().status());
        }
        return Pages.see("/desk/callbacks");
    }

    private ModelAndView page(
            Staff staff, UUID id, @Nullable String contact, String said, Map<String, String> wrong, int status) {
        var task = callbacks.get(staff, id);
        var matter = matters.findForStaff(staff, task.code())
                .orElseThrow(() -> Problem.NOT_FOUND.because("matter " + task.code()));
        return Pages.page(
                "callbacks/task",
                new TaskPage(
                        task.id(),
                        matter,
                        task.state().name().toLowerCase(java.util.Locale.ROOT),
                        task.version(),
                        callbacks.attempts(task),
                        contact,
                        said,
                        wrong),
                status);
    }

    private static Words name(Map<OrganisationId, Organisation> units, UUID unit) {
        var found = units.get(new OrganisationId(unit));
        return found == null ? new Words("", "") : found.name();
    }
}
