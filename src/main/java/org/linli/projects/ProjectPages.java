package org.linli.projects;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.catalogue.Catalogue;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.kernel.Words;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.places.Places;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Topics of the month: the list and each project for everybody; opening them and what becomes of them for staff. */
@Controller
class ProjectPages {
    private static final int FIELDS = 4;
    private static final int UNITS_MAX = 200;

    private final Projects projects;
    private final Organisations organisations;
    private final Places places;
    private final Catalogue catalogue;
    private final Access access;

    ProjectPages(Projects projects, Organisations organisations, Places places, Catalogue catalogue, Access access) {
        this.projects = projects;
        this.organisations = organisations;
        this.places = places;
        this.catalogue = catalogue;
        this.access = access;
    }

    /** The list. */
    record ListPage(
            PlaceCode place,
            Words name,
            List<Row> rows,
            boolean mayOpen,
            @Nullable UUID next) {}

    /** One of it. */
    record Row(Project project, Words category, Words lead) {}

    /** One project; what this person may do; {@code wrong} holds message keys by field. */
    record OnePage(
            Project project,
            Words place,
            Words category,
            Words lead,
            LocalDate today,
            boolean mayWork,
            boolean mayClose,
            Map<String, String> kept,
            Map<String, String> wrong) {
        String kept(String field) {
            return kept.getOrDefault(field, "");
        }
    }

    /** The form that opens one, beside what is raised most. */
    record NewPage(
            PlaceCode place,
            Words name,
            List<HotRow> hot,
            List<Organisation> units,
            PlanForm form,
            Map<String, String> wrong,
            int fields) {}

    /** Something raised often. */
    record HotRow(String category, Words name, long received, long reopened) {}

    /** The form as it was typed. */
    record PlanForm(
            @Nullable String category,
            @Nullable String title,
            @Nullable String why,
            @Nullable String lead,
            @Nullable List<String> due,
            @Nullable List<String> what) {
        static String plain(@Nullable String value) {
            return value == null ? "" : value;
        }

        static String at(@Nullable List<String> values, int i) {
            return values != null && i < values.size() ? values.get(i) : "";
        }

        ProjectPlan plan(PlaceCode place) {
            var stages = new ArrayList<ProjectPlan.Stage>();
            for (var i = 0; i < (what == null ? 0 : what.size()); i++) {
                if (!at(what, i).isBlank()) {
                    stages.add(new ProjectPlan.Stage(day(at(due, i)), at(what, i)));
                }
            }
            return new ProjectPlan(place, plain(category), plain(title), plain(why), unit(), stages);
        }

        private UUID unit() {
            try {
                return UUID.fromString(plain(lead));
            } catch (IllegalArgumentException e) {
                throw Problem.INVALID.because("no unit", Map.of("lead", "projects.need.lead"));
            }
        }

        private static LocalDate day(String typed) {
            try {
                return LocalDate.parse(typed);
            } catch (DateTimeException e) {
                throw Problem.INVALID.because("no day", Map.of("stages", "projects.need.due"));
            }
        }
    }

    @GetMapping("/topics")
    ModelAndView list(
            @Nullable Staff staff,
            @RequestParam PlaceCode place,
            @RequestParam(required = false) @Nullable UUID before) {
        var here = places.find(place.upTo(PlaceCode.COMMUNITY))
                .orElseThrow(() -> Problem.NOT_FOUND.because("place " + place));
        var found = projects.list(here.code(), before);
        var units = organisations.named(
                here.code().district(),
                found.stream()
                        .map(one -> new OrganisationId(one.lead()))
                        .distinct()
                        .toList());
        var rows = found.stream()
                .map(one -> new Row(one, catalogue.name(one.category()), name(units, one.lead())))
                .toList();
        var may = staff != null && access.may(staff, Permission.MATTERS_SUPERVISE, here.code(), null);
        return Pages.page(
                "projects/list",
                new ListPage(
                        here.code(),
                        here.words(),
                        rows,
                        may,
                        found.size() < Projects.SHOWN ? null : found.getLast().id()));
    }

