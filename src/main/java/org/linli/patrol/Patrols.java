package org.linli.patrol;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.organisations.Post;
import org.linli.organisations.Posts;
import org.linli.patrol.PatrolAct.About;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.web.Form;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans what is to be looked at, and keeps that it was. */
@Service
class Patrols {
    private static final int LISTED = 200;
    private static final int DAYS_SHOWN = 14;
    private static final int PLACES = 400;
    private static final int WHAT_MAX = 200;

    private final TaskStore store;
    private final Organisations organisations;
    private final Posts posts;
    private final Places places;
    private final Access access;
    private final Ledger ledger;
    private final Clock clock;

    Patrols(
            TaskStore store,
            Organisations organisations,
            Posts posts,
            Places places,
            Access access,
            Ledger ledger,
            Clock clock) {
        this.store = store;
        this.organisations = organisations;
        this.posts = posts;
        this.places = places;
        this.access = access;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A task with its place in words. */
    record Shown(Task task, @Nullable Place place, boolean late) {}

    /** What {@code staff} see: what is late, what is due, what was done in the last days. */
    record Board(List<Shown> open, List<Shown> done) {
        List<Shown> late() {
            return open.stream().filter(Shown::late).toList();
        }

        List<Shown> due() {
            return open.stream().filter(shown -> !shown.late()).toList();
        }
    }

    /** The unit that {@code staff} plan for. Fails as FORBIDDEN. */
    Organisation unit(Staff staff, Permission permission) {
        return access.unit(staff, permission)
                .map(id -> organisations.get(staff.district(), id))
                .orElseThrow(() -> Problem.FORBIDDEN.because("no post in force gives " + permission));
    }

    /** Where patrols of {@code unit} go: its place and what lies below, buildings included. */
    List<Place> grounds(Organisation unit) {
        var all = new ArrayList<Place>();
        if (unit.place().value().length() >= PlaceCode.COMMUNITY) {
            places.find(unit.place()).ifPresent(all::add);
        }
        for (var child : places.children(unit.place(), LISTED)) {
            all.add(child);
            if (child.code().value().length() >= PlaceCode.COMMUNITY && all.size() < PLACES) {
                all.addAll(places.children(child.code(), LISTED));
            }
        }
        return List.copyOf(all);
    }

    /** Plans what {@code form} says. Fails as INVALID, naming the fields. */
    @Transactional
    public void plan(Staff staff, Form form) {
        var unit = unit(staff, Permission.PATROL_PLAN);
        var what = form.need("what", WHAT_MAX);
        var due = form.day("due");
        var every = form.has("every") ? form.number("every", 1, 366) : null;
        var place = form.value("place", "");
        if (!PlaceCode.accepts(place) || !unit.place().contains(new PlaceCode(place)) || isNowhere(place)) {
            form.note("place", "web.form.choose");
        }
        due.filter(day -> day.isBefore(today())).ifPresent(day -> form.note("due", "patrol.wrong.past"));
        form.refuse();
        add(unit.id(), new PlaceCode(place), what, due.orElseThrow(), every == null ? null : every.orElseThrow(), null);
    }

    private boolean isNowhere(String place) {
        return place.length() < PlaceCode.COMMUNITY
                || places.find(new PlaceCode(place))
                        .filter(one -> one.isOpen(today()))
                        .isEmpty();
    }

    private void add(
            OrganisationId unit,
            PlaceCode place,
            String what,
            LocalDate due,
            @Nullable Integer every,
            @Nullable UUID follows) {
        var task = new Task(Ids.next(clock), unit, place, what, due, every, null, null, false, false, false, follows);
        store.add(place.district(), task, clock.instant());
        ledger.record(new PatrolAct.Planned(about(task), due));
    }

    private About about(Task task) {
        return about(task.id(), task.place(), task.unit(), clock.instant());
    }

    static About about(UUID subject, PlaceCode place, OrganisationId unit, Instant now) {
        return new About(subject, place.upTo(PlaceCode.COMMUNITY), now, unit.value());
    }

    private Task locked(Staff staff, UUID id, Permission permission) {
        var task = store.lock(staff.district(), id).orElseThrow(() -> Problem.NOT_FOUND.because("task " + id));
        if (!access.may(staff, permission, task.place(), task.unit())) {
            throw (access.may(staff, permission) ? Problem.NOT_FOUND : Problem.FORBIDDEN).because("task " + id);
        }
        return task;
    }

    /** It needs no looking at any more. Fails as NOT_FOUND, FORBIDDEN, or STATE where it is done. */
    @Transactional
    public void drop(Staff staff, UUID id) {
        var task = locked(staff, id, Permission.PATROL_PLAN);
        if (!task.isOpen()) {
            throw Problem.STATE.because("done, or dropped: task " + id);
        }
        store.drop(staff.district(), id);
        ledger.record(new PatrolAct.Dropped(about(task)));
    }

    /** Somebody looked; a repeated task is planned again. Fails as NOT_FOUND, FORBIDDEN, or STATE where somebody did before. */
    @Transactional
    public void done(Staff staff, UUID id, boolean found) {
        var task = locked(staff, id, Permission.PATROL_WORK);
        if (!task.isOpen()) {
            throw Problem.STATE.because("done, or dropped: task " + id);
        }
        store.done(staff.district(), id, clock.instant(), staff.person(), found);
        ledger.record(new PatrolAct.Done(about(task), inTime(task), found));
        var next = task.next(today());
        if (next != null) {
            add(task.unit(), task.place(), task.what(), next, task.everyDays(), id);
        }
    }

    private boolean inTime(Task task) {
        return !task.missed() && !today().isAfter(task.dueOn());
    }

    /** A tap too much: takes back today what the same person said. Fails as STATE where it cannot be any more. */
    @Transactional
    public void undo(Staff staff, UUID id) {
        var task = locked(staff, id, Permission.PATROL_WORK);
        var at = task.doneAt();
        if (at == null
                || task.found()
                || !staff.person().equals(task.doneBy())
                || !LocalDate.ofInstant(at, clock.getZone()).equals(today())) {
            throw Problem.STATE.because("not to be taken back: task " + id);
        }
        if (task.everyDays() != null && !store.dropFollowing(staff.district(), id)) {
            throw Problem.STATE.because("its next one is done: task " + id);
        }
        store.undone(staff.district(), id);
        ledger.record(new PatrolAct.Undone(about(task), inTime(task)));
    }

    /** A task, for who may look. Fails as NOT_FOUND. */
    Task get(Staff staff, UUID id) {
        return store.find(staff.district(), id)
                .filter(task -> access.may(staff, Permission.PATROL_WORK, task.place(), task.unit()))
                .orElseThrow(() -> Problem.NOT_FOUND.because("task " + id));
    }

    /** For who plans: all of their unit's. Fails as FORBIDDEN. */
    Board board(Staff staff) {
        var scope = access.scope(staff, Permission.PATROL_PLAN);
        var since = today().minusDays(DAYS_SHOWN).atStartOfDay(clock.getZone()).toInstant();
        return new Board(shown(store.open(scope, LISTED)), shown(store.done(scope, since, LISTED)));
    }

    /** For who looks: what lies in the part that their posts are for, and what they did today. Fails as FORBIDDEN. */
    Board mine(Staff staff) {
        var scope = access.scope(staff, Permission.PATROL_WORK);
        var areas = posts.inForce(staff.district(), staff.person(), today()).stream()
                .filter(post -> post.office().permissions().contains(Permission.PATROL_WORK.name()))
                .toList();
        var since = today().atStartOfDay(clock.getZone()).toInstant();
        var done = store.done(scope, since, LISTED).stream()
                .filter(task -> staff.person().equals(task.doneBy()))
                .toList();
        return new Board(
                shown(store.open(scope, LISTED).stream()
                        .filter(task -> areas.isEmpty() || areas.stream().anyMatch(post -> isFor(post, task)))
                        .toList()),
                shown(done));
    }

    private static boolean isFor(Post post, Task task) {
        return post.place().contains(task.place());
    }

    private List<Shown> shown(List<Task> tasks) {
        Map<PlaceCode, Place> named =
                places.named(tasks.stream().map(Task::place).collect(Collectors.toSet()));
        return tasks.stream()
                .map(task -> new Shown(task, named.get(task.place()), task.isLate(today())))
                .toList();
    }

    /** The name of {@code place} and of what it lies in, up to the community. */
    List<Place> path(PlaceCode place) {
        return places.path(place).stream()
                .filter(one -> one.code().value().length() >= PlaceCode.COMMUNITY)
                .toList();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
