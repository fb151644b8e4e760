package org.linli.registers;

import java.util.List;
import java.util.Optional;
import org.linli.access.Staff;
import org.linli.kernel.PlaceCode;
import org.linli.organisations.Posts;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.springframework.stereotype.Component;

/**
 * Whom a post can be given to: somebody who holds one within reach, or somebody known by their phone number. There is no list of
 * all persons to choose from, so that choosing one is not a look at the rest.
 */
@Component
class Candidates {
    private static final int SHOWN = 200;

    private final OrganisationDesk desk;
    private final Posts posts;
    private final People people;

    Candidates(OrganisationDesk desk, Posts posts, People people) {
        this.desk = desk;
        this.posts = posts;
        this.people = people;
    }

    record Candidate(PersonId id, String name) {}

    /** Those who hold a post within the reach of {@code staff} in the community of {@code place}, by name. */
    List<Candidate> near(Staff staff, PlaceCode place) {
        var holders = posts.holders(desk.sees(staff), place.upTo(PlaceCode.COMMUNITY), null, SHOWN);
        return people.names(staff.district(), holders).entrySet().stream()
                .map(one -> new Candidate(one.getKey(), one.getValue()))
                .sorted(java.util.Comparator.comparing(Candidate::name))
                .toList();
    }

    Optional<Candidate> find(Staff staff, PersonId id) {
        return people.findName(staff.district(), id).map(name -> new Candidate(id, name));
    }

    /** The one that a form names by {@code person} or {@code phone}. Fails as invalid where that is nobody or more than one. */
    PersonId typed(Staff staff, Typed typed) {
        if (typed.has("phone")) {
            var found = people.withPhone(staff.district(), typed.text("phone"));
            if (found.size() != 1) {
                throw Typed.wrong("phone", found.isEmpty() ? "registers.wrong.nobody" : "registers.wrong.many");
            }
            return found.getFirst();
        }
        return new PersonId(typed.needId("person"));
    }
}
