package org.linli.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.organisations.Bodies;
import org.linli.organisations.Body;
import org.linli.organisations.BodyFilter;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Post;
import org.linli.organisations.PostEnd;
import org.linli.organisations.PostId;
import org.linli.organisations.Posts;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.people.PersonRegister;
import org.linli.people.PersonRow;
import org.linli.web.Messages;
import org.springframework.stereotype.Component;

/*
 * Who a row is about: by id; else by the number of a paper or the phone, which is a look; else by the whole name, where one person
 * in reach has it. A post is there already where the same person holds the same office at the same organisation for the same place
 * from the same day. A table gives posts; it neither moves nor ends one.
 *
 * Rule of undoing: a post that the table gave ends on its first day as given by mistake, unless its end was told since. Posts
 * that ended because of a conflict with it stay ended.
 */
/** Posts as a table. */
@Component
class PostTable implements Table {
    private static final int MANY = 200;

    private final Posts posts;
    private final Bodies bodies;
    private final People people;
    private final PersonRegister register;
    private final Access access;
    private final Nested nested;
    private final Messages messages;
    private final Clock clock;

    PostTable(
            Posts posts,
            Bodies bodies,
            People people,
            PersonRegister register,
            Access access,
            Nested nested,
            Messages messages,
            Clock clock) {
        this.posts = posts;
        this.bodies = bodies;
        this.people = people;
        this.register = register;
        this.access = access;
        this.nested = nested;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "posts";
    }

    @Override
    public Permission permission() {
        return Permission.POSTS_EDIT;
    }

    @Override
    public Permission reading() {
        return Permission.MATTERS_READ;
    }

    @Override
    public Taken take(Hand hand, List<Line> lines, boolean dry) {
        return nested.rows(lines, (line, traces) -> take(hand, line, traces));
    }

    private Outcome take(Hand hand, Line line, List<Trace> traces) {
        var district = hand.staff().district();
        var body = body(hand, line);
        if (!hand.scope().reaches(body.place())
                && !hand.scope().units().contains(body.id().value())) {
            throw Cells.wrong("organisation", "exchange.wrong.reach");
        }
        var person = person(hand, line);
        var from = Cells.day(line, "from", LocalDate.now(clock));
        if (line.text("from").isEmpty()) {
            throw Cells.wrong("from", "exchange.wrong.day");
        }
        var to = line.text("to").isEmpty() ? null : Cells.day(line, "to", from);
        var area = line.text("area").isEmpty() ? null : Cells.place(line, "area", "organisations.wrong.area");
        var same = same(hand, person, line.text("office"), body, area, from);
        if (same.isPresent()) {
            if (to != null && !to.equals(same.get().to())) {
                throw Cells.wrong("to", "exchange.wrong.term");
            }
            return new Outcome.Unchanged();
        }
        var asked = line.says("asked") ? Set.<PostId>of() : null;
        var post =
                posts.give(district, new Posts.Giving(person, line.text("office"), body.id(), area, from, to, asked));
        traces.add(new Trace(line.row(), post.value(), true, 0, List.of(), List.of(), null));
        return new Outcome.Added(line.text("name"));
    }

    private Optional<Post> same(
            Hand hand, PersonId person, String office, Body body, @Nullable PlaceCode area, LocalDate from) {
        return posts.of(hand.staff().district(), person).stream()
                .filter(post -> post.office().code().equals(office))
                .filter(post -> post.organisation().equals(body.id()))
                .filter(post -> post.place().equals(area == null ? body.place() : area))
                .filter(post -> post.from().equals(from) && !post.from().equals(post.to()))
                .findFirst();
    }

    private Body body(Hand hand, Line line) {
        var district = hand.staff().district();
        var written = line.text("organisation");
        if (Cells.isId(written)) {
            return bodies.get(district, Cells.organisation(line, "organisation"));
        }
        var filter = new BodyFilter(district.place(), null, null, null, BodyFilter.Standing.OPEN, written, null);
        var found = bodies.list(access.scope(hand.staff(), permission()), filter, MANY).stream()
                .filter(body -> body.about().name().zh().equals(written)
                        || body.about().name().en().equals(written))
                .toList();
        if (found.size() != 1) {
            throw Cells.wrong(
                    "organisation", found.isEmpty() ? "exchange.wrong.organisation" : "exchange.wrong.several");
        }
        return found.getFirst();
    }

    private PersonId person(Hand hand, Line line) {
        var district = hand.staff().district();
        if (!line.text("person").isEmpty()) {
            return Cells.person(line, "person");
        }
        var name = line.text("name");
        var number = line.text("number").isEmpty() ? line.text("phone") : line.text("number");
        var purpose = messages.text(Lang.ZH, "exchange.look.posts");
        var found = number.isEmpty()
                ? register.named(hand.scope(), district.place(), name, 3)
                : register.withNumber(hand.scope(), number, hand.staff().person(), purpose).stream()
                        .filter(row -> row.name().equals(name))
                        .toList();
        if (found.size() != 1) {
            throw Cells.wrong(
                    number.isEmpty() ? "name" : "number",
                    found.isEmpty() ? "exchange.wrong.person" : "exchange.wrong.persons");
        }
        return found.stream().map(PersonRow::id).findFirst().orElseThrow();
    }

    @Override
    public Map<Long, String> undo(Hand hand, List<Trace> traces) {
        var kept = new TreeMap<Long, String>();
        var district = hand.staff().district();
        var note = messages.text(Lang.ZH, "exchange.undo.note");
        for (var trace : traces) {
            var post = posts.get(district, new PostId(trace.subject()));
            if (!nested.done(() -> posts.end(district, post.id(), post.from(), PostEnd.MISTAKE, note))) {
                kept.put(trace.row(), "exchange.kept.ended");
            }
        }
        return kept;
    }

    @Override
    public List<String> asked() {
        return List.of();
    }

    @Override
    public void give(
            Hand hand, PlaceCode within, Set<String> asked, String purpose, Consumer<Map<String, Object>> taker) {
        UUID last = null;
        do {
            var page = posts.list(hand.scope(), within, null, null, last, MANY);
            var names = people.names(
                    hand.staff().district(), page.stream().map(Post::person).toList());
            var at = page.stream()
                    .map(Post::organisation)
                    .distinct()
                    .collect(Collectors.toMap(
                            id -> id,
                            (OrganisationId id) ->
                                    bodies.get(hand.staff().district(), id).place()));
            page.forEach(post -> taker.accept(row(
                    post, names.getOrDefault(post.person(), ""), Objects.requireNonNull(at.get(post.organisation())))));
            last = page.size() < MANY ? null : page.getLast().id().value();
        } while (last != null);
    }

    private static Map<String, Object> row(Post post, String name, PlaceCode place) {
        var cells = new LinkedHashMap<String, Object>();
        cells.put("post", post.id().toString());
        cells.put("name", name);
        cells.put("person", post.person().toString());
        cells.put("office", post.office().code());
        cells.put("organisation", post.organisation().toString());
        if (!post.place().equals(place)) {
            cells.put("area", post.place().value());
        }
        cells.put("from", post.from());
        if (post.to() != null) {
            cells.put("to", post.to());
        }
        return cells;
    }
}
