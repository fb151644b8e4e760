package org.linli.registers;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.kernel.Words;
import org.linli.organisations.Body;
import org.linli.organisations.Delegation;
import org.linli.organisations.Delegations;
import org.linli.organisations.Office;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.organisations.Post;
import org.linli.organisations.PostEnd;
import org.linli.organisations.PostId;
import org.linli.organisations.Posts;
import org.linli.people.People;
import org.linli.people.PersonId;
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

/** Posts at an organisation: give one, end one, hand one over, let somebody act in one. */
@Controller
@RequestMapping("/desk")
class PostPages {
    private static final String GIVE = "give";
    private static final PersonId NOBODY = new PersonId(new UUID(0, 0)); // before somebody is chosen

    private final OrganisationDesk desk;
    private final BodyViews views;
    private final Candidates candidates;
    private final Posts posts;
    private final Delegations delegations;
    private final Organisations organisations;
    private final People people;

    PostPages(
            OrganisationDesk desk,
            BodyViews views,
            Candidates candidates,
            Posts posts,
            Delegations delegations,
            Organisations organisations,
            People people) {
        this.desk = desk;
        this.views = views;
        this.candidates = candidates;
        this.posts = posts;
        this.delegations = delegations;
        this.organisations = organisations;
        this.people = people;
    }

    /** Somebody's post that a close relative must not hold: to be ticked. */
    record Asked(Post post, String holder, Words body) {}

    /**
     * The form that gives a post.
     *
     * @param person the one chosen before, if any
     * @param area the one that who came here asked for, if any
     * @param asked posts of which to ask whether a close relative holds one
     */
    record GivePage(
            Body body,
            Office office,
            List<Candidates.Candidate> candidates,
            Candidates.@Nullable Candidate person,
            List<Place> areas,
            String area,
            List<Asked> asked,
            LocalDate today,
            @Nullable LocalDate last,
            @Nullable Kept kept) {
        String value(String field, @Nullable Object fallback) {
            return Kept.value(kept, GIVE, field, fallback);
        }

        @Nullable
        String wrong(String field) {
            return Kept.wrong(kept, GIVE, field);
        }
    }

    /** What can be done to one post. */
    record PostPage(
            Body body,
            BodyPage.PostView view,
            List<Candidates.Candidate> candidates,
            List<PostEnd> reasons,
            List<Asked> asked,
            LocalDate today,
            @Nullable Kept kept) {
        String value(String form, String field, @Nullable Object fallback) {
            return Kept.value(kept, form, field, fallback);
        }

        @Nullable
        String wrong(String form, String field) {
            return Kept.wrong(kept, form, field);
        }
    }

    @GetMapping("/organisations/{id}/posts/new")
    ModelAndView form(
            Staff staff,
            @PathVariable UUID id,
            @RequestParam String office,
            @RequestParam @Nullable UUID person,
            @RequestParam(defaultValue = "") String area) {
        var body = desk.get(staff, new OrganisationId(id));
        return Pages.page("registers/post-give", givePage(staff, body, office(office), person, area, null));
    }

    private Office office(String code) {
        return posts.findOffice(code)
                .orElseThrow(() -> Problem.INVALID.because(
                        "no such office: " + code, Map.of("office", "organisations.wrong.office")));
    }

    private GivePage givePage(
            Staff staff, Body body, Office office, @Nullable UUID person, String area, @Nullable Kept kept) {
        desk.demandGive(staff, office, body.organisation());
        var today = desk.today();
        var known = candidates.near(staff, body.place());
        var chosen = person == null
                ? null
                : candidates.find(staff, new PersonId(person)).orElse(null);
        return new GivePage(
                body,
                office,
                known,
                chosen,
                office.areas().isEmpty() ? List.of() : areas(body.place(), office),
                area,
                asked(staff, body, office, person == null ? NOBODY : new PersonId(person)),
                today,
                office.months() == null
                        ? null
                        : today.plusMonths(office.months()).minusDays(1),
                kept);
    }

    private List<Asked> asked(Staff staff, Body body, Office office, PersonId person) {
        var asked = posts.askAbout(staff.district(), body.id(), office, person);
        var names =
                people.names(staff.district(), asked.stream().map(Post::person).collect(Collectors.toSet()));
        var bodies = organisations.named(
                staff.district(), asked.stream().map(Post::organisation).toList());
        return asked.stream()
                .map(post ->
                        new Asked(post, names.getOrDefault(post.person(), ""), named(bodies.get(post.organisation()))))
                .toList();
    }

    private static Words named(@Nullable Organisation body) {
        return body == null ? new Words("", "") : body.name();
    }

