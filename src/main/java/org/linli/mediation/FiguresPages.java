package org.linli.mediation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.web.Messages;
import org.linli.web.Pages;
import org.linli.web.Sheets;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Success and kept rates: for everybody, by the month and not where they are small; for mediators those of their own bodies, exact. */
@Controller
class FiguresPages {
    private static final int USUAL = 6; // months
    private static final int MOST = 24;
    private static final int REGISTER_MAX = 10_000;

    private final Figures figures;
    private final CaseStore cases;
    private final FileStore files;
    private final Places places;
    private final Access access;
    private final Messages messages;
    private final Clock clock;

    FiguresPages(
            Figures figures,
            CaseStore cases,
            FileStore files,
            Places places,
            Access access,
            Messages messages,
            Clock clock) {
        this.figures = figures;
        this.cases = cases;
        this.files = files;
        this.places = places;
        this.access = access;
        this.messages = messages;
        this.clock = clock;
    }

    /** {@code own}: of the bodies of who asks. */
    record FiguresPage(
            Place place,
            List<Place> path,
            List<Place> choices,
            List<YearMonth> months,
            Figures.Counted counted,
            boolean own) {}

    @GetMapping("/open/mediation")
    ModelAndView open(
            @RequestParam @Nullable PlaceCode place,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        var here = places.get(place == null ? usual() : place.upTo(PlaceCode.COMMUNITY));
        var months = months(from, to);
        return Pages.page(
                "mediation/figures",
                new FiguresPage(
                        here,
                        places.path(here.code()),
                        here.kind() == Place.Kind.COMMUNITY ? List.of(here) : places.children(here.code(), 100),
                        months,
                        figures.count(here.code(), months, false, Set.of()),
                        false));
    }

    private PlaceCode usual() {
        return places.districts().stream()
                .findFirst()
                .orElseThrow(() -> Problem.NOT_FOUND.because("there is no district"))
                .place();
    }

    @GetMapping("/desk/mediation/figures")
    ModelAndView own(
            Staff staff, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        var scope = access.scope(staff, Permission.MEDIATION);
        var here = places.get(staff.district().place());
        var months = months(from, to);
        return Pages.page(
                "mediation/figures",
                new FiguresPage(
                        here,
                        List.of(),
                        List.of(),
                        months,
                        figures.count(here.code(), months, true, scope.units()),
                        true));
    }

    /** Whole months as the address has them; the last six where it does not. */
    private List<YearMonth> months(String from, String to) {
        var last = month(to, YearMonth.from(LocalDate.now(clock)));
        var first = month(from, last.minusMonths(USUAL - 1));
        var months = new ArrayList<YearMonth>();
        for (var month = first.isBefore(last.minusMonths(MOST - 1)) ? last.minusMonths(MOST - 1) : first;
                !month.isAfter(last);
                month = month.plusMonths(1)) {
            months.add(month);
        }
        return months.isEmpty() ? List.of(last) : months;
    }

    private static YearMonth month(String text, YearMonth fallback) {
        try {
            return text.isBlank() ? fallback : YearMonth.parse(text.strip());
        } catch (DateTimeException e) {
            return fallback;
        }
    }

    /** The register of a year (People's Mediation Law art. 27), of one's own bodies, in both languages. */
    @GetMapping("/desk/mediation/register.xlsx")
    void register(Staff staff, @RequestParam @Nullable Integer year, HttpServletResponse response) throws IOException {
        var scope = access.scope(staff, Permission.MEDIATION);
        var of = year == null ? LocalDate.now(clock).getYear() : year;
        var found = cases.year(scope, of, REGISTER_MAX);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"register-" + of + ".xlsx\"");
        Sheets.writeXlsx(
                response.getOutputStream(),
                "register",
                List.of(
                        "编号 number",
                        "收案 opened",
                        "纠纷 dispute",
                        "当事人 parties",
                        "类别 kind",
                        "结果 stands",
                        "协议 agreed",
                        "结束 ended"),
                found.stream().map(this::row));
    }

    private List<String> row(CaseStore.Told told) {
        var one = told.one();
        var docket = one.docket();
        var made = one.settlement();
        return Stream.of(
                        docket.year() + "-" + docket.serial(),
                        docket.openedOn(),
                        told.about(),
                        String.join(
                                "、",
                                files.parties(one.district(), one.matter()).stream()
                                        .map(Party::name)
                                        .toList()),
                        both("mediation.track." + docket.track().word()),
                        both("mediation.stage." + one.stage().word()),
                        made == null || made.effectiveOn() == null ? "" : made.effectiveOn(),
                        one.endedOn() == null ? "" : one.endedOn())
                .map(String::valueOf)
                .toList();
    }

    private String both(String key) {
        return String.format(Locale.ROOT, "%s %s", messages.text(Lang.ZH, key), messages.text(Lang.EN, key));
    }
}
