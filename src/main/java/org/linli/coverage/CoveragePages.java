package org.linli.coverage;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.web.Pages;
import org.linli.web.Sheets;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Coverages of a place on a day, the gaps behind each figure, and those as a table. Anyone may look; who may mend is led there. */
@Controller
@RequestMapping("/c/{place}/coverage")
class CoveragePages {
    private static final int PER_PAGE = 200;
    private static final int SHEET_MAX = 100_000;
    private static final int BELOW_MAX = 1_000;
    private static final int MONTHS = 6;

    private final Coverages coverages;
    private final Definitions definitions;
    private final Gaps gaps;
    private final Places places;
    private final Clock clock;

    CoveragePages(Coverages coverages, Definitions definitions, Gaps gaps, Places places, Clock clock) {
        this.coverages = coverages;
        this.definitions = definitions;
        this.gaps = gaps;
        this.places = places;
        this.clock = clock;
    }

    /** A place below with its figures. */
    record Below(Place place, List<Coverages.Figure> figures) {}

    /** {@code unread}: the day asked for was none that has come, so today's figures stand there. */
    record CoveragePage(
            Place place,
            List<Place> path,
            LocalDate day,
            LocalDate today,
            boolean unread,
            List<Coverages.Figure> figures,
            List<Below> below) {
        List<Coverages.Figure> of(Coverage.Series series) {
            return figures.stream()
                    .filter(figure -> figure.coverage().series() == series)
                    .toList();
        }

        /** The address of the same for another place or one coverage. */
        String address(PlaceCode at, String rest) {
            return "/c/" + at + "/coverage" + rest + (day.equals(today) ? "" : "?on=" + day);
        }
    }

    /** {@code next}: where the list goes on. */
    record GapPage(
            Place place,
            List<Place> path,
            LocalDate day,
            LocalDate today,
            Coverages.Figure figure,
            List<Coverages.Point> course,
            List<Gaps.Gap> gaps,
            @Nullable String next) {
        String query() {
            return day.equals(today) ? "" : "?on=" + day;
        }
    }

    @GetMapping
    ModelAndView coverage(@PathVariable PlaceCode place, @RequestParam(defaultValue = "") String on) {
        var here = place(place);
        var day = day(on);
        var below = here.kind() == Place.Kind.COMMUNITY
                ? List.<Below>of()
                : places.children(here.code(), BELOW_MAX).stream()
                        .map(child -> new Below(child, coverages.on(child.code(), day)))
                        .toList();
        return Pages.page(
                "coverage/coverage",
                new CoveragePage(
                        here,
                        places.path(here.code()),
                        day,
                        today(),
                        !on.isBlank() && !on.equals(day.toString()),
                        coverages.on(here.code(), day),
                        below));
    }

    private Place place(PlaceCode code) {
        var here = places.get(code.upTo(PlaceCode.COMMUNITY));
        if (here.kind().digits() < PlaceCode.DISTRICT) {
            throw Problem.NOT_FOUND.because("nothing is counted above a district: " + code);
        }
        return here;
    }

    /** The day in the address; today where none, one to come, or nothing that is a day stands there. */
    private LocalDate day(String on) {
        try {
            var day = on.isBlank() ? today() : LocalDate.parse(on.strip());
            return day.isAfter(today()) || day.getYear() < 1950 ? today() : day;
        } catch (DateTimeParseException e) {
            return today();
        }
    }

    @GetMapping("/{code}")
    ModelAndView gaps(
            @PathVariable PlaceCode place,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String after,
            @Nullable Staff staff) {
        var here = place(place);
        var coverage = definitions.get(code);
        var day = day(on);
        var found = gaps.list(coverage, here.code(), day, after, PER_PAGE, staff);
        var figure = coverages.on(here.code(), day).stream()
                .filter(one -> one.coverage().equals(coverage))
                .findFirst()
                .orElseThrow();
        return Pages.page(
                "coverage/gaps",
                new GapPage(
                        here,
                        places.path(here.code()),
                        day,
                        today(),
                        figure,
                        coverages.course(here.code(), coverage, day, MONTHS),
                        found,
                        found.size() < PER_PAGE
                                ? null
                                : "/c/" + here.code() + "/coverage/" + code + "?on=" + day + "&after="
                                        + found.getLast().item().code()));
    }

    /** The gaps as an Excel table, in both languages. */
    @GetMapping("/{code}/gaps.xlsx")
    void sheet(
            @PathVariable PlaceCode place,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String on,
            HttpServletResponse response)
            throws IOException {
        var here = place(place);
        var coverage = definitions.get(code);
        var day = day(on);
        var found = gaps.list(coverage, here.code(), day, "", SHEET_MAX, null);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"" + coverage.code() + "-" + here.code() + "-" + day + ".xlsx\"");
        Sheets.writeXlsx(
                response.getOutputStream(),
                "gaps",
                List.of("代码 code", "社区 community", "地方 place", "缺什么 lacks", "从哪天起 since", "由谁给 given by"),
                found.stream().map(gap -> row(coverage, gap)));
    }

    private static List<String> row(Coverage coverage, Gaps.Gap gap) {
        var within = gap.within();
        return List.of(
                gap.item().code().value(),
                within.isEmpty() ? gap.item().name() : within.getFirst().name(),
                (within.size() > 1 ? within.getLast().name() + " " : "")
                        + gap.item().name(),
                coverage.gap().zh() + " / " + coverage.gap().en(),
                gap.since().toString(),
                gap.next().what().zh());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
