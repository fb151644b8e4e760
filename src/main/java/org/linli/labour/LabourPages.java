package org.linli.labour;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.kernel.Words;
import org.linli.mediation.Track;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.people.People;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.web.Fields;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The studio's desk: labour disputes, one of them, receiving somebody, the papers for arbitration; and alarms for those above. */
@Controller
@RequestMapping("/desk/labour")
class LabourPages {
    private static final String NEW = "new";
    private static final int PLACES_MAX = 200;

    private final Labour labour;
    private final LabourViews views;
    private final AlarmStore alarms;
    private final Organisations organisations;
    private final Places places;
    private final People people;
    private final Access access;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LabourPages(
            Labour labour,
            LabourViews views,
            AlarmStore alarms,
            Organisations organisations,
            Places places,
            People people,
            Access access,
            TransactionTemplate transaction,
            Clock clock) {
        this.labour = labour;
        this.views = views;
        this.alarms = alarms;
        this.organisations = organisations;
        this.places = places;
        this.people = people;
        this.access = access;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The form that receives somebody. */
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

    /** Shown once, to be handed over. */
    record ReceivedPage(String code, String receipt) {}

    @GetMapping
    ModelAndView list(Staff staff, @RequestParam @Nullable UUID after) {
        return Pages.page("labour/cases", views.list(staff, after));
    }

    @GetMapping("/new")
    ModelAndView form(Staff staff) {
        return Pages.page("labour/new", newPage(staff, null));
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
            var received = labour.receive(staff, reception(staff, form));
            return Pages.page(
                    "labour/received", new ReceivedPage(received.code(), Ids.grouped(Ids.plain(received.receipt()))));
        } catch (ProblemException e) {
            var page = newPage(staff, Fields.Refused.of(NEW, form, e));
            return Pages.page("labour/new", page, e.problem().status());
        }
    }

    private static Labour.Reception reception(Staff staff, Fields form) {
        var place = form.text("place");
        if (!PlaceCode.accepts(place) || !place.startsWith(staff.district().value())) {
            throw Problem.INVALID.because("place", Map.of("place", "web.wrong.choose"));
        }
        return new Labour.Reception(
                new OrganisationId(form.needId("body")),
                new PlaceCode(place),
                particulars(form),
                form.text("text"),
                form.needDay("on"));
    }

    private static Labour.Particulars particulars(Fields form) {
        return new Labour.Particulars(
                form.text("worker"),
                form.has("contact") ? form.text("contact") : null,
                form.text("enterprise"),
                workers(form),
                claims(form),
                form.text("claim"),
                form.fen("sum"),
                form.needDay("knew"),
                form.day("left"),
                form.day("interrupted"));
    }

    private static int workers(Fields form) {
        var workers = form.number("workers");
        return workers == null ? 0 : workers;
    }

    private static Set<Claim> claims(Fields form) {
        return Arrays.stream(Claim.values())
                .filter(claim -> form.has("claim-" + claim.word()))
                .collect(Collectors.toSet());
    }

    @GetMapping("/{code}")
    ModelAndView one(Staff staff, @PathVariable String code) {
        return Pages.page("labour/case", views.view(staff, code, false, null));
    }

    /** The papers for arbitration, on A4. */
    @GetMapping("/{code}/pack")
    ModelAndView pack(Staff staff, @PathVariable String code) {
        return Pages.page("labour/pack", views.view(staff, code, false, null));
    }

    /** How to reach the worker. The look is recorded first. */
    @PostMapping("/{code}/contact")
    ModelAndView contact(Staff staff, @PathVariable String code) {
        var view = views.view(staff, code, true, null);
        people.noteLook(staff.district(), view.one().matter().value(), staff.person(), "labour " + code);
        return Pages.page("labour/case", view);
    }

    @PostMapping("/{code}/{step}")
    ModelAndView take(
            Staff staff,
            @PathVariable String code,
            @PathVariable String step,
            @RequestParam MultiValueMap<String, String> values) {
        views.view(staff, code, false, null); // whoever may not see it learns nothing from its forms
        var form = Fields.of(values);
        try {
            return Pages.see(done(staff, code, step, form));
        } catch (ProblemException e) {
            if (e.problem() == Problem.NOT_FOUND) {
                throw e;
            }
            var refused = views.view(staff, code, false, Fields.Refused.of(step, form, e));
            return Pages.page("labour/case", refused, e.problem().status());
        }
    }

    /** Takes the step and answers where to look next. */
    private String done(Staff staff, String code, String step, Fields form) {
        switch (step) {
            case "talk" ->
                labour.talk(
                        staff, code, form.needDay("on"), form.text("settled").equals("yes"), form.text("text"));
            case "mediate" -> {
                labour.mediate(staff, code, form.one("track", Track.class), form.needDay("on"));
                return "/desk/mediation/" + code;
            }
            case "change" -> labour.change(staff, code, particulars(form));
            case "hand-over" -> {
                labour.handOver(staff, code, form.needDay("on"));
                return "/desk/labour/" + code + "/pack";
            }
            default -> throw Problem.NOT_FOUND.because("step " + step);
        }
        return "/desk/labour/" + code + "?done=" + step;
    }

    /** Disputes of many workers, for those who oversee. */
    @GetMapping("/alarms")
    ModelAndView alarms(Staff staff) {
        return Pages.page("labour/alarms", views.alarms(staff));
    }

    @PostMapping("/alarms/{code}/seen")
    ModelAndView seen(Staff staff, @PathVariable String code) {
        var alarm = alarms.find(staff.district(), code)
                .filter(one -> access.may(staff, Permission.MATTERS_SUPERVISE, one.place(), null))
                .orElseThrow(() -> Problem.NOT_FOUND.because("alarm " + code));
        transaction.executeWithoutResult(status -> alarms.seen(alarm, staff.person(), clock.instant()));
        return Pages.see("/desk/labour/alarms");
    }
}
