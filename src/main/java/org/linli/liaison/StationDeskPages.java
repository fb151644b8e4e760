package org.linli.liaison;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.Problem;
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

/** The desk of a station: rota, receptions, what was said, suggestions; and what units owe and representatives wrote. */
@Controller
@RequestMapping("/desk/liaison")
class StationDeskPages {
    private final Stations stations;
    private final Rota rota;
    private final Mandates mandates;
    private final Receptions receptions;
    private final SuggestionSight sight;
    private final Access access;

    StationDeskPages(
            Stations stations,
            Rota rota,
            Mandates mandates,
            Receptions receptions,
            SuggestionSight sight,
            Access access) {
        this.stations = stations;
        this.rota = rota;
        this.mandates = mandates;
        this.receptions = receptions;
        this.sight = sight;
        this.access = access;
    }

    /** What is mine: stations where I work, suggestions that my unit owes an answer, those that I wrote. */
    record MinePage(List<Organisation> stations, List<SuggestionSight.Line> owed, List<SuggestionSight.Line> own) {}

    /** A station; {@code form} puts somebody on the rota. */
    record StationPage(
            Organisation station,
            List<Rota.Shown> rota,
            List<Mandates.Named> mandates,
            List<ReceptionStore.Reception> receptions,
            List<VoiceStore.Voice> loose,
            List<SuggestionSight.Line> suggestions,
            boolean mayAuthorise,
            LocalDate today,
            Form form,
            String done) {
        List<Mandates.Named> acting() {
            return mandates.stream()
                    .filter(one -> !one.mandate().until().isBefore(today)
                            && one.mandate().endedOn() == null)
                    .toList();
        }

        String name(UUID mandate) {
            return mandates.stream()
                    .filter(one -> one.mandate().id().equals(mandate))
                    .map(Mandates.Named::name)
                    .findFirst()
                    .orElse("");
        }
    }

    @GetMapping
    ModelAndView mine(Staff staff) {
        if (!access.may(staff, Permission.STATION_WORK) && !access.may(staff, Permission.MATTERS_HANDLE)) {
            throw Problem.FORBIDDEN.because("neither at a station nor at a unit");
        }
        return Pages.page("liaison/mine", new MinePage(stations.of(staff), sight.owed(staff), sight.own(staff)));
    }

    @GetMapping("/stations/{id}")
    ModelAndView station(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String done) {
        return Pages.page("liaison/station", page(staff, id, Form.empty(), done));
    }

    private StationPage page(Staff staff, UUID id, Form form, String done) {
        var station = stations.workingAt(staff, id);
        return new StationPage(
                station,
                rota.at(staff.district(), station),
                mandates.at(staff, station),
                receptions.at(staff, station),
                receptions.loose(staff, station),
                sight.at(station),
                stations.mayAuthorise(staff, station),
                stations.today(),
                form,
                List.of("duty", "cancelled", "authorised", "ended").contains(done) ? "liaison.done." + done : "");
    }

    @PostMapping("/stations/{id}/duties")
    ModelAndView plan(Staff staff, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed) {
        var form = Form.of(typed);
        try {
            rota.plan(staff, id, form);
            return Pages.see("/desk/liaison/stations/" + id + "?done=duty#rota");
        } catch (ProblemException e) {
            var page = page(staff, id, form.refused(e), "");
            return Pages.page("liaison/station", page, e.problem().status());
        }
    }

    @PostMapping("/duties/{id}/cancel")
    ModelAndView cancel(Staff staff, @PathVariable UUID id) {
        return Pages.see("/desk/liaison/stations/" + rota.cancel(staff, id) + "?done=cancelled#rota");
    }
}
