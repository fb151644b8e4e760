package org.linli.counter;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.access.Staff;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.kernel.Settings;
import org.linli.matters.Draft.Via;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which staff take a matter in for somebody: found or not, every button keeps what was typed. */
@Controller
@RequestMapping("/desk/intake")
class CounterPages {
    private static final int FOUND = 8;

    private final Counter counter;
    private final Places places;
    private final Organisations organisations;
    private final Settings settings;

    CounterPages(Counter counter, Places places, Organisations organisations, Settings settings) {
        this.counter = counter;
        this.places = places;
        this.organisations = organisations;
        this.settings = settings;
    }

    /**
     * The form.
     *
     * @param found places that go by what was searched, with where each lies
     * @param searched whether anything was
     */
    record TakePage(Form form, List<Place> found, Map<PlaceCode, String> where, boolean searched, List<Via> ways) {}

    /** The one answer that shows the secret. */
    record SlipPage(Counter.Taken taken, Organisation unit, Place place, Qr qr, String address) {}

    @GetMapping
    ModelAndView form(Staff staff, Lang lang) {
        counter.demand(staff);
        return Pages.page("counter/take", page(staff, Form.empty(), lang));
    }

    private TakePage page(Staff staff, Form form, Lang lang) {
        var q = form.value("q", "").strip();
        var chosen = form.value("place", "");
        var found = q.isEmpty()
                ? PlaceCode.accepts(chosen)
                        ? places.find(new PlaceCode(chosen)).stream().toList()
                        : List.<Place>of()
                : places.search(staff.district(), q, FOUND * 2).stream()
                        .filter(place -> place.code().value().length() >= PlaceCode.COMMUNITY)
                        .limit(FOUND)
                        .toList();
        return new TakePage(
                form,
                found,
                found.stream().collect(Collectors.toMap(Place::code, place -> where(place, lang))),
                !q.isEmpty(),
                List.copyOf(Counter.WAYS));
    }

    private String where(Place place, Lang lang) {
        return places.path(place.code()).stream()
                .filter(step -> step.code().value().length() > PlaceCode.DISTRICT)
                .filter(step -> !step.code().equals(place.code()))
                .map(step -> step.words().in(lang))
                .collect(Collectors.joining(" › "));
    }

    @PostMapping
    ModelAndView take(Staff staff, @RequestParam MultiValueMap<String, String> typed, Lang lang) {
        var form = Form.of(typed);
        counter.demand(staff);
        if (form.value("go", "").equals("find")) {
            return Pages.page("counter/take", page(staff, form, lang));
        }
        try {
            var taken = counter.take(staff, form, lang);
            var received = taken.received();
            var origin = settings.origin().toString();
            return Pages.page(
                    "counter/slip",
                    new SlipPage(
                            taken,
                            organisations.get(staff.district(), received.handler()),
                            places.get(new PlaceCode(form.value("place", ""))),
                            Qr.of(origin + "/r#" + taken.secret()),
                            origin.replaceFirst("^https?://", "") + "/r"));
        } catch (ProblemException e) {
            if (e.problem() == Problem.KEY_REUSED) {
                form.note("text", "web.form.stale");
            }
            return Pages.page("counter/take", page(staff, form.refused(known(e)), lang), Problem.INVALID.status());
        }
    }

    private static ProblemException known(ProblemException e) {
        return e.problem() == Problem.KEY_REUSED ? Problem.STALE.because("sent before with other words") : e;
    }
}
