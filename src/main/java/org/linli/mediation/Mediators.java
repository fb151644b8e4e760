package org.linli.mediation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.organisations.Office;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.organisations.Post;
import org.linli.organisations.Posts;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.springframework.stereotype.Component;

/**
 * Who mediates: somebody with the post at the body, whom the parties choose or do not object to (People's Mediation Law art. 19), and
 * who is neither a party nor close to one. What they said when asked decides and is kept nowhere (D-18).
 */
@Component
class Mediators {
    private static final int POSTS_MAX = 500;

    private final FileStore files;
    private final Organisations organisations;
    private final Posts posts;
    private final People people;
    private final Clock clock;

    Mediators(FileStore files, Organisations organisations, Posts posts, People people, Clock clock) {
        this.organisations = organisations;
        this.files = files;
        this.posts = posts;
        this.people = people;
        this.clock = clock;
    }

    /** Everybody who may mediate at {@code body} today, by person. */
    Map<PersonId, String> at(District district, OrganisationId body) {
        var holders = posts.at(district, body, LocalDate.now(clock)).stream()
                .filter(post -> post.office().permissions().contains(Permission.MEDIATION.name()))
                .map(Post::person)
                .collect(Collectors.toSet());
        return people.names(district, holders);
    }

    /** The bodies of {@code place}'s sub-district at which somebody mediates today, the nearest first. */
    List<Organisation> near(District district, PlaceCode place) {
        var offices = posts.offices().stream()
                .filter(office -> office.permissions().contains(Permission.MEDIATION.name()))
                .map(Office::code)
                .toList();
        var bodies = posts.inOffices(district, place.upTo(PlaceCode.SUBDISTRICT), offices, POSTS_MAX).stream()
                .map(Post::organisation)
                .collect(Collectors.toSet());
        return organisations.named(district, bodies).values().stream()
                .sorted(Comparator.comparing(Organisation::place).reversed())
                .toList();
    }

    /** Those whom notices about {@code one} go to: its own mediators, before there are any everybody's at the body. */
    List<PersonId> told(Case one) {
        var own = files.mediators(one.district(), one.matter()).stream()
                .map(FileStore.Mediator::person)
                .toList();
        return own.isEmpty()
                ? List.copyOf(at(one.district(), one.docket().body()).keySet())
                : own;
    }

    Case appoint(Staff staff, Case one, CaseCommand.Appoint wish) {
        var name = at(one.district(), one.docket().body()).get(wish.person());
        if (name == null) {
            throw Checks.wrong("person", "mediation.wrong.mediator");
        }
        if (!wish.asked()) {
            throw Checks.wrong("asked", "mediation.wrong.asked");
        }
        if (wish.related()) {
            throw Checks.wrong("related", "mediation.wrong.related");
        }
        if (!wish.namesake() && Party.isCalled(files.parties(one.district(), one.matter()), name)) {
            throw Checks.wrong("namesake", "mediation.wrong.namesake");
        }
        var today = LocalDate.now(clock);
        files.add(one.district(), one.matter(), new FileStore.Mediator(wish.person(), wish.chosen(), today));
        files.add(
                one.district(),
                one.matter(),
                new Entry(
                        Ids.next(clock),
                        Entry.Kind.MEDIATOR,
                        today,
                        staff.person().value(),
                        wish.person().value(),
                        ""));
        return one;
    }
}
