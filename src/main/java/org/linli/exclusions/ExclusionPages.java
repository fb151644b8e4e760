package org.linli.exclusions;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.catalogue.Catalogue;
import org.linli.exclusions.Exclusions.May;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.kernel.Words;
import org.linli.matters.Matters;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.places.Places;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Asking and deciding at the desk; what was left out, and why, for everybody. */
@Controller
class ExclusionPages {
    private final Exclusions exclusions;
    private final Grounds grounds;
    private final Matters matters;
    private final Organisations organisations;
    private final Places places;
    private final Catalogue catalogue;

    ExclusionPages(
            Exclusions exclusions,
            Grounds grounds,
            Matters matters,
            Organisations organisations,
            Places places,
            Catalogue catalogue) {
        this.exclusions = exclusions;
        this.grounds = grounds;
        this.matters = matters;
        this.organisations = organisations;
        this.places = places;
        this.catalogue = catalogue;
    }

    /** One matter's; {@code wrong} holds message keys by field. */
    record OnePage(
            String code,
            @Nullable Request request,
            @Nullable Words ground,
            May may,
            List<Ground> grounds,
            Map<String, String> kept,
            Map<String, String> wrong) {
        String kept(String field) {
            return kept.getOrDefault(field, "");
        }
    }

    /** What waits for a review. */
    record WaitingPage(List<Row> rows) {}

    /** One in a list; {@code said} is the review's public reason, or what the unit said to the review. */
    record Row(String code, Words unit, Words category, Words ground, String said, java.time.Instant at) {}

    /** What was left out, for everybody. */
    record OpenPage(
            PlaceCode place,
            Words name,
            List<Row> rows,
            @Nullable UUID next) {}

    @GetMapping("/desk/exclusions")
    ModelAndView waiting(Staff staff) {
        var found = exclusions.waiting(staff);
        var units = organisations.named(
                staff.district(),
                found.stream().map(one -> new OrganisationId(one.unit())).toList());
        return Pages.page(
                "exclusions/waiting",
                new WaitingPage(found.stream()
                        .map(one -> new Row(
                                one.code(),
                                name(units, one.unit()),
                                catalogue.name(one.category()),
                                grounds.name(one.ground()),
                                one.reason(),
                                one.askedAt()))
                        .toList()));
    }

    @GetMapping("/desk/matters/{code}/exclude")
    ModelAndView one(Staff staff, @PathVariable String code) {
        return page(staff, code, Map.of(), Map.of(), 200);
    }

    /** Asks where {@code ground} is sent, else decides. */
    @PostMapping("/desk/matters/{code}/exclude")
    ModelAndView take(
            Staff staff,
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String ground,
            @RequestParam(required = false) @Nullable Boolean granted,
            @RequestParam(defaultValue = "") String reason) {
        try {
            if (granted == null) {
                exclusions.ask(staff, code, ground == null ? "" : ground, reason);
            } else {
                exclusions.decide(staff, code, granted, reason);
            }
        } catch (ProblemException e) {
            if (e.fields().isEmpty()) {
                throw e;
            }
            var kept = Map.of("ground", ground == null ? "" : ground, "reason", reason);
            return page(staff, code, kept, e.fields(), e.problem().status());
        }
        return Pages.see("/desk/matters/" + code + "/exclude");
    }

    private ModelAndView page(
            Staff staff, String code, Map<String, String> kept, Map<String, String> wrong, int status) {
        var matter = matters.refForStaff(staff, code);
        var request = exclusions.find(staff, code);
        return Pages.page(
                "exclusions/one",
                new OnePage(
                        matter.code(),
                        request.orElse(null),
                        request.map(one -> grounds.name(one.ground())).orElse(null),
                        exclusions.may(staff, matter, request),
                        grounds.list(),
                        kept,
                        wrong),
                status);
    }

    @GetMapping("/open/excluded")
    ModelAndView open(@RequestParam PlaceCode place, @RequestParam(required = false) @Nullable UUID before) {
        var here = places.find(place.upTo(PlaceCode.COMMUNITY))
                .orElseThrow(() -> Problem.NOT_FOUND.because("place " + place));
        var found = exclusions.granted(here.code(), before);
        var units = organisations.named(
                place.district(),
                found.stream().map(one -> new OrganisationId(one.unit())).collect(Collectors.toSet()));
        var rows = found.stream()
                .map(one -> new Row(
                        one.code(),
                        name(units, one.unit()),
                        catalogue.name(one.category()),
                        grounds.name(one.ground()),
                        one.said(),
                        one.decidedAt()))
                .toList();
        var next = found.size() < Exclusions.SHOWN ? null : found.getLast().id();
        return Pages.page("exclusions/open", new OpenPage(here.code(), here.words(), rows, next));
    }

    private static Words name(Map<OrganisationId, Organisation> units, UUID unit) {
        var found = units.get(new OrganisationId(unit));
        return found == null ? new Words("", "") : found.name();
    }
}