    /** One of them; its place names its district. */
    @GetMapping("/topics/{place}/{id}")
    ModelAndView one(@Nullable Staff staff, @PathVariable PlaceCode place, @PathVariable UUID id) {
        return page(staff, place, id, Map.of(), Map.of(), 200);
    }

    @GetMapping("/desk/topics/{place}/new")
    ModelAndView form(Staff staff, @PathVariable PlaceCode place) {
        return form(staff, place, new PlanForm(null, null, null, null, null, null), Map.of(), 200);
    }

    @PostMapping("/desk/topics/{place}")
    ModelAndView open(Staff staff, @PathVariable PlaceCode place, @ModelAttribute PlanForm form) {
        access.demand(staff, Permission.MATTERS_SUPERVISE, place, null);
        try {
            var project = projects.open(staff, form.plan(place));
            return Pages.see("/topics/" + place + "/" + project.id());
        } catch (ProblemException e) {
            if (e.problem() != Problem.INVALID) {
                throw e;
            }
            return form(staff, place, form, e.fields(), e.problem().status());
        }
    }

    /** A step: reach (n, note), attach (code), close (result). */
    @PostMapping("/desk/topics/{place}/{id}/{step}")
    ModelAndView step(
            Staff staff,
            @PathVariable PlaceCode place,
            @PathVariable UUID id,
            @PathVariable String step,
            @RequestParam(defaultValue = "-1") int version,
            @RequestParam(defaultValue = "0") int n,
            @RequestParam(defaultValue = "") String text) {
        try {
            switch (step) {
                case "reach" -> projects.reach(staff, id, version, n, text);
                case "attach" -> projects.attach(staff, id, version, text);
                case "close" -> projects.close(staff, id, version, text);
                default -> throw Problem.NOT_FOUND.because("step " + step);
            }
        } catch (ProblemException e) {
            var wrong = switch (e.problem()) {
                case STALE -> Map.of("step", "projects.stale");
                case STATE, INVALID -> e.fields();
                default -> throw e;
            };
            return page(staff, place, id, Map.of(step, text), wrong, e.problem().status());
        }
        return Pages.see("/topics/" + place + "/" + id);
    }

    private ModelAndView page(
            @Nullable Staff staff,
            PlaceCode place,
            UUID id,
            Map<String, String> kept,
            Map<String, String> wrong,
            int status) {
        var project = projects.find(place.district(), id).orElseThrow(() -> Problem.NOT_FOUND.because("project " + id));
        var lead = organisations.named(place.district(), List.of(new OrganisationId(project.lead())));
        return Pages.page(
                "projects/one",
                new OnePage(
                        project,
                        places.get(project.place()).words(),
                        catalogue.name(project.category()),
                        name(lead, project.lead()),
                        projects.today(),
                        staff != null && projects.may(staff, Permission.MATTERS_HANDLE, project),
                        staff != null && projects.may(staff, Permission.MATTERS_SUPERVISE, project),
                        kept,
                        wrong),
                status);
    }

    private ModelAndView form(Staff staff, PlaceCode place, PlanForm form, Map<String, String> wrong, int status) {
        access.demand(staff, Permission.MATTERS_SUPERVISE, place, null);
        var here = places.get(place);
        var hot = projects.hot(place).stream()
                .map(one -> new HotRow(one.category(), catalogue.name(one.category()), one.received(), one.reopened()))
                .toList();
        var units = organisations.list(place.district(), place.district().place(), UNITS_MAX).stream()
                .filter(unit -> !unit.function().isEmpty())
                .filter(unit -> unit.place().contains(place) || place.contains(unit.place()))
                .toList();
        return Pages.page("projects/new", new NewPage(place, here.words(), hot, units, form, wrong, FIELDS), status);
    }

    private static Words name(Map<OrganisationId, Organisation> units, UUID unit) {
        var found = units.get(new OrganisationId(unit));
        return found == null ? new Words("", "") : found.name();
    }
}