    private List<Place> areas(PlaceCode place, Office office) {
        return desk.places(place).stream()
                .filter(one -> office.areas().contains(one.kind()))
                .sorted(Comparator.comparing(Place::code))
                .toList();
    }

    @PostMapping("/organisations/{id}/posts")
    ModelAndView give(Staff staff, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        var typed = Typed.of(form);
        var body = desk.get(staff, new OrganisationId(id));
        var office = office(typed.text("office"));
        desk.demandGive(staff, office, body.organisation());
        try {
            var area = typed.text("area");
            posts.give(
                    staff.district(),
                    new Posts.Giving(
                            candidates.typed(staff, typed),
                            office.code(),
                            body.id(),
                            area.isEmpty() ? null : new PlaceCode(area),
                            typed.needDay("from"),
                            typed.dayAfter("last"),
                            relatives(typed)));
            return Pages.see("/desk/organisations/" + id + "?done=give#posts");
        } catch (ProblemException e) {
            var page = givePage(staff, body, office, null, "", Kept.of(GIVE, typed, e));
            return Pages.page("registers/post-give", page, e.problem().status());
        }
    }

    /** The posts ticked as a close relative's; null unless it was said that somebody asked. */
    private static @Nullable Set<PostId> relatives(Typed typed) {
        return typed.has("asked")
                ? typed.ticked("relative").stream().map(PostId::new).collect(Collectors.toSet())
                : null;
    }

    @GetMapping("/posts/{id}")
    ModelAndView post(Staff staff, @PathVariable UUID id) {
        return Pages.page("registers/post", postPage(staff, new PostId(id), null));
    }

    private PostPage postPage(Staff staff, PostId id, @Nullable Kept kept) {
        var post = posts.get(staff.district(), id);
        var page = views.page(staff, post.organisation(), null, null);
        var view = page.posts().stream()
                .filter(one -> one.post().id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.NOT_FOUND.because("a post in force or to come: " + id));
        if (!view.mayEnd() && !view.mayDelegate()) {
            throw Problem.FORBIDDEN.because("post " + id);
        }
        return new PostPage(
                page.body(),
                view,
                candidates.near(staff, page.body().place()),
                page.choices().reasons(),
                asked(staff, page.body(), post.office(), post.person()),
                desk.today(),
                kept);
    }

    private interface Change {
        void make(Post post, Typed typed);
    }

    private ModelAndView take(Staff staff, UUID id, String form, MultiValueMap<String, String> values, Change change) {
        var typed = Typed.of(values);
        var post = posts.get(staff.district(), new PostId(id));
        var body = desk.get(staff, post.organisation());
        if (form.equals("delegate")) {
            if (!desk.mayDelegate(staff, post, body.organisation())) {
                throw Problem.FORBIDDEN.because("post " + id);
            }
        } else {
            desk.demandGive(staff, post.office(), body.organisation());
        }
        try {
            change.make(post, typed);
            return Pages.see("/desk/organisations/" + post.organisation() + "?done=" + form + "#posts");
        } catch (ProblemException e) {
            var page = postPage(staff, post.id(), Kept.of(form, typed, e));
            return Pages.page("registers/post", page, e.problem().status());
        }
    }

    /** Ends a post: the form names the last day in force. */
    @PostMapping("/posts/{id}/end")
    ModelAndView end(Staff staff, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        return take(staff, id, "end", form, (post, typed) -> {
            var reason = typed.one("reason", PostEnd.class);
            if (!reason.isChosen()) {
                throw Typed.wrong("reason", "registers.wrong.choose");
            }
            var to = typed.has("now") ? desk.today() : typed.needDay("last").plusDays(1);
            posts.end(staff.district(), post.id(), to, reason, typed.text("note"));
        });
    }

    @PostMapping("/posts/{id}/hand-over")
    ModelAndView handOver(Staff staff, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        return take(
                staff,
                id,
                "hand-over",
                form,
                (post, typed) -> posts.handOver(
                        staff.district(),
                        post.id(),
                        candidates.typed(staff, typed),
                        typed.needDay("from"),
                        relatives(typed)));
    }

    @PostMapping("/posts/{id}/delegate")
    ModelAndView delegate(Staff staff, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        return take(
                staff,
                id,
                "delegate",
                form,
                (post, typed) -> delegations.give(
                        staff.district(),
                        post.id(),
                        candidates.typed(staff, typed),
                        typed.one("reason", Delegation.Reason.class),
                        typed.needDay("from"),
                        typed.needDay("last").plusDays(1)));
    }

    @PostMapping("/delegations/{id}/end")
    ModelAndView endDelegation(Staff staff, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        var delegation = delegations.get(staff.district(), id);
        return take(
                staff,
                delegation.post().value(),
                "delegate",
                form,
                (post, typed) -> delegations.end(staff.district(), id));
    }
}
