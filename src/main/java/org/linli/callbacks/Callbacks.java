package org.linli.callbacks;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.callbacks.CallbackStore.Attempt;
import org.linli.callbacks.Task.Word;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.linli.matters.Matters;
import org.linli.matters.Step;
import org.linli.matters.StepCommand;
import org.linli.matters.Texts;
import org.linli.organisations.OrganisationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The worklist of callbacks: for staff who supervise, and never for those whose answer was drawn (Jinan Measures 2018 art. 32). */
@Service
public class Callbacks {
    static final int SHOWN = 50;
    private static final int SAID_MAX = 1_000;

    private final CallbackStore store;
    private final Matters matters;
    private final Access access;
    private final Ledger ledger;
    private final Clock clock;

    Callbacks(CallbackStore store, Matters matters, Access access, Ledger ledger, Clock clock) {
        this.store = store;
        this.matters = matters;
        this.access = access;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Whom to call, the oldest answer first; without those of the unit of {@code staff}. Fails as FORBIDDEN. */
    List<Task> list(Staff staff) {
        return store.open(access.scope(staff, Permission.MATTERS_SUPERVISE), SHOWN).stream()
                .filter(task -> !isOf(staff, task))
                .toList();
    }

    /** One of them. Fails as NOT_FOUND out of reach, FORBIDDEN for the unit that answered. */
    Task get(Staff staff, UUID id) {
        var scope = access.scope(staff, Permission.MATTERS_SUPERVISE);
        var task = store.find(staff.district(), id)
                .filter(one -> scope.reaches(one.place()))
                .orElseThrow(() -> Problem.NOT_FOUND.because("callback " + id));
        if (isOf(staff, task)) {
            throw Problem.FORBIDDEN.because("who answered does not ask what it was worth");
        }
        return task;
    }

    private boolean isOf(Staff staff, Task task) {
        return access.unit(staff, Permission.MATTERS_SUPERVISE)
                .map(OrganisationId::value)
                .filter(task.unit()::equals)
                .isPresent();
    }

    List<Attempt> attempts(Task task) {
        return store.attempts(task.district(), task.id());
    }

    /** How to reach the resident of an open one. The look is recorded first, and the resident can read it. */
    String contact(Staff staff, UUID id) {
        var task = get(staff, id);
        if (task.state() != Task.State.OPEN) {
            throw Problem.STATE.because("done", Map.of("step", "callbacks.done-before"));
        }
        return matters.contactForStaff(staff, task.code());
    }

    /**
     * Keeps what came of a try. "Not solved" from the resident's mouth opens the matter again (Jinan Measures 2018 art. 27), unless they
     * have rated it themselves since. Fails as {@link #get}, STATE where it is done, STALE, INVALID naming what is missing.
     */
    @Transactional
    public void tried(Staff staff, UUID id, int version, Result result, @Nullable Word said) {
        var before = get(staff, id);
        if (before.version() != version) {
            throw Problem.STALE.because("callback " + id + " is in version " + before.version());
        }
        if (before.state() != Task.State.OPEN) {
            throw Problem.STATE.because("done", Map.of("step", "callbacks.done-before"));
        }
        if ((result == Result.REACHED) != (said != null)) {
            throw Problem.INVALID.because("what was said", Map.of("result", "callbacks.need.word"));
        }
        var now = clock.instant();
        var after = before.tried(result, said, now);
        store.put(after);
        store.attempt(after, staff.person().value(), result, now);
        CallbackAct.of(after, now).forEach(ledger::record);
        if (said != null && !said.solved()) {
            redo(staff, after);
        }
    }

    private void redo(Staff staff, Task task) {
        var matter = matters.refForStaff(staff, task.code());
        var reason = task.word() == null || task.word().said() == null
                ? "回访：未解决 not solved"
                : task.word().said();
        matters.take(
                staff, task.code(), StepCommand.of(Step.REDO, matter.version()).withReason(reason));
    }

    /** What was said, in clean words. Fails as INVALID. */
    static Word word(@Nullable Boolean solved, @Nullable Integer satisfaction, @Nullable String said) {
        if (solved == null || satisfaction == null || satisfaction < 1 || satisfaction > 5) {
            throw Problem.INVALID.because("solved, and satisfaction 1 to 5", Map.of("result", "callbacks.need.word"));
        }
        return new Word(
                solved, satisfaction, said == null || said.isBlank() ? null : Texts.checked("said", said, SAID_MAX));
    }
}
