package org.linli.registers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Scope;
import org.linli.kernel.Words;
import org.linli.organisations.Body;
import org.linli.organisations.BodyFilter;
import org.linli.organisations.Kind;
import org.linli.organisations.LegalStatus;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Post;
import org.linli.organisations.PostId;
import org.linli.organisations.Posts;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The registers of organisations, posts in force and those who hold them, as far as the one who asks reaches. Contacts are not
 * in it: seeing one is a look. What lies beyond is not found.
 */
@RestController
@RequestMapping("/api/v1")
class RegisterApi {
    private static final int PAGE = 100;

    private final OrganisationDesk desk;
    private final Posts posts;
    private final People people;
    private final Clock clock;

    RegisterApi(OrganisationDesk desk, Posts posts, People people, Clock clock) {
        this.desk = desk;
        this.posts = posts;
        this.people = people;
        this.clock = clock;
    }

    /** A page of a list; {@code next} is the cursor of the following one. */
    record Items<T>(List<T> items, @Nullable UUID next) {}

    record OrganisationEntry(
            UUID id,
            PlaceCode place,
            String kind,
            String function,
            Words name,
            LegalStatus status,
            String number,
            @Nullable LocalDate renewsOn,
            @Nullable Integer members,
            @Nullable UUID parent,
            LocalDate openedOn,
            @Nullable LocalDate closedOn) {}

    record PostEntry(
            UUID id,
            UUID person,
            String name,
            String office,
            Words officeName,
            UUID organisation,
            PlaceCode place,
            LocalDate from,
            @Nullable LocalDate to) {}

    record PersonEntry(UUID id, String name) {}

    /** By place; {@code standing} is open, waiting, renewal or closed; {@code q} is in the name. */
    @GetMapping("/organisations")
    Items<OrganisationEntry> organisations(
            Staff staff,
            @RequestParam @Nullable PlaceCode place,
            @RequestParam @Nullable String kind,
            @RequestParam Kind.@Nullable Group group,
            @RequestParam @Nullable LegalStatus status,
            @RequestParam(defaultValue = "OPEN") BodyFilter.Standing standing,
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable UUID after) {
        var filter = new BodyFilter(within(staff, place), kind, group, status, standing, q, after);
        return items(
                desk.list(staff, filter, PAGE).stream().map(RegisterApi::entry).toList(), OrganisationEntry::id);
    }

    @GetMapping("/organisations/{id}")
    OrganisationEntry organisation(Staff staff, @PathVariable UUID id) {
        return entry(desk.get(staff, new OrganisationId(id)));
    }

    /** Those in force today. */
    @GetMapping("/posts")
    Items<PostEntry> posts(
            Staff staff,
            @RequestParam @Nullable PlaceCode place,
            @RequestParam @Nullable String office,
            @RequestParam @Nullable UUID organisation,
            @RequestParam @Nullable UUID after) {
        var some = posts.list(
                scope(staff),
                within(staff, place),
                office,
                organisation == null ? null : new OrganisationId(organisation),
                after,
                PAGE);
        return items(entries(staff, some), PostEntry::id);
    }

    @GetMapping("/posts/{id}")
    PostEntry post(Staff staff, @PathVariable UUID id) {
        var found = posts.get(staff.district(), new PostId(id));
        if (!reaches(scope(staff), found.place(), found.organisation().value())) {
            throw Problem.NOT_FOUND.because("post " + id);
        }
        return entries(staff, List.of(found)).getFirst();
    }

    @GetMapping("/people")
    Items<PersonEntry> people(
            Staff staff, @RequestParam @Nullable PlaceCode place, @RequestParam @Nullable UUID after) {
        var holders = posts.holders(scope(staff), within(staff, place), after, PAGE);
        var names = people.names(staff.district(), holders);
        return items(
                holders.stream()
                        .map(person -> new PersonEntry(person.value(), names.getOrDefault(person, "")))
                        .toList(),
                PersonEntry::id);
    }

    /** Found as long as the person holds a post within reach. */
    @GetMapping("/people/{id}")
    PersonEntry person(Staff staff, @PathVariable UUID id) {
        var person = new PersonId(id);
        var scope = scope(staff);
        if (posts.of(staff.district(), person).stream()
                .filter(post -> post.holdsOn(LocalDate.now(clock)))
                .noneMatch(
                        post -> reaches(scope, post.place(), post.organisation().value()))) {
            throw Problem.NOT_FOUND.because("person " + id);
        }
        return people.findName(staff.district(), person)
                .map(name -> new PersonEntry(id, name))
                .orElseThrow(() -> Problem.NOT_FOUND.because("person " + id));
    }

    private Scope scope(Staff staff) {
        return desk.sees(staff);
    }

    private static PlaceCode within(Staff staff, @Nullable PlaceCode place) {
        return place == null ? staff.district().place() : place;
    }

    private static boolean reaches(Scope scope, PlaceCode place, UUID unit) {
        return scope.reaches(place) || scope.units().contains(unit);
    }

    private static OrganisationEntry entry(Body body) {
        var about = body.about();
        return new OrganisationEntry(
                body.id().value(),
                body.place(),
                body.organisation().kind(),
                body.organisation().function(),
                about.name(),
                about.status(),
                about.number(),
                about.renewsOn(),
                about.members(),
                body.parent() == null ? null : body.parent().value(),
                body.openedOn(),
                body.closedOn());
    }

    private List<PostEntry> entries(Staff staff, List<Post> some) {
        var names = people.names(
                staff.district(), Set.copyOf(some.stream().map(Post::person).toList()));
        return some.stream()
                .map(post -> new PostEntry(
                        post.id().value(),
                        post.person().value(),
                        names.getOrDefault(post.person(), ""),
                        post.office().code(),
                        post.office().name(),
                        post.organisation().value(),
                        post.place(),
                        post.from(),
                        post.to()))
                .toList();
    }

    private static <T> Items<T> items(List<T> some, Function<T, UUID> id) {
        return new Items<>(some, some.size() == PAGE ? id.apply(some.getLast()) : null);
    }
}
