package org.linli.matters;

import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.catalogue.Catalogue;
import org.linli.kernel.Behalf;
import org.linli.kernel.Ids;
import org.linli.kernel.Problem;
import org.linli.organisations.OrganisationId;
import org.springframework.stereotype.Component;

/** Takes the steps of staff, in the caller's transaction: asks who may, what forbids it, where it goes; then writes. */
@Component
class StaffDesk {
    private static final int FOLLOWERS_MAX = 10_000;

    private final DeskViews views;
    private final MatterStore store;
    private final Routing routing;
    private final Catalogue catalogue;
    private final StaffSteps steps;
    private final Writing writing;
    private final Access access;
    private final Additions additions;
    private final Clock clock;

    StaffDesk(
            DeskViews views,
            MatterStore store,
            Routing routing,
            Catalogue catalogue,
            StaffSteps steps,
            Writing writing,
            Access access,
            Additions additions,
            Clock clock) {
        this.views = views;
        this.store = store;
        this.routing = routing;
        this.catalogue = catalogue;
        this.steps = steps;
        this.writing = writing;
        this.access = access;
        this.additions = additions;
        this.clock = clock;
    }

    /** Takes the step and answers the matter as it was before it. */
    Matter take(Staff staff, String code, StepCommand command) {
        var step = command.step();
        var matter = get(staff, code);
        var actor = actor(staff, matter, step);
        if (command.version() != matter.version()) {
            throw Problem.STALE.because("matter " + matter.code() + " is in version " + matter.version());
        }
        check(step, matter, actor.by(), staff);
        var checked = command.checked();
        var change = new Change(matter, actor, clock.instant());
        refile(change, checked);
        var target = routing.target(change.matter(), checked);
        refuseSame(matter, target, step);
        Downward.check(step, matter, change.matter(), target, catalogue);
        var lead = step == Step.MERGE ? lead(staff, matter, checked) : null;
        steps.take(change, checked, target, lead == null ? null : lead.id());
        writing.write(change);
        follow(change, checked, lead);
        return matter;
    }

    Matter get(Staff staff, String code) {
        return views.find(staff, code).orElseThrow(() -> Problem.NOT_FOUND.because("matter " + code));
    }

    /** Fails as STATE where the table, the past or a rule forbids {@code step}. */
    void check(Step step, Matter matter, By by, Staff staff) {
        Guard.against(step, matter, by, clock.instant()).ifPresent(guard -> {
            throw guard.refusal(step, matter);
        });
        additions.check(step, matter, staff);
    }

    Actor actor(Staff staff, Matter matter, Step step) {
        var held = new HashSet<Permission>();
        for (var permission : Permission.values()) {
            if (views.may(staff, permission, matter)) {
                held.add(permission);
            }
        }
        var by = step.role(held)
                .orElseThrow(() -> Problem.FORBIDDEN.because("no post in force gives " + step.word() + " here"));
        var unit = access.unit(staff, by == By.UNIT ? step.permission() : Permission.MATTERS_READ)
                .map(OrganisationId::value)
                .orElse(null);
        return new Actor(by, staff.person().value(), unit);
    }

    private void refile(Change change, StepCommand command) {
        if (command.category() != null) {
            var category = catalogue.get(command.category());
            if (category.kind().isDiscreet() != change.matter().filing().kind().isDiscreet()) {
                throw Problem.INVALID.because(
                        "what is public stays public, what is discreet stays discreet",
                        Map.of("category", "matters.need.discreet"));
            }
            steps.refile(change, category, catalogue.version());
        }
    }

    private static void refuseSame(Matter matter, @Nullable Target target, Step step) {
        var same = target != null && target.unit().equals(matter.hands().unit());
        if (same && step == Step.TRANSFER) {
            throw Problem.INVALID.because("it is there already", Map.of("unit", "matters.need.other-unit"));
        }
    }

    private Matter lead(Staff staff, Matter matter, StepCommand command) {
        var code = Objects.requireNonNull(command.lead());
        var lead = findLead(staff, code);
        if (lead != null && lead.state() == State.MERGED) {
            throw Problem.INVALID.because(code + " goes with another one", Map.of("lead", "matters.need.lead-merged"));
        }
        if (lead == null
                || lead.id().equals(matter.id())
                || !lead.state().isOpen()
                || lead.filing().kind().isDiscreet() != matter.filing().kind().isDiscreet()) {
            throw Problem.INVALID.because("no open matter to go with: " + code, Map.of("lead", "matters.need.lead"));
        }
        return lead;
    }

    /** Held until the merger is written, so that it cannot be answered or taken back without the one that joins. */
    private @Nullable Matter findLead(Staff staff, String code) {
        return Ids.plain(code).length() == Intakes.CODE_WHOLE
                ? views.find(staff, code)
                        .flatMap(lead -> store.lock(lead.district(), lead.id()))
                        .orElse(null)
                : null;
    }

    /** What a step does beside the matter itself: published words, and those that go with it. */
    private void follow(Change change, StepCommand command, @Nullable Matter lead) {
        var matter = change.matter();
        switch (command.step()) {
            case RELEASE ->
                store.release(
                        matter,
                        new Released(
                                Objects.requireNonNull(command.title()),
                                Objects.requireNonNull(command.text()),
                                command.answer()));
            case ANSWER -> answerFollowers(change, Objects.requireNonNull(command.text()));
            case MERGE -> bringFollowers(change, Objects.requireNonNull(lead));
            default -> {}
        }
    }

    private void answerFollowers(Change change, String text) {
        var hands = change.matter().hands();
        for (var follower : Behalf.SYSTEM.call(() ->
                store.lockFollowers(change.matter().district(), change.matter().id(), FOLLOWERS_MAX))) {
            var theirs = new Change(follower, change.actor(), change.now());
            theirs.contact();
            theirs.become(m -> m.with(m.hands()
                    .to(
                            new Target(hands.unit(), hands.level()),
                            m.hands().since(),
                            m.hands().due())));
            steps.answer(theirs, text);
            writing.write(theirs);
        }
    }

    /** Those that went with a matter that now goes with another one go with that too. */
    private void bringFollowers(Change change, Matter lead) {
        for (var follower : Behalf.SYSTEM.call(() ->
                store.lockFollowers(change.matter().district(), change.matter().id(), FOLLOWERS_MAX))) {
            var theirs = new Change(follower, change.actor(), change.now());
            theirs.become(m -> m.withLead(lead.id()));
            theirs.act(new MatterAct.Merged(theirs.about(), lead.id().value()));
            writing.write(theirs);
        }
    }
}
