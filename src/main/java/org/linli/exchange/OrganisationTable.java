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
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Words;
import org.linli.organisations.Bodies;
import org.linli.organisations.Body;
import org.linli.organisations.BodyFilter;
import org.linli.organisations.LegalStatus;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Particulars;
import org.linli.organisations.Posts;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/*
 * Whom a row is about: by id; else by Chinese name, kind and place. An empty cell leaves what is there. Kind, place and first day of
 * one that stands are not changed by a table: moving and closing have pages of their own.
 *
 * Rules of undoing. One that the table opened is closed on its first day, as if it had never stood, unless it was changed since,
 * something stands under it or in its hands, or somebody holds a post there. One that it changed gets back what it said, unless it was
 * changed since. Both are new acts.
 */
/** Organisations as a table. */
@Component
class OrganisationTable implements Table {
    private static final int MANY = 200;

    private final Bodies bodies;
    private final Posts posts;
    private final Access access;
    private final Nested nested;
    private final JsonMapper json;
    private final Clock clock;

    OrganisationTable(Bodies bodies, Posts posts, Access access, Nested nested, JsonMapper json, Clock clock) {
        this.bodies = bodies;
        this.posts = posts;
        this.access = access;
        this.nested = nested;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "organisations";
    }

    @Override
    public Permission permission() {
        return Permission.ORGANISATIONS_EDIT;
    }

    @Override
    public Permission reading() {
        return Permission.MATTERS_READ;
    }

    /** How one was before a table changed it. */
    record Before(Particulars about, @Nullable UUID parent) {}

    @Override
    public Taken take(Hand hand, List<Line> lines, boolean dry) {
        return nested.rows(lines, (line, traces) -> take(hand, line, traces));
    }

    private Outcome take(Hand hand, Line line, List<Trace> traces) {
        var known = find(hand, line);
        return known.isPresent() ? change(hand, line, known.get(), traces) : open(hand, line, traces);
    }

    private Optional<Body> find(Hand hand, Line line) {
        var district = hand.staff().district();
        if (!line.text("id").isEmpty()) {
            return Optional.of(bodies.get(district, Cells.organisation(line, "id")));
        }
        var place = Cells.place(line, "place", "organisations.wrong.place");
        var found = named(hand, place, line.text("zh")).stream()
                .filter(body -> body.place().equals(place))
                .filter(body -> body.organisation().kind().equals(line.text("kind")))
                .toList();
        if (found.size() > 1) {
            throw Problem.INVALID.because("several organisations fit", Map.of("zh", "exchange.wrong.several"));
        }
        return found.stream().findFirst();
    }

    /** Those that stand at {@code within} and below and have exactly this name. */
    private List<Body> named(Hand hand, PlaceCode within, String name) {
        var filter = new BodyFilter(within, null, null, null, BodyFilter.Standing.OPEN, name, null);
        return bodies.list(access.clockwork(hand.staff().district()), filter, MANY).stream()
                .filter(body -> body.about().name().zh().equals(name.strip())
                        || body.about().name().en().equals(name.strip()))
                .toList();
    }

    private Outcome open(Hand hand, Line line, List<Trace> traces) {
        var place = Cells.place(line, "place", "organisations.wrong.place");
        demand(hand, place);
        var kind = bodies.kind(line.text("kind"));
        var status =
                line.text("status").isEmpty() ? kind.statuses().getFirst() : LegalStatus.valueOf(line.text("status"));
        var none = new Particulars(new Words("", ""), status, "", null, null, "", "", "");
        var about = about(line, none);
        var named = about.name().en().isEmpty()
                ? new Particulars(
                        new Words(about.name().zh(), about.name().zh()),
                        status,
                        about.number(),
                        about.renewsOn(),
                        about.members(),
                        about.services(),
                        about.venue(),
                        about.rules())
                : about;
        var from = Cells.day(line, "from", LocalDate.now(clock));
        var parent = parent(hand, line, place);
        var body = bodies.open(new Bodies.Opening(
                place, kind.code(), line.text("function"), parent.map(Body::id).orElse(null), from, named));
        traces.add(new Trace(line.row(), body.id().value(), true, body.version(), List.of(), List.of(), null));
        return new Outcome.Added(named.name().zh());
    }

