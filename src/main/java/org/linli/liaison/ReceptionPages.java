package org.linli.liaison;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.linli.access.Staff;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.ProblemException;
import org.linli.kernel.Settings;
import org.linli.organisations.Organisation;
import org.linli.organisations.Organisations;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.web.Form;
import org.linli.web.Pages;
import org.linli.web.Qr;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Receptions: who received how many when, and what each of them said. */
@Controller("liaisonReceptionPages")
@RequestMapping("/desk/liaison")
class ReceptionPages {
    private static final int BELOW = 200;

    private final Receptions receptions;
    private final Stations stations;
    private final Mandates mandates;
    private final Organisations organisations;
    private final Places places;
    private final Settings settings;

    ReceptionPages(
            Receptions receptions,
            Stations stations,
            Mandates mandates,
            Organisations organisations,
            Places places,
            Settings settings) {
        this.receptions = receptions;
        this.stations = stations;
        this.mandates = mandates;
        this.organisations = organisations;
        this.places = places;
        this.settings = settings;
    }

    record NewPage(Organisation station, List<Mandates.Named> mandates, LocalDate today, Form form) {}

    /** A reception; {@code where} are the places that something said can be about. */
    record ReceptionPage(
            Organisation station,
            ReceptionStore.Reception reception,
            Mandates.Named by,
            List<VoiceStore.Voice> voices,
            List<Place> where,
            Form form) {}

    /**
     * What is handed over: the one answer that shows the secret.
     *
     * @param unit who answers a matter; the station for an opinion
     * @param address where the secret is typed
     */
    record SlipPage(
            Organisation station, Receptions.Slip slip, Organisation unit, Qr qr, String address, UUID reception) {}

    @GetMapping("/stations/{id}/receptions/new")
    ModelAndView form(Staff staff, @PathVariable UUID id) {
        return Pages.page("liaison/reception-new", page(staff, id, Form.empty()));
    }

    private NewPage page(Staff staff, UUID id, Form form) {
        var station = stations.workingAt(staff, id);
        return new NewPage(station, mandates.at(staff, station), stations.today(), form);
    }

    @PostMapping("/stations/{id}/receptions")
    ModelAndView note(Staff staff, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed) {
        var form = Form.of(typed);
        try {
            return Pages.see("/desk/liaison/receptions/" + receptions.note(staff, id, form));
        } catch (ProblemException e) {
            var page = page(staff, id, form.refused(e));
            return Pages.page("liaison/reception-new", page, e.problem().status());
        }
    }

    @GetMapping("/receptions/{id}")
    ModelAndView reception(Staff staff, @PathVariable UUID id) {
        return Pages.page("liaison/reception", reception(staff, id, Form.empty()));
    }

    private ReceptionPage reception(Staff staff, UUID id, Form form) {
        var reception = receptions.get(staff, id);
        var station = stations.get(staff.district(), reception.station().value());
        return new ReceptionPage(
                station,
                reception,
                mandates.named(staff.district(), reception.mandate()),
                receptions.voices(staff, reception),
                where(station.place()),
                form);
    }

    private List<Place> where(PlaceCode at) {
        var below = places.children(at, BELOW).stream();
        return at.value().length() < PlaceCode.COMMUNITY
                ? below.toList()
                : java.util.stream.Stream.concat(places.find(at).stream(), below)
                        .toList();
    }

    @PostMapping("/receptions/{id}/voices")
    ModelAndView hear(
            Staff staff, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed, Lang lang) {
        var form = Form.of(typed);
        try {
            return Pages.page("liaison/slip", slip(staff, id, receptions.hear(staff, id, form, lang)));
        } catch (ProblemException e) {
            var page = reception(staff, id, form.refused(e));
            return Pages.page("liaison/reception", page, e.problem().status());
        }
    }

    private SlipPage slip(Staff staff, UUID id, Receptions.Slip slip) {
        var reception = receptions.get(staff, id);
        var station = stations.get(staff.district(), reception.station().value());
        var received = slip.received();
        var path = received == null ? "/liaison/word" : "/r";
        var origin = settings.origin().toString();
        return new SlipPage(
                station,
                slip,
                received == null ? station : organisations.get(staff.district(), received.handler()),
                Qr.of(origin + path + "#" + slip.secret()),
                origin.replaceFirst("^https?://", "") + path,
                id);
    }
}
