package org.linli.projects;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.catalogue.Catalogue;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.WorkCalendar;
import org.linli.ledger.Ledger;
import org.linli.matters.Matters;
import org.linli.matters.Texts;
import org.linli.measures.Measures;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens governed projects, and takes what becomes of them. */
@Service
public class Projects {
    static final int SHOWN = 20;
    private static final int HOT_DAYS = 90;
    private static final int HOT_SHOWN = 8;
    private static final int TITLE_MAX = 80;
    private static final int WORDS_MAX = 2_000;
    private static final int WHAT_MAX = 200;

    private final ProjectStore store;
    private final Matters matters;
    private final Measures measures;
    private final Organisations organisations;
    private final Catalogue catalogue;
    private final Access access;
    private final Ledger ledger;
    private final WorkCalendar calendar;
    private final Clock clock;

    Projects(
            ProjectStore store,
            Matters matters,
            Measures measures,
            Organisations organisations,
            Catalogue catalogue,
            Access access,
            Ledger ledger,
            WorkCalendar calendar,
            Clock clock) {
        this.store = store;
        this.matters = matters;
        this.measures = measures;
        this.organisations = organisations;
        this.catalogue = catalogue;
        this.access = access;
        this.ledger = ledger;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** What is raised most at a place: how often in the last 90 days, how often done again. */
    record Hot(String category, long received, long reopened) {}

    /** The most frequent categories at {@code place}, counted from the public figures. */
    List<Hot> hot(PlaceCode place) {
        var to = today().plusDays(1);
        var from = to.minusDays(HOT_DAYS);
        var again = measures.byCategory("matters.reopened", place, from, to);
        return measures.byCategory("matters.received", place, from, to).entrySet().stream()
                .map(one -> new Hot(one.getKey(), one.getValue(), again.getOrDefault(one.getKey(), 0L)))
                .sorted((a, b) -> Long.compare(b.received() + b.reopened(), a.received() + a.reopened()))
                .limit(HOT_SHOWN)
                .toList();
    }

    /** Opens a project, in public from then on. Fails as FORBIDDEN, or INVALID naming what is wrong. */
    @Transactional
    Project open(Staff staff, ProjectPlan plan) {
        access.demand(staff, Permission.MATTERS_SUPERVISE, plan.place(), null);
        if (catalogue.get(plan.category()).kind().isDiscreet()) {
            throw Problem.INVALID.because(
                    "discreet matters have no public project", Map.of("category", "projects.need.category"));
        }
        var lead = new OrganisationId(plan.lead());
        var unit = organisations.named(staff.district(), List.of(lead)).get(lead);
        if (unit == null || unit.function().isEmpty()) {
            throw Problem.INVALID.because("no such unit", Map.of("lead", "projects.need.lead"));
        }
        var now = clock.instant();
        var project = new Project(
                staff.district(),
                Ids.next(clock),
                plan.place(),
                plan.category(),
                Texts.checked("title", plan.title(), TITLE_MAX),
                Texts.checked("why", plan.why(), WORDS_MAX),
                plan.lead(),
                YearMonth.from(today()).toString(),
                now,
                null,
                null,
                milestones(plan),
                List.of(),
                0);
        store.add(project);
        ledger.record(new ProjectAct.Opened(
                ProjectAct.about(project, now), project.milestones().size()));
        return project;
    }

    private List<Milestone> milestones(ProjectPlan plan) {
        if (plan.stages().isEmpty() || plan.stages().size() > ProjectPlan.STAGES_MAX) {
            throw Problem.INVALID.because("one to six milestones", Map.of("stages", "projects.need.stages"));
        }
        var found = new ArrayList<Milestone>();
        for (var stage : plan.stages()) {
            if (stage.due().isBefore(today())) {
                throw Problem.INVALID.because("a milestone in the past", Map.of("stages", "projects.need.due"));
            }
            found.add(new Milestone(
                    found.size() + 1, stage.due(), Texts.checked("stages", stage.what(), WHAT_MAX), null, null));
        }
        return found;
    }

    /** The unit that leads says that a milestone is reached, and how. Fails as NOT_FOUND, FORBIDDEN, STATE, STALE, INVALID. */
    @Transactional
    void reach(Staff staff, UUID id, int version, int n, @Nullable String note) {
        var project = changing(staff, id, version, Permission.MATTERS_HANDLE);
        var milestone = project.milestones().stream()
                .filter(one -> one.n() == n && one.doneOn() == null)
                .findFirst()
                .orElseThrow(Projects::refusal);
        var done = milestone.done(today(), Texts.checked("note", note, WORDS_MAX));
        store.touch(project, null, null);
        store.reach(project, done);
        var inTime = !today().isAfter(milestone.due());
        ledger.record(new ProjectAct.Reached(ProjectAct.about(project, clock.instant()), n, inTime, !inTime));
    }

    /** Attaches a matter within the scope of {@code staff}; a discreet one never. Fails as {@link #reach}. */
    @Transactional
    void attach(Staff staff, UUID id, int version, String code) {
        var project = changing(staff, id, version, Permission.MATTERS_HANDLE);
        var matter = matters.refForStaff(staff, code);
        if (matter.kind().isDiscreet()) {
            throw Problem.INVALID.because("a discreet matter stays discreet", Map.of("code", "projects.need.public"));
        }
        if (store.attach(project, matter.id().value(), matter.code())) {
            store.touch(project, null, null);
            ledger.record(new ProjectAct.Attached(
                    ProjectAct.about(project, clock.instant()), matter.id().value()));
        }
    }

    /** Ends a project and says what became of it. Fails as {@link #reach}. */
    @Transactional
    void close(Staff staff, UUID id, int version, @Nullable String result) {
        var project = changing(staff, id, version, Permission.MATTERS_SUPERVISE);
        var now = clock.instant();
        store.touch(project, Texts.checked("result", result, WORDS_MAX), now);
        ledger.record(new ProjectAct.Closed(
                ProjectAct.about(project, now),
                (int) project.reached(),
                project.milestones().size()));
    }

    private Project changing(Staff staff, UUID id, int version, Permission permission) {
        var project = find(staff.district(), id).orElseThrow(() -> Problem.NOT_FOUND.because("project " + id));
        access.demand(staff, permission, project.place(), new OrganisationId(project.lead()));
        if (project.version() != version) {
            throw Problem.STALE.because("project " + id + " is in version " + project.version());
        }
        if (!project.isOpen()) {
            throw refusal();
        }
        return project;
    }

    private static RuntimeException refusal() {
        return Problem.STATE.because("done before", Map.of("step", "projects.done-before"));
    }

    /** A project, for everybody. */
    Optional<Project> find(District district, UUID id) {
        return store.find(district, id);
    }

    /** Projects at {@code place} and below, the newest first, from before {@code before} on; for everybody. */
    List<Project> list(PlaceCode place, @Nullable UUID before) {
        return store.list(place, before, SHOWN);
    }

    boolean may(Staff staff, Permission permission, Project project) {
        return project.isOpen() && access.may(staff, permission, project.place(), new OrganisationId(project.lead()));
    }

    LocalDate today() {
        return clock.instant().atZone(calendar.zone()).toLocalDate();
    }
}