    private Outcome change(Hand hand, Line line, Body body, List<Trace> traces) {
        if (!hand.scope().reaches(body.place())
                && !hand.scope().units().contains(body.id().value())) {
            throw Problem.INVALID.because("beyond reach", Map.of("place", "exchange.wrong.reach"));
        }
        refuseMoves(line, body);
        var about = about(line, body.about());
        var parent = line.text("parent").isEmpty()
                ? body.parent()
                : parent(hand, line, body.place()).map(Body::id).orElse(null);
        var columns = differing(body.about(), about);
        if (!Objects.equals(parent, body.parent())) {
            columns.add("parent");
        }
        if (columns.isEmpty()) {
            return new Outcome.Unchanged();
        }
        put(hand, body, about, parent);
        var now = bodies.get(hand.staff().district(), body.id());
        var before = new Before(
                body.about(), body.parent() == null ? null : body.parent().value());
        traces.add(new Trace(
                line.row(),
                body.id().value(),
                false,
                now.version(),
                List.of(),
                List.of(),
                json.writeValueAsString(before)));
        return new Outcome.Changed(about.name().zh(), columns);
    }

    private void put(Hand hand, Body body, Particulars about, @Nullable OrganisationId parent) {
        var district = hand.staff().district();
        bodies.change(district, body.id(), body.version(), about);
        if (!Objects.equals(parent, body.parent())) {
            bodies.nest(district, body.id(), bodies.get(district, body.id()).version(), parent);
        }
    }

    private static void refuseMoves(Line line, Body body) {
        var wrong = new TreeMap<String, String>();
        var place = line.text("place");
        if (!place.isEmpty() && !place.equals(body.place().value())) {
            wrong.put("place", "exchange.wrong.move");
        }
        var kind = line.text("kind");
        if (!kind.isEmpty() && !kind.equals(body.organisation().kind())) {
            wrong.put("kind", "exchange.wrong.kind");
        }
        var from = line.text("from");
        if (!from.isEmpty() && !Cells.day(line, "from", body.openedOn()).equals(body.openedOn())) {
            wrong.put("from", "exchange.wrong.opened");
        }
        if (!wrong.isEmpty()) {
            throw Problem.INVALID.because("what a table does not change: " + wrong.keySet(), wrong);
        }
    }

    private Optional<Body> parent(Hand hand, Line line, PlaceCode place) {
        var written = line.text("parent");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        var district = hand.staff().district();
        if (Cells.isId(written)) {
            return Optional.of(bodies.get(district, Cells.organisation(line, "parent")));
        }
        var found = named(hand, district.place(), written).stream()
                .filter(body -> body.place().contains(place))
                .toList();
        if (found.size() != 1) {
            throw Problem.INVALID.because(
                    "a parent by name",
                    Map.of("parent", found.isEmpty() ? "exchange.wrong.parent" : "exchange.wrong.several"));
        }
        return Optional.of(found.getFirst());
    }

    private static void demand(Hand hand, PlaceCode place) {
        if (!hand.scope().reaches(place)) {
            throw Problem.INVALID.because("beyond reach", Map.of("place", "exchange.wrong.reach"));
        }
    }

    /** What the row says, with what {@code old} says where the row is empty. */
    private static Particulars about(Line line, Particulars old) {
        return new Particulars(
                new Words(
                        or(line, "zh", old.name().zh()),
                        or(line, "en", old.name().en())),
                line.text("status").isEmpty() ? old.status() : LegalStatus.valueOf(line.text("status")),
                or(line, "number", old.number()),
                line.text("renewsOn").isEmpty() ? old.renewsOn() : Cells.day(line, "renewsOn", LocalDate.EPOCH),
                line.text("members").isEmpty()
                        ? old.members()
                        : Cells.number(line, "members", "organisations.wrong.members"),
                or(line, "services", old.services()),
                or(line, "venue", old.venue()),
                or(line, "rules", old.rules()));
    }

