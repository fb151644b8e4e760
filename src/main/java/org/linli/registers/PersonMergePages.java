package org.linli.registers;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.ProblemException;
import org.linli.people.Likeness;
import org.linli.people.PersonId;
import org.linli.people.PersonRow;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Records that may be one person, side by side: merge, or say that they are two; and take a merge back. */
@Controller
@RequestMapping("/desk/people")
class PersonMergePages {
    private final PersonDesk desk;
    private final PersonViews views;
    private final Access access;

    PersonMergePages(PersonDesk desk, PersonViews views, Access access) {
        this.desk = desk;
        this.views = views;
        this.access = access;
    }

    /** {@code wrong} is the key of why the last merge was refused. */
    record AlikePage(
            PlaceCode within,
            List<Likeness> pairs,
            Map<PlaceCode, String> paths,
            @Nullable String wrong,
            @Nullable String done) {}

    @GetMapping("/alike")
    ModelAndView alike(
            Staff staff,
            @RequestParam(required = false) @Nullable PlaceCode place,
            @RequestParam(required = false) @Nullable String done,
            Lang lang) {
        return show(staff, place, null, done, 200, lang);
    }

    /** {@code choice}: keep the {@code one} and let it stand for the other, the other way round, or {@code two} people. */
    @PostMapping("/alike")
    ModelAndView decide(
            Staff staff,
            @RequestParam UUID one,
            @RequestParam UUID other,
            @RequestParam String choice,
            @RequestParam(required = false) @Nullable PlaceCode place,
            Lang lang) {
        var first = new PersonId(one);
        var second = new PersonId(other);
        try {
            switch (choice) {
                case "one" -> desk.merge(staff, first, second);
                case "other" -> desk.merge(staff, second, first);
                default -> desk.keepApart(staff, first, second);
            }
        } catch (ProblemException e) {
            var why = e.fields().get("merge");
            if (why == null) {
                throw e;
            }
            return show(staff, place, why, null, e.problem().status(), lang);
        }
        var merged = choice.equals("one") || choice.equals("other");
        return Pages.see(
                merged
                        ? "/desk/people/" + (choice.equals("one") ? one : other) + "?done=merged"
                        : "/desk/people/alike?done=apart" + (place == null ? "" : "&place=" + place));
    }

    @PostMapping("/{id}/merges/{merge}/undo")
    ModelAndView undo(Staff staff, @PathVariable UUID id, @PathVariable UUID merge) {
        desk.undo(staff, merge);
        return Pages.see("/desk/people/" + id + "?done=undone");
    }

    private ModelAndView show(
            Staff staff,
            @Nullable PlaceCode place,
            @Nullable String wrong,
            @Nullable String done,
            int status,
            Lang lang) {
        var scope = access.scope(staff, Permission.PEOPLE_EDIT);
        var within = place != null
                ? place
                : scope.places().size() == 1
                        ? scope.places().getFirst()
                        : staff.district().place();
        var pairs = desk.alike(staff, within);
        var paths = views.paths(
                pairs.stream()
                        .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                        .map(PersonRow::place),
                lang);
        return Pages.page("registers/people-alike", new AlikePage(within, pairs, paths, wrong, done), status);
    }
}
