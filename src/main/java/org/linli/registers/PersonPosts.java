package org.linli.registers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.Words;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.organisations.Post;
import org.linli.organisations.Posts;
import org.linli.people.PersonHolds;
import org.linli.people.PersonId;
import org.linli.people.PersonPanel;
import org.linli.people.PersonSection;
import org.springframework.stereotype.Component;

/** A person's posts among their own data. Whoever holds one is not erased. */
@Component
class PersonPosts implements PersonPanel, PersonHolds {
    private final Posts posts;
    private final Organisations organisations;
    private final Clock clock;

    PersonPosts(Posts posts, Organisations organisations, Clock clock) {
        this.posts = posts;
        this.organisations = organisations;
        this.clock = clock;
    }

    @Override
    public PersonSection section(District district, Collection<PersonId> ids, Lang lang) {
        var held = all(district, ids);
        var bodies = bodies(district, held);
        return new PersonSection(
                "posts",
                held.stream()
                        .map(post -> {
                            var row = new LinkedHashMap<String, String>();
                            row.put("office", post.office().name().in(lang));
                            row.put("organisation", name(bodies, post, lang));
                            row.put("from", post.from().toString());
                            row.put("to", post.to() == null ? "" : post.to().toString());
                            return (Map<String, String>) row;
                        })
                        .toList());
    }

    @Override
    public List<Hold> holds(District district, Collection<PersonId> ids) {
        var today = LocalDate.now(clock);
        var held = all(district, ids).stream()
                .filter(post -> post.to() == null || post.to().isAfter(today))
                .toList();
        var bodies = bodies(district, held);
        return held.stream()
                .map(post -> new Hold(
                        "registers.people.hold.post",
                        List.of(new Words(held(bodies, post, Lang.ZH), held(bodies, post, Lang.EN)))))
                .toList();
    }

    private List<Post> all(District district, Collection<PersonId> ids) {
        return ids.stream().flatMap(id -> posts.of(district, id).stream()).toList();
    }

    private Map<OrganisationId, Organisation> bodies(District district, List<Post> held) {
        return organisations.named(
                district, held.stream().map(Post::organisation).distinct().toList());
    }

    private static String held(Map<OrganisationId, Organisation> bodies, Post post, Lang lang) {
        return name(bodies, post, lang) + " " + post.office().name().in(lang);
    }

    private static String name(Map<OrganisationId, Organisation> bodies, Post post, Lang lang) {
        var body = bodies.get(post.organisation());
        return body == null ? "" : body.name().in(lang);
    }
}
