package org.linli.registers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.ProblemException;
import org.linli.kernel.Words;
import org.linli.organisations.Bodies;
import org.linli.organisations.Body;
import org.linli.organisations.BodyFilter;
import org.linli.organisations.Kind;
import org.linli.organisations.LegalStatus;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.organisations.Particulars;
import org.linli.organisations.UnitFunction;
import org.linli.places.Place;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The register of organisations: the list, one of them, and opening a new one in two steps (what and where, then the rest). */
@Controller
@RequestMapping("/desk/organisations")
class OrganisationPages {
    private static final int PAGE = 50;
    private static final String OPEN = "open";

    private final OrganisationDesk desk;
    private final BodyViews views;
    private final Bodies bodies;
    private final Organisations organisations;

    OrganisationPages(OrganisationDesk desk, BodyViews views, Bodies bodies, Organisations organisations) {
        this.desk = desk;
        this.views = views;
        this.bodies = bodies;
        this.organisations = organisations;
    }

    /** What the address asks for. */
    record Query(String place, String kind, String group, String status, String standing, String q) {
        /** The address of the list, from the one after {@code after} on. */
        String address(@Nullable UUID after) {
            var query = new StringBuilder("/desk/organisations");
            Map.of("place", place, "kind", kind, "group", group, "status", status, "standing", standing, "q", q)
                    .entrySet()
                    .stream()
                    .filter(one -> !one.getValue().isEmpty())
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(one -> query.append(query.indexOf("?") < 0 ? '?' : '&')
                            .append(one.getKey())
                            .append('=')
                            .append(java.net.URLEncoder.encode(
                                    one.getValue(), java.nio.charset.StandardCharsets.UTF_8)));
            if (after != null) {
                query.append(query.indexOf("?") < 0 ? '?' : '&')
                        .append("after=")
                        .append(after);
            }
            return query.toString();
        }
    }

    record Row(Body body, Kind kind, @Nullable Place place, boolean renewalOver) {}

    /** {@code unknown} where the place typed is none or more than one. */
    record ListPage(
            Query query,
            List<Row> rows,
            @Nullable UUID next,
            @Nullable Place within,
            boolean unknown,
            List<Kind> kinds,
            boolean mayOpen) {}

    /** The first step of opening: {@code place} and {@code kind} as typed, and what is wrong with them. */
    record NewPage(String place, String kind, List<Place> places, List<Kind> kinds, Map<String, String> wrong) {}

    /** The second step. */
    record OpenPage(
            Place place,
            Kind kind,
            List<UnitFunction> functions,
            List<Body> parents,
            List<Body> alike,
            java.time.LocalDate today,
            @Nullable Kept kept) {
        String value(String field, @Nullable Object fallback) {
            return Kept.value(kept, OPEN, field, fallback);
        }

        @Nullable
        String wrong(String field) {
            return Kept.wrong(kept, OPEN, field);
        }
    }

    @GetMapping
    ModelAndView list(
            Staff staff,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String standing,
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable UUID after) {
        var query = new Query(place.strip(), kind, group, status, standing, q.strip());
        var within = desk.place(staff, query.place());
        var unknown = !query.place().isEmpty() && within.isEmpty();
        var kinds = desk.kinds();
        var filter = new BodyFilter(
                within.map(Place::code).orElse(staff.district().place()),
                kinds.containsKey(kind) ? kind : null,
                one(Kind.Group.values(), group).orElse(null),
                one(LegalStatus.values(), status).orElse(null),
                one(BodyFilter.Standing.values(), standing).orElse(BodyFilter.Standing.OPEN),
                query.q(),
                after);
        var found = unknown ? List.<Body>of() : desk.list(staff, filter, PAGE);
        var named = desk.named(found.stream().map(Body::place).toList());
        var rows = found.stream()
                .map(body -> new Row(
                        body,
                        bodies.kind(body.organisation().kind()),
                        named.get(body.place()),
                        body.isRenewalOver(desk.today())))
                .toList();
        var next = rows.size() == PAGE ? rows.getLast().body().id().value() : null;
        return Pages.page(
                "registers/organisations",
                new ListPage(
                        query,
                        rows,
                        next,
                        within.orElse(null),
                        unknown,
                        List.copyOf(kinds.values()),
                        desk.mayOpen(staff)));
    }