    private static String or(Line line, String key, String otherwise) {
        return line.text(key).isEmpty() ? otherwise : line.text(key);
    }

    private static Set<String> differing(Particulars old, Particulars now) {
        var columns = new TreeSet<String>();
        differ(columns, "zh", old.name().zh(), now.name().zh());
        differ(columns, "en", old.name().en(), now.name().en());
        differ(columns, "status", old.status(), now.status());
        differ(columns, "number", old.number(), now.number());
        differ(columns, "renewsOn", old.renewsOn(), now.renewsOn());
        differ(columns, "members", old.members(), now.members());
        differ(columns, "services", old.services(), now.services());
        differ(columns, "venue", old.venue(), now.venue());
        differ(columns, "rules", old.rules(), now.rules());
        return columns;
    }

    private static void differ(Set<String> columns, String key, @Nullable Object old, @Nullable Object now) {
        if (!Objects.equals(old, now)) {
            columns.add(key);
        }
    }

    @Override
    public Map<Long, String> undo(Hand hand, List<Trace> traces) {
        var kept = new TreeMap<Long, String>();
        for (var trace : traces) {
            var body = bodies.get(hand.staff().district(), new OrganisationId(trace.subject()));
            var why = !body.isOpen() ? null : stays(hand, trace, body);
            if (why != null) {
                kept.put(trace.row(), why);
            } else if (body.isOpen() && !nested.done(() -> undo(hand, trace, body))) {
                kept.put(trace.row(), "exchange.kept.needed");
            }
        }
        return kept;
    }

    private @Nullable String stays(Hand hand, Trace trace, Body body) {
        if (body.version() != trace.version()) {
            return "exchange.kept.changed";
        }
        if (!trace.added()) {
            return null;
        }
        var district = hand.staff().district();
        return bodies.inTheWay(district, body.id()).isEmpty()
                        && posts.current(district, body.id()).isEmpty()
                ? null
                : "exchange.kept.needed";
    }

    private void undo(Hand hand, Trace trace, Body body) {
        if (trace.added()) {
            bodies.close(hand.staff().district(), body.id(), body.version(), body.openedOn());
            return;
        }
        var before = json.readValue(Objects.requireNonNull(trace.before()), Before.class);
        put(hand, body, before.about(), before.parent() == null ? null : new OrganisationId(before.parent()));
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
            var filter = new BodyFilter(within, null, null, null, BodyFilter.Standing.OPEN, "", last);
            var page = bodies.list(hand.scope(), filter, MANY);
            page.forEach(body -> taker.accept(row(body)));
            last = page.size() < MANY ? null : page.getLast().id().value();
        } while (last != null);
    }

    private static Map<String, Object> row(Body body) {
        var cells = new LinkedHashMap<String, Object>();
        var about = body.about();
        cells.put("id", body.id().toString());
        cells.put("zh", about.name().zh());
        cells.put("en", about.name().en());
        cells.put("kind", body.organisation().kind());
        cells.put("place", body.place().value());
        cells.put("function", body.organisation().function());
        if (body.parent() != null) {
            cells.put("parent", body.parent().toString());
        }
        cells.put("status", about.status().name());
        cells.put("number", about.number());
        if (about.renewsOn() != null) {
            cells.put("renewsOn", about.renewsOn());
        }
        if (about.members() != null) {
            cells.put("members", about.members());
        }
        cells.put("services", about.services());
        cells.put("venue", about.venue());
        cells.put("rules", about.rules());
        cells.put("from", body.openedOn());
        return cells;
    }
}
