package org.linli.registers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.Words;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;
import org.linli.organisations.Bodies;
import org.linli.organisations.Body;
import org.linli.organisations.Delegation;
import org.linli.organisations.Delegations;
import org.linli.organisations.Link;
import org.linli.organisations.Office;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.organisations.Post;
import org.linli.organisations.PostEnd;
import org.linli.organisations.PostId;
import org.linli.organisations.Posts;
import org.linli.organisations.Ties;
import org.linli.organisations.UnitFunction;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.places.Place;
import org.springframework.stereotype.Component;

/** Puts together what the page of an organisation shows to somebody. */
@Component
class BodyViews {
    private static final int SHOWN = 100;

    private final OrganisationDesk desk;
    private final Bodies bodies;
    private final Organisations organisations;
    private final Ties ties;
    private final Posts posts;
    private final Delegations delegations;
    private final People people;
    private final Ledger ledger;

    BodyViews(
            OrganisationDesk desk,
            Bodies bodies,
            Organisations organisations,
            Ties ties,
            Posts posts,
            Delegations delegations,
            People people,
            Ledger ledger) {
        this.desk = desk;
        this.bodies = bodies;
        this.organisations = organisations;
        this.ties = ties;
        this.posts = posts;
        this.delegations = delegations;
        this.people = people;
        this.ledger = ledger;
    }

    /** The page of {@code id}. Fails as {@link OrganisationDesk#get}. */
    BodyPage page(Staff staff, OrganisationId id, @Nullable Kept kept, @Nullable String done) {
        var body = desk.get(staff, id);
        var district = staff.district();
        var kind = bodies.kind(body.organisation().kind());
        var edits = desk.mayEdit(staff, body.organisation()) && body.isOpen();
        var offices = body.isOpen() ? offices(staff, body.organisation()) : List.<Office>of();
        var history = new ArrayList<>(ledger.about(district, id.value()));
        return new BodyPage(
                body,
                kind,
                function(body),
                desk.path(body.place()),
                bodies.above(district, id),
                bodies.below(district, id, SHOWN),
                ties(body),
                posts(staff, body, posts.current(district, id)),
                posts(staff, body, posts.past(district, id, SHOWN)),
                notes(staff, id),
                newest(history),
                body.isOpen() ? bodies.inTheWay(district, id) : Map.of(),
                new BodyPage.May(edits, !offices.isEmpty()),
                choices(body, edits, offices),
                kept,
                done);
    }

    private static List<Recorded> newest(List<Recorded> history) {
        return history.reversed().stream().limit(SHOWN).toList();
    }

    private BodyPage.Choices choices(Body body, boolean edits, List<Office> offices) {
        var reasons = Arrays.stream(PostEnd.values()).filter(PostEnd::isChosen).toList();
        if (!edits) {
            return new BodyPage.Choices(List.of(), List.of(), List.of(), offices, reasons);
        }
        var kind = bodies.kind(body.organisation().kind());
        return new BodyPage.Choices(
                desk.parents(kind, body.place()).stream()
                        .filter(parent -> !parent.id().equals(body.id()))
                        .toList(),
                desk.neighbours(body.place()).stream()
                        .filter(other -> !other.id().equals(body.id()))
                        .toList(),
                desk.places(body.place()),
                offices,
                reasons);
    }

    /** The offices of its kind that {@code staff} may give there. */
    List<Office> offices(Staff staff, Organisation body) {
        return posts.offices().stream()
                .filter(office -> office.kinds().contains(body.kind()))
                .filter(office -> desk.mayGive(staff, office, body))
                .toList();
    }

    private @Nullable UnitFunction function(Body body) {
        return organisations.functions().stream()
                .filter(function -> function.code().equals(body.organisation().function()))
                .findFirst()
                .orElse(null);
    }

    private List<BodyPage.TieView> ties(Body body) {
        var district = body.organisation().district();
        var links = ties.of(district, List.of(body.id()));
        var others = organisations.named(
                district,
                links.stream()
                        .map(link -> other(link, body.id()))
                        .filter(Objects::nonNull)
                        .toList());
        var areas = desk.named(
                links.stream().map(Link::place).filter(Objects::nonNull).toList());
        return links.stream()
                .map(link -> {
                    var other = other(link, body.id());
                    var named = other == null ? null : others.get(other);
                    var area = link.place() == null ? null : areas.get(link.place());
                    var words = named != null ? named.name() : area != null ? area.words() : new Words("", "");
                    return new BodyPage.TieView(
                            link,
                            link.source().equals(body.id()),
                            words,
                            other == null ? null : "/desk/organisations/" + other);
                })
                .toList();
    }

    private static @Nullable OrganisationId other(Link link, OrganisationId self) {
        return link.source().equals(self) ? link.target() : link.source();
    }

    private List<BodyPage.PostView> posts(Staff staff, Body body, List<Post> some) {
        var given = delegations.of(staff.district(), some.stream().map(Post::id).toList()).stream()
                .collect(Collectors.groupingBy(Delegation::post));
        var names = names(staff, some, given);
        var ends = posts.ends(staff.district(), some.stream().map(Post::id).toList());
        var areas = desk.named(some.stream().map(Post::place).toList());
        var may = some.stream()
                .map(Post::office)
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(), office -> desk.mayGive(staff, office, body.organisation())));
        return some.stream()
                .map(post -> new BodyPage.PostView(
                        post,
                        names.getOrDefault(post.person(), ""),
                        area(body, post, areas.get(post.place())),
                        ends.get(post.id()),
                        given.getOrDefault(post.id(), List.of()).stream()
                                .map(one -> new BodyPage.DelegationView(one, names.getOrDefault(one.delegate(), "")))
                                .toList(),
                        Boolean.TRUE.equals(may.get(post.office())),
                        post.office().delegable()
                                && (Boolean.TRUE.equals(may.get(post.office()))
                                        || post.person().equals(staff.person()))))
                .toList();
    }

    private Map<PersonId, String> names(Staff staff, List<Post> some, Map<PostId, List<Delegation>> given) {
        var persons = new HashSet<>(some.stream().map(Post::person).toList());
        given.values().forEach(all -> all.forEach(one -> persons.add(one.delegate())));
        return people.names(staff.district(), persons);
    }

    private static @Nullable Words area(Body body, Post post, @Nullable Place area) {
        if (post.place().equals(body.place())) {
            return null;
        }
        return area == null ? new Words(post.place().value(), post.place().value()) : area.words();
    }

    private List<BodyPage.NoteView> notes(Staff staff, OrganisationId id) {
        var notes = ties.notes(staff.district(), id);
        var names = people.names(
                staff.district(), notes.stream().map(note -> note.author()).collect(Collectors.toSet()));
        return notes.stream()
                .map(note -> new BodyPage.NoteView(note, names.getOrDefault(note.author(), "")))
                .toList();
    }
}
