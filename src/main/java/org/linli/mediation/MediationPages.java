package org.linli.mediation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.kernel.Words;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.people.People;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.web.Fields;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The mediators' desk: their cases, one of them, receiving somebody, and what is printed. */
@Controller
@RequestMapping("/desk/mediation")
class MediationPages {
    private static final String NEW = "new";
    private static final int PLACES_MAX = 200;

    private final Mediation mediation;
    private final CaseViews views;
    private final Organisations organisations;
    private final Places places;
    private final People people;
    private final Clock clock;

    MediationPages(
            Mediation mediation,
            CaseViews views,
            Organisations organisations,
            Places places,
            People people,
            Clock clock) {
        this.mediation = mediation;
        this.views = views;
        this.organisations = organisations;
        this.places = places;
        this.people = people;
        this.clock = clock;
    }

    /** The form that receives somebody; {@code areas} the communities that the bodies are there for. */
    record NewPage(
            Map<OrganisationId, Words> bodies, List<Place> areas, LocalDate today, Fields.@Nullable Refused refused) {
        String value(String field, @Nullable Object fallback) {
            return Fields.Refused.value(refused, NEW, field, fallback);
        }

        @Nullable
        String wrong(String field) {
            return Fields.Refused.wrong(refused, NEW, field);
        }
    }

    /** Shown once, to be handed over; {@code receipt} as people read it. */
    record ReceivedPage(Mediation.Opened opened, String receipt) {}

    @GetMapping
    ModelAndView list(
            Staff staff, @RequestParam(defaultValue = "open") String tab, @RequestParam @Nullable UUID after) {
        return Pages.page("mediation/cases", views.list(staff, !tab.equals("all"), after));
    }

    @GetMapping("/new")
    ModelAndView form(Staff staff) {
        return Pages.page("mediation/new", newPage(staff, null));
    }

    private NewPage newPage(Staff staff, Fields.@Nullable Refused refused) {
        var bodies = views.bodies(staff);
        var areas = bodies.keySet().stream()
                .map(body -> organisations.get(staff.district(), body).place())
                .distinct()
                .flatMap(place -> place.value().length() < PlaceCode.COMMUNITY
                        ? places.children(place, PLACES_MAX).stream()
                        : Stream.of(places.get(place.upTo(PlaceCode.COMMUNITY))))
                .distinct()
                .toList();
        return new NewPage(bodies, areas, LocalDate.now(clock), refused);
    }

    @PostMapping("/new")
    ModelAndView receive(Staff staff, @RequestParam MultiValueMap<String, String> values) {
        var form = Fields.of(values);
        try {
            var received = mediation.receive(staff, place(staff, form), form.text("text"), wish(form));
            return Pages.page(
                    "mediation/received",
                    new ReceivedPage(received.opened(), Ids.grouped(Ids.plain(received.receipt()))));
        } catch (ProblemException e) {
            var page = newPage(staff, Fields.Refused.of(NEW, form, e));
            return Pages.page("mediation/new", page, e.problem().status());
        }
    }

    private static PlaceCode place(Staff staff, Fields form) {
        var text = form.text("place");
        if (!PlaceCode.accepts(text) || !text.startsWith(staff.district().value())) {
            throw Checks.wrong("place", "web.wrong.choose");
        }
        return new PlaceCode(text);
    }

    private static Mediation.Wish wish(Fields form) {
        return new Mediation.Wish(
                new OrganisationId(form.needId("body")),
                Track.CIVIL,
                form.text("origin").equals("OFFERED"),
                form.text("about"),
                List.of(StepForms.someone(form, "one-", true), StepForms.someone(form, "other-", false)),
                form.needDay("on"));
    }

    @GetMapping("/{code}")
    ModelAndView one(Staff staff, @PathVariable String code) {
        return Pages.page("mediation/case", views.view(staff, code, null, null));
    }

    @PostMapping("/{code}/{step}")
    ModelAndView take(
            Staff staff,
            @PathVariable String code,
            @PathVariable String step,
            @RequestParam MultiValueMap<String, String> values) {
        var known = CaseStep.find(step).orElseThrow(() -> Problem.NOT_FOUND.because("step " + step));
        var form = Fields.of(values);
        views.view(staff, code, null, null); // whoever may not see it learns nothing from its forms
        try {
            mediation.take(staff, code, form.number("version"), StepForms.read(known, form));
            return Pages.see("/desk/mediation/" + code + "?done=" + known.word());
        } catch (ProblemException e) {
            var refused = Fields.Refused.of(known.word(), form, e);
            return Pages.page(
                    "mediation/case",
                    views.view(staff, code, null, refused),
                    e.problem().status());
        }
    }

    /** How to reach a party. The look is recorded first. */
    @PostMapping("/{code}/contact")
    ModelAndView contact(Staff staff, @PathVariable String code, @RequestParam UUID party) {
        var view = views.view(staff, code, party, null);
        people.noteLook(staff.district(), view.one().matter().value(), staff.person(), "mediation " + code);
        return Pages.page("mediation/case", view);
    }

    /** The agreement on A4, to be signed, or as it was signed; of an oral one, its record. */
    @GetMapping("/{code}/agreement")
    ModelAndView agreement(Staff staff, @PathVariable String code) {
        var view = views.view(staff, code, null, null);
        if (view.agreement() == null || view.one().settlement() == null) {
            throw Problem.NOT_FOUND.because("no agreement of " + code);
        }
        return Pages.page("mediation/agreement", view);
    }

    /** On A4, that it ended without one and which paths are open. */
    @GetMapping("/{code}/notice")
    ModelAndView notice(Staff staff, @PathVariable String code) {
        var view = views.view(staff, code, null, null);
        if (!view.hasDied()) {
            throw Problem.NOT_FOUND.because("did not end without an agreement: " + code);
        }
        return Pages.page("mediation/notice", view);
    }
}