    private static <E extends Enum<E>> Optional<E> one(E[] all, String name) {
        return java.util.Arrays.stream(all)
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst();
    }

    @GetMapping("/{id}")
    ModelAndView organisation(Staff staff, @PathVariable UUID id, @RequestParam @Nullable String done) {
        return Pages.page("registers/organisation", views.page(staff, new OrganisationId(id), null, done));
    }

    @GetMapping("/new")
    ModelAndView start(
            Staff staff, @RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") String kind) {
        var ground = desk.ground(staff);
        desk.demandAt(staff, ground);
        var asked = !place.isEmpty() || !kind.isEmpty();
        var where = desk.place(staff, place.strip());
        var what = Optional.ofNullable(desk.kinds().get(kind));
        if (where.isPresent()
                && what.isPresent()
                && what.get().levels().contains(where.get().kind())) {
            desk.demandAt(staff, where.get().code());
            return Pages.page("registers/organisation-open", openPage(where.get(), what.get(), null));
        }
        var wrong = new java.util.TreeMap<String, String>();
        if (asked && where.isEmpty()) {
            wrong.put("place", "registers.wrong.place");
        } else if (asked && what.isPresent()) {
            wrong.put("place", "organisations.wrong.level");
        }
        if (asked && what.isEmpty()) {
            wrong.put("kind", "organisations.wrong.kind");
        }
        return Pages.page(
                "registers/organisation-new",
                new NewPage(place, kind, desk.places(ground), bodies.kinds(), wrong),
                wrong.isEmpty() ? 200 : 422);
    }

    private OpenPage openPage(Place place, Kind kind, @Nullable Kept kept) {
        var functions = organisations.functions().stream()
                .filter(function -> kind.function().equals(function.code())
                        || kind.function().equals("level:" + function.level()))
                .toList();
        var alike = bodies.listPublic(place.code().district(), place.code(), List.of(), 500).stream()
                .filter(body -> body.place().equals(place.code())
                        && body.organisation().kind().equals(kind.code()))
                .toList();
        return new OpenPage(place, kind, functions, desk.parents(kind, place.code()), alike, desk.today(), kept);
    }

    @PostMapping
    ModelAndView open(Staff staff, @RequestParam MultiValueMap<String, String> form) {
        var typed = Typed.of(form);
        var place = new PlaceCode(typed.text("place"));
        desk.demandAt(staff, place);
        var kind = bodies.kind(typed.text("kind"));
        try {
            var parent = typed.id("parent");
            var body = bodies.open(new Bodies.Opening(
                    place,
                    kind.code(),
                    typed.text("function"),
                    parent == null ? null : new OrganisationId(parent),
                    typed.needDay("from"),
                    particulars(typed)));
            return Pages.see("/desk/organisations/" + body.id() + "?done=open");
        } catch (ProblemException e) {
            var kept = Kept.of(OPEN, typed, e);
            var where = desk.place(staff, place.value()).orElseThrow(() -> e);
            return Pages.page(
                    "registers/organisation-open",
                    openPage(where, kind, kept),
                    e.problem().status());
        }
    }

    /** What a form says of an organisation. */
    static Particulars particulars(Typed typed) {
        return new Particulars(
                new Words(typed.text("zh"), typed.text("en")),
                typed.one("status", LegalStatus.class),
                typed.text("number"),
                typed.day("renewsOn"),
                typed.number("members"),
                typed.text("services"),
                typed.text("venue"),
                typed.text("rules"));
    }
}
