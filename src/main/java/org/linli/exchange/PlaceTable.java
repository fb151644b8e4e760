package org.linli.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.kernel.PlaceCode;
import org.linli.organisations.Bodies;
import org.linli.organisations.BodyFilter;
import org.linli.people.PersonRegister;
import org.linli.places.Place;
import org.linli.places.PlaceChanges;
import org.linli.places.Places;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/*
 * Places stand in a table under the places that they lie in: a row whose place above is neither there nor in a row before is refused.
 * A table opens and renames; it closes nothing.
 *
 * Rules of undoing. A place that the table opened closes on the day after it opened, unless something stands in it: a place,
 * an organisation, somebody registered. One that it renamed gets its old name back, unless it was renamed since. What others did there
 * in between stays, with the code.
 */
/** Places as a table. */
@Component
class PlaceTable implements Table {
    private static final int MANY = 500;

    private final Places places;
    private final PlaceChanges changes;
    private final Bodies bodies;
    private final PersonRegister persons;
    private final Access access;
    private final Nested nested;
    private final JsonMapper json;
    private final Clock clock;

    PlaceTable(
            Places places,
            PlaceChanges changes,
            Bodies bodies,
            PersonRegister persons,
            Access access,
            Nested nested,
            JsonMapper json,
            Clock clock) {
        this.places = places;
        this.changes = changes;
        this.bodies = bodies;
        this.persons = persons;
        this.access = access;
        this.nested = nested;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "places";
    }

    @Override
    public Permission permission() {
        return Permission.PLACES_IMPORT;
    }

    @Override
    public Permission reading() {
        return Permission.PLACES_IMPORT;
    }

    @Override
    public int batch() {
        return 200;
    }

    /** What a table did to a place, and how it was called before; without a name where it is new. */
    record Before(String code, String name, String en, String nameAfter) {}

    @Override
    public Taken take(Hand hand, List<Line> lines, boolean dry) {
        return nested.rows(lines, (line, traces) -> take(hand, line, traces));
    }

    private Outcome take(Hand hand, Line line, List<Trace> traces) {
        var code = Cells.place(line, "code", "exchange.wrong.code");
        if (!hand.scope().reaches(code)) {
            throw Cells.wrong("code", "exchange.wrong.reach");
        }
        var level = line.text("kind");
        if (!level.isEmpty() && !level.equals(Place.Kind.of(code).code())) {
            throw Cells.wrong("kind", "exchange.wrong.level");
        }
        var above = line.text("parent");
        if (!above.isEmpty()
                && code.parent().filter(parent -> parent.value().equals(above)).isEmpty()) {
            throw Cells.wrong("parent", "exchange.wrong.above");
        }
        var known = places.find(code);
        return known.isPresent() ? rename(line, known.get(), traces) : open(line, code, traces);
    }

    private Outcome open(Line line, PlaceCode code, List<Trace> traces) {
        var today = LocalDate.now(clock);
        if (code.parent()
                .flatMap(places::find)
                .filter(parent -> parent.isOpen(today))
                .isEmpty()) {
            throw Cells.wrong("parent", "exchange.wrong.no-above");
        }
        var place = changes.open(new PlaceChanges.Opening(code, line.text("name"), line.text("en")), today);
        traces.add(trace(line, code, true, new Before(code.value(), "", "", place.name())));
        return new Outcome.Added(code + " " + place.name());
    }

    private Outcome rename(Line line, Place place, List<Trace> traces) {
        var today = LocalDate.now(clock);
        if (!place.isOpen(today)) {
            throw Cells.wrong("code", "exchange.wrong.closed");
        }
        var name = line.text("name").isEmpty() ? place.name() : line.text("name");
        var en = line.text("en").isEmpty() ? place.en() : line.text("en");
        var columns = new TreeSet<String>();
        if (!name.equals(place.name())) {
            columns.add("name");
        }
        if (!en.equals(place.en())) {
            columns.add("en");
        }
        if (columns.isEmpty()) {
            return new Outcome.Unchanged();
        }
        changes.rename(place.code(), name, en, today);
        traces.add(trace(line, place.code(), false, new Before(place.code().value(), place.name(), place.en(), name)));
        return new Outcome.Changed(place.code() + " " + name, columns);
    }

    private Trace trace(Line line, PlaceCode code, boolean added, Before before) {
        return new Trace(
                line.row(),
                PlaceChanges.subject(code),
                added,
                0,
                List.of(),
                List.of(),
                json.writeValueAsString(before));
    }

    @Override
    public Map<Long, String> undo(Hand hand, List<Trace> traces) {
        var kept = new TreeMap<Long, String>();
        for (var trace : traces) {
            var before = json.readValue(Objects.requireNonNull(trace.before()), Before.class);
            var place = places.get(new PlaceCode(before.code()));
            var why = stays(hand, trace, before, place);
            if (why != null) {
                kept.put(trace.row(), why);
            } else if (place.to() == null && !nested.done(() -> undo(trace, before, place))) {
                kept.put(trace.row(), "exchange.kept.needed");
            }
        }
        return kept;
    }

    private @Nullable String stays(Hand hand, Trace trace, Before before, Place place) {
        if (!place.name().equals(before.nameAfter())) {
            return "exchange.kept.changed";
        }
        if (!trace.added()) {
            return null;
        }
        var whole = access.clockwork(hand.staff().district());
        return bodies.list(whole, BodyFilter.within(place.code()), 1).isEmpty()
                        && persons.list(whole, place.code(), null, 1).isEmpty()
                        && (place.code().value().length() < Place.Kind.BUILDING.digits()
                                || persons.dwelling(whole, place.code()).isEmpty())
                ? null
                : "exchange.kept.needed";
    }

    private void undo(Trace trace, Before before, Place place) {
        var today = LocalDate.now(clock);
        if (trace.added()) {
            var first = place.from().plusDays(1);
            changes.close(place.code(), first.isAfter(today) ? first : today, List.of());
        } else {
            changes.rename(place.code(), before.name(), before.en(), today);
        }
    }

    @Override
    public List<String> asked() {
        return List.of();
    }

    @Override
    public void give(
            Hand hand, PlaceCode within, Set<String> asked, String purpose, Consumer<Map<String, Object>> taker) {
        for (var root : hand.scope().places()) {
            if (within.contains(root) || root.contains(within)) {
                var top = within.contains(root) ? root : within;
                places.find(top).ifPresent(place -> below(place, taker));
            }
        }
    }

    private void below(Place place, Consumer<Map<String, Object>> taker) {
        taker.accept(row(place));
        var page = places.children(place.code(), MANY);
        while (!page.isEmpty()) {
            page.forEach(child -> below(child, taker));
            page = page.size() < MANY
                    ? List.of()
                    : places.children(place.code(), page.getLast().code(), MANY);
        }
    }

    private static Map<String, Object> row(Place place) {
        var cells = new LinkedHashMap<String, Object>();
        cells.put("code", place.code().value());
        cells.put("name", place.name());
        cells.put("kind", place.kind().code());
        cells.put("en", place.en());
        place.code().parent().ifPresent(parent -> cells.put("parent", parent.value()));
        return cells;
    }
}
