package org.linli.registers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.people.Consent.Use;
import org.linli.people.Erasing;
import org.linli.people.PersonId;
import org.linli.people.PersonRegister;
import org.linli.people.PersonRegister.Seen;
import org.linli.registers.PersonViews.Building;
import org.linli.registers.PersonViews.View;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One person: what anybody at the desk sees, what a look shows, and what may be written. */
@Controller
@RequestMapping("/desk/people/{id}")
class PersonCardPages {
    private final PersonDesk desk;
    private final PersonViews views;
    private final PersonRegister register;
    private final Clock clock;

    PersonCardPages(PersonDesk desk, PersonViews views, PersonRegister register, Clock clock) {
        this.desk = desk;
        this.views = views;
        this.register = register;
        this.clock = clock;
    }

    /**
     * A person's page.
     *
     * @param seen what the look just recorded shows; null without one
     * @param form the change that is being written; with what was seen, or what was typed and refused
     * @param wrong fields with the key of what is wrong
     */
    record CardPage(
            View view,
            List<Building> buildings,
            Set<Use> uses,
            @Nullable Seen seen,
            Map<PlaceCode, String> paths,
            PersonForm form,
            Map<String, String> wrong,
            String step,
            boolean mayEdit,
            @Nullable String done) {}

    @GetMapping
    ModelAndView card(
            Staff staff, @PathVariable UUID id, @RequestParam(required = false) @Nullable String done, Lang lang) {
        return show(staff, id, null, PersonForm.at("", ""), Map.of(), "", done, 200, lang);
    }

    /** Recorded first, shown this once. */
    @PostMapping("/look")
    ModelAndView look(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String purpose, Lang lang) {
        try {
            var seen = desk.look(staff, new PersonId(id), purpose);
            return show(staff, id, seen, PersonForm.of(seen), Map.of(), "", null, 200, lang);
        } catch (ProblemException e) {
            return again(staff, id, PersonForm.at("", ""), "look", e, lang);
        }
    }

    @PostMapping("/change")
    ModelAndView change(
            Staff staff, @PathVariable UUID id, @ModelAttribute PersonForm form, @RequestParam int version, Lang lang) {
        return step(
                staff, id, form, "change", lang, () -> desk.change(staff, new PersonId(id), form.person(), version));
    }

    @PostMapping("/dwellings")
    ModelAndView addDwelling(
            Staff staff,
            @PathVariable UUID id,
            @ModelAttribute PersonForm form,
            @RequestParam(defaultValue = "false") boolean consented,
            Lang lang) {
        return step(
                staff,
                id,
                form,
                "dwelling",
                lang,
                () -> desk.addDwelling(staff, new PersonId(id), form.dwelling(), consented));
    }

    @PostMapping("/dwellings/{tie}/end")
    ModelAndView endDwelling(
            Staff staff, @PathVariable UUID id, @PathVariable UUID tie, @RequestParam LocalDate to, Lang lang) {
        return step(
                staff,
                id,
                PersonForm.at("", ""),
                "end",
                lang,
                () -> desk.endDwelling(staff, new PersonId(id), tie, to));
    }

    @PostMapping("/dwellings/{tie}/area")
    ModelAndView measure(
            Staff staff, @PathVariable UUID id, @PathVariable UUID tie, @RequestParam String area, Lang lang) {
        return step(
                staff, id, PersonForm.at("", ""), "area", lang, () -> desk.measure(staff, new PersonId(id), tie, area));
    }

    @PostMapping("/consent")
    ModelAndView say(
            Staff staff, @PathVariable UUID id, @RequestParam String use, @RequestParam boolean given, Lang lang) {
        var said = PersonForm.use(use).orElseThrow(() -> Problem.INVALID.because("no such item and purpose"));
        return step(
                staff,
                id,
                PersonForm.at("", ""),
                "consent",
                lang,
                () -> desk.say(staff, new PersonId(id), said, given));
    }

    @PostMapping("/erase")
    ModelAndView erase(
            Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean sure, Lang lang) {
        if (!sure) {
            return Pages.see("/desk/people/" + id);
        }
        return switch (desk.erase(staff, new PersonId(id))) {
            case Erasing.Erased() -> Pages.see("/desk/people?done=erased");
            case Erasing.Held(var _) ->
                show(staff, id, null, PersonForm.at("", ""), Map.of(), "erase", null, 409, lang);
        };
    }

    private ModelAndView step(Staff staff, UUID id, PersonForm form, String step, Lang lang, Runnable doing) {
        try {
            doing.run();
        } catch (ProblemException e) {
            return again(staff, id, form, step, e, lang);
        }
        return Pages.see("/desk/people/" + id + "?done=" + step);
    }

    /** The same page with what was typed and what is wrong with it; problems without a field are answered as such. */
    private ModelAndView again(
            Staff staff, UUID id, PersonForm form, String step, ProblemException failure, Lang lang) {
        if (failure.fields().isEmpty()) {
            throw failure;
        }
        return show(
                staff,
                id,
                null,
                form,
                failure.fields(),
                step,
                null,
                failure.problem().status(),
                lang);
    }

    private ModelAndView show(
            Staff staff,
            UUID id,
            @Nullable Seen seen,
            PersonForm form,
            Map<String, String> wrong,
            String step,
            @Nullable String done,
            int status,
            Lang lang) {
        var row = desk.row(staff, Permission.PEOPLE_READ, new PersonId(id));
        var today = LocalDate.now(clock);
        var person = register.get(staff.district(), row.id());
        var ties = desk.dwellings(staff, row);
        var paths = views.paths(ties.stream().map(tie -> tie.place()), lang);
        var buildings = ties.stream()
                .map(tie -> new Building(paths.getOrDefault(tie.place(), ""), tie.tie(), tie.holdsOn(today)))
                .distinct()
                .toList();
        return Pages.page(
                "registers/person",
                new CardPage(
                        views.view(staff, row, person, today, lang),
                        buildings,
                        desk.consents(staff, row),
                        seen,
                        paths,
                        form,
                        wrong,
                        step,
                        desk.mayEdit(staff),
                        done),
                status);
    }
}
