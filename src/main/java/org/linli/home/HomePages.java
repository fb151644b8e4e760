package org.linli.home;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.coverage.Coverage;
import org.linli.coverage.Coverages;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.matters.Matters;
import org.linli.matters.PublicMatter;
import org.linli.measures.Measures;
import org.linli.measures.Rates;
import org.linli.organisations.Organisation;
import org.linli.organisations.Organisations;
import org.linli.parties.Parties;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.web.Pages;
import org.linli.web.Qr;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Find your community, and its page. Anyone may look. */
@Controller
class HomePages {
    private static final int FOUND_MOST = 20;
    private static final int RECENT = 10;

    private final Places places;
    private final Organisations organisations;
    private final Measures measures;
    private final Matters matters;
    private final Parties parties;
    private final Coverages coverages;
    private final HomeDistrict home;
    private final org.linli.kernel.Settings settings;
    private final Clock clock;

    HomePages(
            Places places,
            Organisations organisations,
            Measures measures,
            Matters matters,
            Parties parties,
            Coverages coverages,
            HomeDistrict home,
            org.linli.kernel.Settings settings,
            Clock clock) {
        this.places = places;
        this.organisations = organisations;
        this.measures = measures;
        this.matters = matters;
        this.parties = parties;
        this.coverages = coverages;
        this.home = home;
        this.settings = settings;
        this.clock = clock;
    }

    /** A sub-district, one roof for each of its communities. */
    record Branch(Place place, int count, Roofs roofs) {}

    /** Where a found place lies. */
    record Found(Place place, List<Place> path) {}

    record HomePage(
            @Nullable Place district,
            List<Place> districts,
            String q,
            List<Found> found,
            List<Branch> branches,
            Map<String, Long> week,
            String weekQuery) {
        long of(String measure) {
            return week.getOrDefault(measure, 0L);
        }
    }

    record PlacePage(
            Place place,
            List<Place> path,
            List<Branch> children,
            Map<String, Long> sums,
            List<RateView> rates,
            Span span,
            List<PublicMatter> recent,
            List<Organisation> organisations,
            Parties.@Nullable Glance glance,
            List<Coverages.Figure> coverage,
            Qr qr) {
        long of(String measure) {
            return sums.getOrDefault(measure, 0L);
        }
    }

    @GetMapping("/")
    ModelAndView home(@RequestParam(defaultValue = "") String q) {
        var districts = home.all().stream().map(d -> places.get(d.place())).toList();
        if (districts.isEmpty()) {
            return Pages.page("home/home", new HomePage(null, List.of(), q, List.of(), List.of(), Map.of(), ""));
        }
        var here = districts.getFirst();
        var found = q.isBlank()
                ? List.<Found>of()
                : places.search((District) null, q.strip(), FOUND_MOST).stream()
                        .map(place -> new Found(place, places.path(place.code())))
                        .toList();
        var span = Span.of(here.code(), null, null, today());
        var month = new Span(here.code(), span.to(), span.to());
        return Pages.page(
                "home/home",
                new HomePage(
                        here,
                        districts,
                        q,
                        found,
                        branches(here.code()),
                        measures.sums(Rates.MEASURES, here.code(), month.start(), month.end(), null, ""),
                        month.query()));
    }

    @GetMapping("/c/{place}")
    ModelAndView place(@PathVariable PlaceCode place) {
        var here = places.get(place);
        var counted = place.upTo(PlaceCode.COMMUNITY);
        var span = Span.of(counted, null, null, today());
        var sums = measures.sums(Rates.MEASURES, counted, span.start(), span.end(), null, "");
        return Pages.page(
                "home/place",
                new PlacePage(
                        here,
                        places.path(place),
                        branches(place),
                        sums,
                        RateView.of(sums, span.query()),
                        span,
                        matters.listPublic(place, RECENT),
                        organisations.list(place.district(), counted, 20).stream()
                                .filter(organisation -> organisation.place().equals(counted))
                                .toList(),
                        counted.value().length() == PlaceCode.COMMUNITY ? parties.glance(places.get(counted)) : null,
                        counted.value().length() >= PlaceCode.DISTRICT
                                ? coverages.on(counted, today()).stream()
                                        .filter(figure -> figure.coverage().series() == Coverage.Series.THREE)
                                        .toList()
                                : List.of(),
                        Qr.of(settings.origin() + "/speak?place=" + place)));
    }

    private List<Branch> branches(PlaceCode place) {
        return places.children(place, 200).stream()
                .map(child -> {
                    var count = child.kind() == Place.Kind.BUILDING
                            ? 0
                            : places.children(child.code(), 200).size();
                    return new Branch(child, count, Roofs.of(Math.min(count, 24)));
                })
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
