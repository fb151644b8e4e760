package org.linli.registers;

import java.util.UUID;
import org.linli.access.Staff;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.ProblemException;
import org.linli.organisations.Bodies;
import org.linli.organisations.Body;
import org.linli.organisations.BodyNote;
import org.linli.organisations.Link;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Ties;
import org.linli.places.Place;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What staff do to an organisation: each form answers the same page, done or with what was typed and what is wrong. */
@Controller
@RequestMapping("/desk/organisations/{id}")
class OrganisationForms {
    private final OrganisationDesk desk;
    private final BodyViews views;
    private final Bodies bodies;
    private final Ties ties;

    OrganisationForms(OrganisationDesk desk, BodyViews views, Bodies bodies, Ties ties) {
        this.desk = desk;
        this.views = views;
        this.bodies = bodies;
        this.ties = ties;
    }

    /** A change of {@code body} as {@code typed}. */
    private interface Change {
        void make(Body body, Typed typed);
    }

    private ModelAndView take(Staff staff, UUID id, String form, MultiValueMap<String, String> values, Change change) {
        var body = desk.toEdit(staff, new OrganisationId(id));
        var typed = Typed.of(values);
        try {
            change.make(body, typed);
            return Pages.see("/desk/organisations/" + id + "?done=" + form);
        } catch (ProblemException e) {
            var page = views.page(staff, body.id(), Kept.of(form, typed, e), null);
            return Pages.page("registers/organisation", page, e.problem().status());
        }
    }

    @PostMapping("/change")
    ModelAndView change(Staff staff, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        return take(
                staff,
                id,
                "change",
                form,
                (body, typed) -> bodies.change(
                        staff.district(), body.id(), typed.version(), OrganisationPages.particulars(typed)));
    }

    @PostMapping("/nest")
    ModelAndView nest(Staff staff, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        return take(staff, id, "nest", form, (body, typed) -> {
            var parent = typed.id("parent");
            bodies.nest(
                    staff.district(), body.id(), typed.version(), parent == null ? null : new OrganisationId(parent));
        });
    }

    /** Also asks whether {@code staff} may open one where it goes. */
    @PostMapping("/move")
    ModelAndView move(Staff staff, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        return take(staff, id, "move", form, (body, typed) -> {
            var to = place(staff, typed, "place");
            desk.demandAt(staff, to);
            bodies.move(staff.district(), body.id(), typed.version(), to);
        });
    }

    @PostMapping("/close")
    ModelAndView close(Staff staff, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        return take(
                staff,
                id,
                "close",
                form,
                (body, typed) -> bodies.close(staff.district(), body.id(), typed.version(), typed.needDay("to")));
    }

    @PostMapping("/ties")
    ModelAndView tie(Staff staff, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        return take(staff, id, "ties", form, (body, typed) -> {
            var tie = typed.one("tie", Link.Tie.class);
            if (tie.toPlace()) {
                ties.link(staff.district(), body.id(), tie, place(staff, typed, "area"));
            } else {
                ties.link(staff.district(), body.id(), tie, new OrganisationId(typed.needId("target")));
            }
        });
    }

    /** Ends a tie of this organisation; it is its source's to end. */
    @PostMapping("/ties/{tie}/end")
    ModelAndView untie(
            Staff staff,
            @PathVariable UUID id,
            @PathVariable UUID tie,
            @RequestParam MultiValueMap<String, String> form) {
        return take(staff, id, "untie", form, (body, typed) -> {
            if (!ties.get(staff.district(), tie).source().equals(body.id())) {
                throw org.linli.kernel.Problem.NOT_FOUND.because("tie " + tie + " of " + id);
            }
            ties.unlink(staff.district(), tie);
        });
    }

    @PostMapping("/notes")
    ModelAndView note(Staff staff, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        return take(
                staff,
                id,
                "notes",
                form,
                (body, typed) -> ties.note(
                        staff.district(),
                        body.id(),
                        typed.one("about", BodyNote.About.class),
                        typed.needDay("day"),
                        typed.text("text"),
                        staff.person()));
    }

    private PlaceCode place(Staff staff, Typed typed, String field) {
        return desk.place(staff, typed.text(field))
                .map(Place::code)
                .orElseThrow(() -> Typed.wrong(field, "registers.wrong.place"));
    }
}
