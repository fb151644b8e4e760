package org.linli.liaison;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.linli.access.Staff;
import org.linli.kernel.ProblemException;
import org.linli.organisations.Organisation;
import org.linli.web.Form;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Formal suggestions at the desk: written at the station, answered by the unit, judged by the representative, told to residents. */
@Controller
@RequestMapping("/desk/liaison")
class SuggestionPages {
    private final Suggestions suggestions;
    private final SuggestionSight sight;
    private final Stations stations;
    private final Mandates mandates;
    private final Receptions receptions;

    SuggestionPages(
            Suggestions suggestions,
            SuggestionSight sight,
            Stations stations,
            Mandates mandates,
            Receptions receptions) {
        this.suggestions = suggestions;
        this.sight = sight;
        this.stations = stations;
        this.mandates = mandates;
        this.receptions = receptions;
    }

    record NewPage(
            Organisation station,
            List<Mandates.Named> authors,
            List<Organisation> units,
            List<VoiceStore.Voice> loose,
            LocalDate today,
            Form form) {}

    /** One; {@code form} is the one that was refused, sent to {@code step}. */
    record SuggestionPage(SuggestionSight.View view, LocalDate today, String step, Form form, String done) {
        /** The form of {@code which}: what was typed where that is the one refused, else a fresh one. */
        Form form(String which) {
            return step.equals(which) ? form : Form.empty();
        }
    }

    private interface Step {
        void take(Form form);
    }

    @GetMapping("/stations/{id}/suggestions/new")
    ModelAndView form(Staff staff, @PathVariable UUID id) {
        return Pages.page("liaison/suggestion-new", page(staff, id, Form.empty()));
    }

    private NewPage page(Staff staff, UUID id, Form form) {
        var station = stations.workingAt(staff, id);
        return new NewPage(
                station,
                mandates.inForce(staff, station, stations.today()).stream()
                        .filter(one -> one.representative().suggests())
                        .toList(),
                sight.answering(station),
                receptions.loose(staff, station),
                stations.today(),
                form);
    }

    @PostMapping("/stations/{id}/suggestions")
    ModelAndView send(Staff staff, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed) {
        var form = Form.of(typed);
        try {
            return Pages.see("/desk/liaison/suggestions/" + suggestions.send(staff, id, form) + "?done=sent");
        } catch (ProblemException e) {
            var page = page(staff, id, form.refused(e));
            return Pages.page("liaison/suggestion-new", page, e.problem().status());
        }
    }

    @GetMapping("/suggestions/{id}")
    ModelAndView suggestion(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String done) {
        var said = Set.of("sent", "answer", "prolong", "verdict", "told").contains(done) ? "liaison.done." + done : "";
        return Pages.page(
                "liaison/suggestion",
                new SuggestionPage(sight.get(staff, id), stations.today(), "", Form.empty(), said));
    }

    @PostMapping("/suggestions/{id}/answer")
    ModelAndView answer(Staff staff, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed) {
        return take(staff, id, "answer", typed, form -> suggestions.answer(staff, id, form));
    }

    @PostMapping("/suggestions/{id}/prolong")
    ModelAndView prolong(Staff staff, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed) {
        return take(staff, id, "prolong", typed, form -> suggestions.prolong(staff, id, form));
    }

    @PostMapping("/suggestions/{id}/verdict")
    ModelAndView judge(Staff staff, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed) {
        return take(staff, id, "verdict", typed, form -> suggestions.judge(staff, id, form));
    }

    @PostMapping("/suggestions/{id}/told")
    ModelAndView tell(Staff staff, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed) {
        return take(staff, id, "told", typed, form -> suggestions.tell(staff, id, form));
    }

    private ModelAndView take(Staff staff, UUID id, String which, MultiValueMap<String, String> typed, Step step) {
        var form = Form.of(typed);
        try {
            step.take(form);
            return Pages.see("/desk/liaison/suggestions/" + id + "?done=" + which);
        } catch (ProblemException e) {
            var refused = form.refused(e);
            var page = new SuggestionPage(sight.get(staff, id), stations.today(), which, refused, "");
            return Pages.page("liaison/suggestion", page, e.problem().status());
        }
    }
}
