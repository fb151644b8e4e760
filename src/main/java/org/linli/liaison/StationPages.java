package org.linli.liaison;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Behalf;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.liaison.VoiceStore.Voice;
import org.linli.organisations.Organisation;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Deputies' stations as residents meet them: who is there when, what was suggested and answered, what became of one's own words. */
@Controller
class StationPages {
    private final Stations stations;
    private final Rota rota;
    private final SuggestionSight sight;
    private final Receptions receptions;
    private final Places places;

    StationPages(Stations stations, Rota rota, SuggestionSight sight, Receptions receptions, Places places) {
        this.stations = stations;
        this.rota = rota;
        this.sight = sight;
        this.receptions = receptions;
        this.places = places;
    }

    /** The stations of a place. */
    record PlacePage(
            Place place,
            List<Place> path,
            List<Organisation> stations,
            Map<LocalDate, List<Rota.Shown>> rota,
            List<SuggestionSight.Line> suggestions) {}

    /** A suggestion that everybody may read. */
    record OpenPage(Place place, List<Place> path, SuggestionSight.View view) {}

    /**
     * What became of an opinion.
     *
     * @param voice null before a code was typed that opens one
     * @param view the suggestion it went into; null where it is in none yet
     * @param wrong a message key of what is wrong with the code; empty where nothing is
     */
    record WordPage(String typed, @Nullable Voice voice, SuggestionSight.@Nullable View view, String wrong) {}

    @GetMapping("/liaison")
    ModelAndView anywhere() {
        return places.districts().stream()
                .findFirst()
                .map(district -> Pages.see("/c/" + district + "/liaison"))
                .orElseGet(() -> Pages.see("/"));
    }

    @GetMapping("/c/{place}/liaison")
    ModelAndView at(@PathVariable PlaceCode place) {
        var here = place(place);
        return Pages.page(
                "liaison/place",
                new PlacePage(
                        here,
                        places.path(here.code()),
                        stations.list(here.code()),
                        Rota.byDay(rota.within(here.code())),
                        sight.openWithin(here.code())));
    }

    private Place place(PlaceCode code) {
        var here = places.get(code.upTo(PlaceCode.COMMUNITY));
        if (here.code().value().length() < PlaceCode.DISTRICT) {
            throw Problem.NOT_FOUND.because("no stations above a district: " + code);
        }
        return here;
    }

    @GetMapping("/c/{place}/liaison/{id}")
    ModelAndView suggestion(@PathVariable PlaceCode place, @PathVariable UUID id) {
        var here = place(place);
        var view = sight.open(here.code().district(), id)
                .filter(one -> here.code().contains(one.suggestion().place()))
                .orElseThrow(() -> Problem.NOT_FOUND.because("suggestion " + id));
        return Pages.page("liaison/open", new OpenPage(here, places.path(here.code()), view));
    }

    @GetMapping("/liaison/word")
    ModelAndView word() {
        return Pages.page("liaison/word", new WordPage("", null, null, ""));
    }

    /** The slip's code is typed or comes from its QR; it never stands in an address. */
    @PostMapping("/liaison/word")
    ModelAndView word(@RequestParam(defaultValue = "") String secret) {
        var found = find(secret);
        if (found == null) {
            var wrong = secret.isBlank() ? "liaison.word.empty" : "liaison.word.unknown";
            return Pages.page("liaison/word", new WordPage(secret, null, null, wrong), Problem.INVALID.status());
        }
        return Pages.page("liaison/word", found);
    }

    /** Whoever holds the slip sees what became of their words, which nobody else may. */
    private @Nullable WordPage find(String secret) {
        try {
            return Behalf.SYSTEM.call(() -> receptions
                    .bySlip(secret)
                    .map(voice -> new WordPage(secret, voice, view(voice), ""))
                    .orElse(null));
        } catch (ProblemException e) {
            if (e.problem() == Problem.NOT_FOUND) {
                return null; // no code at all
            }
            throw e;
        }
    }

    private SuggestionSight.@Nullable View view(Voice voice) {
        var suggestion = voice.suggestion();
        return suggestion == null ? null : sight.forGiver(voice.place().district(), suggestion);
    }
}
