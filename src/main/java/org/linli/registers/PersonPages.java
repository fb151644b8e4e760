package org.linli.registers;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.people.PersonId;
import org.linli.people.PersonRow;
import org.linli.people.Registering.Alike;
import org.linli.people.Registering.Registered;
import org.linli.registers.PersonViews.Spot;
import org.linli.web.Messages;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The register of persons as a list: by place, by whole name, by a number. What is searched for is sent, never part of an address:
 * names and numbers stand in no log and no history.
 */
@Controller
@RequestMapping("/desk/people")
class PersonPages {
    private static final int PAGE = 50;

    private final PersonDesk desk;
    private final PersonViews views;
    private final Messages messages;

    PersonPages(PersonDesk desk, PersonViews views, Messages messages) {
        this.desk = desk;
        this.views = views;
        this.messages = messages;
    }

    /**
     * The list.
     *
     * @param asked what was searched for; null where the list is by place
     * @param next the last row where there are more
     */
    record ListPage(
            PlaceCode within,
            List<Spot> around,
            List<Spot> inside,
            List<PersonRow> rows,
            Map<PlaceCode, String> paths,
            @Nullable String asked,
            @Nullable PersonRow next,
            boolean mayEdit,
            @Nullable String done) {}

    /** The form of a new person; {@code alike} are records of what may be the same. */
    record NewPage(PersonForm form, Map<String, String> wrong, List<PersonRow> alike, List<Spot> spots) {}

    @GetMapping
    ModelAndView list(
            Staff staff,
            @RequestParam(required = false) @Nullable PlaceCode place,
            @RequestParam(required = false) @Nullable PlaceCode from,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable String done,
            Lang lang) {
        var within = within(staff, place);
        var last = after == null ? null : new PersonRow(new PersonId(after), "", from);
        var rows = desk.list(staff, within, last);
        var next = rows.size() == PAGE && within.value().length() < 18 ? rows.getLast() : null;
        return show(staff, within, rows, null, next, done, lang);
    }

    /** By name within the place, or by a phone number or number of a paper anywhere in reach, which is a look. */
    @PostMapping("/find")
    ModelAndView find(
            Staff staff,
            @RequestParam(required = false) @Nullable PlaceCode place,
            @RequestParam(defaultValue = "") String q,
            Lang lang) {
        var within = within(staff, place);
        var rows = desk.find(staff, within, q, messages.text(lang, "registers.people.look.find"));
        return show(staff, within, rows, q, null, null, lang);
    }

    @GetMapping("/new")
    ModelAndView form(
            Staff staff,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String guardian,
            Lang lang) {
        if (!desk.mayEdit(staff)) {
            throw Problem.FORBIDDEN.because("no post in force gives PEOPLE_EDIT here");
        }
        return form(staff, PersonForm.at(place, guardian), Map.of(), List.of(), 200, lang);
    }

    @PostMapping("/new")
    ModelAndView register(
            Staff staff,
            @ModelAttribute PersonForm form,
            @RequestParam(defaultValue = "false") boolean despite,
            Lang lang) {
        try {
            return switch (desk.register(staff, form.person(), form.dwelling(), despite)) {
                case Registered(var id) -> Pages.see("/desk/people/" + id + "?done=registered");
                case Alike(var ids) -> form(staff, form, Map.of(), desk.rows(staff, ids), 409, lang);
            };
        } catch (ProblemException e) {
            if (e.fields().isEmpty()) {
                throw e;
            }
            return form(staff, form, e.fields(), List.of(), e.problem().status(), lang);
        }
    }

    private ModelAndView form(
            Staff staff, PersonForm form, Map<String, String> wrong, List<PersonRow> alike, int status, Lang lang) {
        var spots = views.roots(desk.seen(staff), lang);
        return Pages.page("registers/person-new", new NewPage(form, wrong, alike, spots), status);
    }

    private PlaceCode within(Staff staff, @Nullable PlaceCode place) {
        var scope = desk.seen(staff);
        if (place != null) {
            return place;
        }
        return scope.places().size() == 1
                ? scope.places().getFirst()
                : staff.district().place();
    }

    private ModelAndView show(
            Staff staff,
            PlaceCode within,
            List<PersonRow> rows,
            @Nullable String asked,
            @Nullable PersonRow next,
            @Nullable String done,
            Lang lang) {
        var scope = desk.seen(staff);
        var inside = scope.reaches(within)
                ? views.inside(within, lang)
                : views.roots(scope, lang).stream()
                        .filter(spot -> within.contains(spot.code()))
                        .toList();
        var paths = views.paths(rows.stream().map(PersonRow::place), lang);
        return Pages.page(
                "registers/people",
                new ListPage(
                        within,
                        views.around(scope, within, lang),
                        inside,
                        rows,
                        paths,
                        asked,
                        next,
                        desk.mayEdit(staff),
                        done));
    }
}
