package org.linli.home;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.measures.Measures;
import org.linli.measures.Rate;
import org.linli.measures.Rates;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.web.Pages;
import org.linli.web.Rendered;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The open board and the acts behind each of its figures. Anyone may look. */
@Controller
class OpenPages {
    private static final int PER_PAGE = 50;

    private final OpenBoard board;
    private final Measures measures;
    private final Places places;
    private final HomeDistrict home;
    private final Rendered rendered;
    private final Clock clock;

    OpenPages(OpenBoard board, Measures measures, Places places, HomeDistrict home, Rendered rendered, Clock clock) {
        this.board = board;
        this.measures = measures;
        this.places = places;
        this.home = home;
        this.rendered = rendered;
        this.clock = clock;
    }

    record OpenPage(
            Place place,
            List<Place> path,
            List<Place> choices,
            Span span,
            OpenBoard.Board board,
            List<RateView> rates,
            Map<String, Rate> without) {}

    record DrillRow(Measures.Evidence evidence, Words place) {}

    record DrillPage(
            String measure,
            Place place,
            Span span,
            long total,
            List<DrillRow> rows,
            @Nullable String next) {}

    @GetMapping("/open")
    void open(
            @RequestParam @Nullable PlaceCode place,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var here = places.get(place == null ? home.district().place() : place.upTo(PlaceCode.COMMUNITY));
        var span = Span.of(here.code(), from, to, today());
        rendered.answer(
                "home/open", measures.version(here.code().district()), () -> page(here, span), request, response);
    }

    private OpenPage page(Place here, Span span) {
        var counted = board.count(span);
        return new OpenPage(
                here,
                places.path(here.code()),
                choices(here),
                span,
                counted,
                RateView.of(counted.sums(), span.query()),
                Rates.without(counted.sums()));
    }

    private List<Place> choices(Place here) {
        var at = here.code().value().length() < PlaceCode.COMMUNITY
                ? here.code()
                : here.code().parent().orElse(here.code());
        return places.children(at, 100);
    }

    @GetMapping("/open/{measure}")
    ModelAndView drill(
            @PathVariable String measure,
            @RequestParam PlaceCode place,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam @Nullable UUID unit,
            @RequestParam(defaultValue = "0") long after) {
        var here = places.get(place);
        var span = Span.of(here.code(), from, to, today());
        var found = measures.evidence(measure, here.code(), span.start(), span.end(), unit, after, PER_PAGE);
        var total = measures.sums(List.of(measure), here.code(), span.start(), span.end(), unit, "");
        var names = names(found.stream().map(evidence -> evidence.act().place()).collect(Collectors.toSet()));
        var rows = found.stream()
                .map(evidence ->
                        new DrillRow(evidence, names.getOrDefault(evidence.act().place(), new Words("", ""))))
                .toList();
        var next = found.size() < PER_PAGE
                ? null
                : "/open/" + measure + "?" + span.query() + (unit == null ? "" : "&unit=" + unit) + "&after="
                        + found.getLast().act().seq();
        return Pages.page(
                "home/drill", new DrillPage(measure, here, span, total.getOrDefault(measure, 0L), rows, next));
    }

    private Map<PlaceCode, Words> names(Collection<PlaceCode> codes) {
        return places.named(codes).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new Words(
                                entry.getValue().name(), entry.getValue().en())));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
