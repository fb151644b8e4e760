package org.linli.liaison;

import java.time.LocalDate;
import java.util.List;
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

/** Written authority: give it, print it, withdraw it. */
@Controller
@RequestMapping("/desk/liaison")
class MandatePages {
    private final Mandates mandates;
    private final Stations stations;
    private final Representatives representatives;

    MandatePages(Mandates mandates, Stations stations, Representatives representatives) {
        this.mandates = mandates;
        this.stations = stations;
        this.representatives = representatives;
    }

    record GivePage(
            Organisation station,
            List<Mandates.Candidate> candidates,
            List<Representative> kinds,
            LocalDate today,
            Form form) {}

    record PaperPage(Organisation station, Mandates.Named one, boolean mayEnd) {}

    @GetMapping("/stations/{id}/mandates/new")
    ModelAndView form(Staff staff, @PathVariable UUID id) {
        return Pages.page("liaison/mandate-give", give(staff, id, Form.empty()));
    }

    private GivePage give(Staff staff, UUID id, Form form) {
        var station = stations.authorisingAt(staff, id);
        return new GivePage(
                station, mandates.candidates(staff, station), representatives.all(), stations.today(), form);
    }

    @PostMapping("/stations/{id}/mandates")
    ModelAndView give(Staff staff, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed) {
        var form = Form.of(typed);
        try {
            return Pages.see("/desk/liaison/mandates/" + mandates.give(staff, id, form));
        } catch (ProblemException e) {
            var page = give(staff, id, form.refused(e));
            return Pages.page("liaison/mandate-give", page, e.problem().status());
        }
    }

    @GetMapping("/mandates/{id}")
    ModelAndView paper(Staff staff, @PathVariable UUID id) {
        var station = stations.workingAt(
                staff, mandates.get(staff.district(), id).station().value());
        var one = mandates.named(staff.district(), id);
        return Pages.page(
                "liaison/mandate", new PaperPage(station, one, one.inForce() && stations.mayAuthorise(staff, station)));
    }

    @PostMapping("/mandates/{id}/end")
    ModelAndView end(Staff staff, @PathVariable UUID id) {
        mandates.end(staff, id);
        return Pages.see("/desk/liaison/mandates/" + id);
    }
}
