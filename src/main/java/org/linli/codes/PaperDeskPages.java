package org.linli.codes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.codes.PaperStore.Paper;
import org.linli.codes.Papers.Slip;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.kernel.Settings;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.people.PersonRow;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.signin.Doors;
import org.linli.web.Pages;
import org.linli.web.Qr;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What staff do at the counter: hand a code to one person, or to every door of a building; see and end what is outstanding. */
@Controller
@RequestMapping("/desk")
class PaperDeskPages {
    private static final int FOUND = 12;

    private final Papers papers;
    private final Access access;
    private final Doors doors;
    private final People people;
    private final Places places;
    private final Settings settings;

    PaperDeskPages(Papers papers, Access access, Doors doors, People people, Places places, Settings settings) {
        this.papers = papers;
        this.access = access;
        this.doors = doors;
        this.people = people;
        this.places = places;
        this.settings = settings;
    }

    /** Doors as they were typed. */
    record Form(
            @Nullable String place,
            @Nullable String units,
            @Nullable Integer seats,
            @Nullable Integer days,
            @Nullable String q) {
        static String text(@Nullable String typed) {
            return typed == null ? "" : typed;
        }

        int number(@Nullable Integer typed, int fallback) {
            return typed == null ? fallback : typed;
        }
    }

    /** An outstanding code in words. */
    record Line(Paper paper, String who, String where, String by) {}

    record CodesPage(
            List<Line> lines,
            @Nullable UUID next,
            Form form,
            List<Place> found,
            Map<PlaceCode, String> paths,
            Map<String, String> wrong) {}

    record PersonPage(PersonRow row, boolean account, List<Line> lines, Optional<String> refused, boolean ended) {}

    /** A slip as it is printed. */
    record Printed(String where, String who, String code, Qr qr, Paper paper) {}

    record SlipsPage(List<Printed> slips, String address, String back) {}

    @GetMapping("/codes")
    ModelAndView codes(
            Staff staff, @RequestParam(required = false) @Nullable UUID before, @ModelAttribute Form form, Lang lang) {
        return show(staff, before, form, Map.of(), lang);
    }

    private ModelAndView show(Staff staff, @Nullable UUID before, Form form, Map<String, String> wrong, Lang lang) {
        var open = papers.open(staff, before);
        var found = found(staff, Form.text(form.q()), form);
        var page = new CodesPage(
                lines(staff, open, lang),
                open.size() < 100 ? null : open.getLast().id(),
                form,
                found,
                found.stream().collect(Collectors.toMap(Place::code, place -> path(place.code(), lang))),
                wrong);
        return Pages.page("codes/desk", page, wrong.isEmpty() ? 200 : Problem.INVALID.status());
    }

    /** Communities and what is below them, within reach, that go by {@code q}; and the one that was chosen. */
    private List<Place> found(Staff staff, String q, Form form) {
        var scope = access.scope(staff, Permission.CODES_GIVE);
        var chosen = Form.text(form.place());
        if (q.isBlank()) {
            return PlaceCode.accepts(chosen) && scope.reaches(new PlaceCode(chosen))
                    ? places.find(new PlaceCode(chosen)).stream().toList()
                    : List.of();
        }
        return scope.places().stream()
                .flatMap(root -> places.search(root, q, FOUND * 2).stream())
                .filter(place -> place.code().value().length() >= PlaceCode.COMMUNITY)
                .distinct()
                .limit(FOUND)
                .toList();
    }

    /** The one answer that shows the secrets. */
    @PostMapping("/codes")
    ModelAndView make(Staff staff, @ModelAttribute Form form, Lang lang) {
        var place = Form.text(form.place());
        if (!PlaceCode.accepts(place) || place.length() < PlaceCode.COMMUNITY) {
            return show(staff, null, form, Map.of("place", "codes.wrong.building"), lang);
        }
        var units = Doorplates.read(Form.text(form.units()));
        if (units.isEmpty()) {
            return show(staff, null, form, Map.of("units", "codes.wrong.units"), lang);
        }
        try {
            var slips = papers.make(
                    staff,
                    new PlaceCode(place),
                    units.get(),
                    form.number(form.seats(), 4),
                    form.number(form.days(), 30));
            return slips(slips, "/desk/codes", lang);
        } catch (ProblemException e) {
            if (e.fields().isEmpty()) {
                throw e;
            }
            return show(staff, null, form, e.fields(), lang);
        }
    }

    @PostMapping("/codes/{id}/revoke")
    ModelAndView revoke(Staff staff, @PathVariable UUID id) {
        papers.revoke(staff, id);
        return Pages.see("/desk/codes");
    }

    @GetMapping("/people/{id}/sign-in")
    ModelAndView person(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String done, Lang lang) {
        var row = papers.person(staff, new PersonId(id));
        var page = new PersonPage(
                row,
                doors.hasAccount(staff.district(), row.id()),
                lines(staff, papers.of(staff, row.id()), lang),
                papers.refusal(staff, row.id()),
                done.equals("ended"));
        return Pages.page("codes/person", page);
    }

    /** The one answer that shows the secret. */
    @PostMapping("/people/{id}/sign-in")
    ModelAndView make(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "7") int days, Lang lang) {
        return slips(List.of(papers.make(staff, new PersonId(id), days)), "/desk/people/" + id + "/sign-in", lang);
    }

    @PostMapping("/people/{id}/sign-in/end")
    ModelAndView end(Staff staff, @PathVariable UUID id) {
        papers.endSessions(staff, new PersonId(id));
        return Pages.see("/desk/people/" + id + "/sign-in?done=ended");
    }

    private ModelAndView slips(List<Slip> slips, String back, Lang lang) {
        var address = settings.origin() + "/sign-in/code";
        var district = slips.getFirst().paper().place().district();
        var names = people.names(
                district,
                slips.stream()
                        .flatMap(slip -> Optional.ofNullable(slip.paper().person()).stream())
                        .toList());
        var printed = slips.stream()
                .map(slip -> new Printed(
                        path(slip.paper().place(), lang),
                        who(slip.paper(), names),
                        org.linli.kernel.Ids.grouped(slip.secret()),
                        Qr.of(address + "#" + slip.secret()),
                        slip.paper()))
                .toList();
        var page = Pages.page("codes/slips", new SlipsPage(printed, address, back));
        return page;
    }

    private List<Line> lines(Staff staff, List<Paper> some, Lang lang) {
        var ids = some.stream()
                .flatMap(paper -> java.util.stream.Stream.of(
                        paper.madeBy(), paper.person() == null ? paper.madeBy() : paper.person()))
                .distinct()
                .toList();
        var names = people.names(staff.district(), ids);
        return some.stream()
                .map(paper -> new Line(
                        paper, who(paper, names), path(paper.place(), lang), names.getOrDefault(paper.madeBy(), "")))
                .toList();
    }

    private static String who(Paper paper, Map<PersonId, String> names) {
        var person = paper.person();
        return person == null ? String.valueOf(paper.unit()) : names.getOrDefault(person, "");
    }

    private String path(PlaceCode code, Lang lang) {
        return places.path(code).stream()
                .filter(place -> place.code().value().length() >= PlaceCode.COMMUNITY)
                .map(place -> place.in(lang))
                .collect(Collectors.joining(" "));
    }
}
