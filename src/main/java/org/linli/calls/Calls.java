package org.linli.calls;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.calls.CallView.ResidentWord;
import org.linli.catalogue.Catalogue;
import org.linli.kernel.Problem;
import org.linli.kernel.Scope;
import org.linli.kernel.Words;
import org.linli.ledger.Ledger;
import org.linli.matters.Texts;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Calls units for a matter, and takes what the two sides do. */
@Service
public class Calls {
    static final int SHOWN = 50;
    private static final int WORDS_MAX = 2_000;

    private final Calling calling;
    private final CallStore store;
    private final CallUnits units;
    private final CallClock callClock;
    private final Catalogue catalogue;
    private final Access access;
    private final Ledger ledger;
    private final Clock clock;

    Calls(
            Calling calling,
            CallStore store,
            CallUnits units,
            CallClock callClock,
            Catalogue catalogue,
            Access access,
            Ledger ledger,
            Clock clock) {
        this.calling = calling;
        this.store = store;
        this.units = units;
        this.callClock = callClock;
        this.catalogue = catalogue;
        this.access = access;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Which calls a list shows. */
    public enum Tab {
        /** What my units are called to and still owe. */
        OWED,
        /** What my units called others for. */
        MADE,
        /** What is late within my reach. */
        LATE
    }

    /**
     * Calls units for the matter {@code code}; all of them or none. Fails as NOT_FOUND outside the scope of {@code staff}, FORBIDDEN
     * without the permission, STATE where the matter has ended, INVALID naming what is wrong: among it {@code calls.refused.down},
     * work that would be pushed onto a community.
     */
    @Transactional
    public List<CallView> call(Staff staff, String code, CallCommand command) {
        return views(staff, calling.call(staff, code, command));
    }

    /** Takes a step. Fails as NOT_FOUND, FORBIDDEN for the other unit, STALE, STATE where it does not fit, INVALID. */
    @Transactional
    public CallView take(
            Staff staff, CallId id, CallStep step, int version, @Nullable String text, @Nullable CallRating rating) {
        var before = seen(staff, id);
        refuse(staff, before, step, version);
        var now = clock.instant();
        var after = after(before, step, text, rating, now);
        store.put(after);
        CallChange.acts(before, after, now, false).forEach(ledger::record);
        return get(staff, id);
    }

    private void refuse(Staff staff, Call call, CallStep step, int version) {
        if (!access.may(staff, permission(step))) {
            throw Problem.FORBIDDEN.because("no post in force gives " + permission(step));
        }
        if (call.version() != version) {
            throw Problem.STALE.because("call " + call.id() + " is in version " + call.version());
        }
        if (!isOf(
                staff, step.isOfCalled() ? call.about().called() : call.about().caller(), step)) {
            throw Problem.FORBIDDEN.because(step.word() + " is the other unit's");
        }
        if (!CallStep.allowed(call, true, true).contains(step)) {
            throw Problem.STATE.because(step.word() + " in " + call.state(), Map.of("step", "calls.state"));
        }
    }

    private static Permission permission(CallStep step) {
        return step.isOfCalled() ? Permission.MATTERS_HANDLE : Permission.MATTERS_ASSIGN;
    }

    private static Call after(
            Call before, CallStep step, @Nullable String text, @Nullable CallRating rating, Instant now) {
        return switch (step) {
            case ARRIVE -> before.arrived(now);
            case DONE -> before.done(now, Texts.checked("text", text, WORDS_MAX));
            case OFF -> before.missed(now).off(Texts.checked("reason", text, WORDS_MAX));
            case RATE -> {
                if (rating == null) {
                    throw Problem.INVALID.because("no rating", Map.of("rating", "calls.need.rating"));
                }
                yield before.rated(rating);
            }
        };
    }

    /** A call within the scope of {@code staff}. Fails as NOT_FOUND. */
    public CallView get(Staff staff, CallId id) {
        return views(staff, List.of(seen(staff, id))).getFirst();
    }

    /** The calls of a tab; {@code before} is the id from which {@link Tab#MADE} goes on. */
    public List<CallView> list(Staff staff, Tab tab, @Nullable UUID before) {
        var scope = access.scope(staff, Permission.MATTERS_READ);
        return views(
                staff,
                switch (tab) {
                    case OWED -> store.owed(scope, SHOWN);
                    case MADE -> store.made(scope, before, SHOWN);
                    case LATE -> store.late(scope, clock.instant(), SHOWN);
                });
    }

    /** The calls of the matter {@code code}, which {@code staff} may see. Fails as NOT_FOUND. */
    List<CallView> ofMatter(Staff staff, String code) {
        return of(staff, calling.matter(staff, code));
    }

    /** The calls of the matter {@code matter} that {@code staff} may see. */
    List<CallView> of(Staff staff, UUID matter) {
        return views(staff, store.of(staff.district(), matter, SHOWN));
    }

    /** Passes the verdicts that time asks for by {@code now}, in all districts; answers how many calls moved. */
    public int tick(Instant now) {
        return callClock.tick(now);
    }

    private Call seen(Staff staff, CallId id) {
        var scope = access.scope(staff, Permission.MATTERS_READ);
        return store.find(staff.district(), id)
                .filter(call -> sees(scope, call))
                .orElseThrow(() -> Problem.NOT_FOUND.because("call " + id));
    }

    private static boolean sees(Scope scope, Call call) {
        var about = call.about();
        return scope.reaches(about.place())
                || scope.units().contains(about.called())
                || scope.units().contains(about.caller());
    }

    private boolean isOf(Staff staff, UUID unit, CallStep step) {
        return access.may(staff, permission(step))
                && access.scope(staff, permission(step)).units().contains(unit);
    }

    private List<CallView> views(Staff staff, List<Call> calls) {
        var ids = new HashSet<UUID>();
        calls.forEach(call -> {
            ids.add(call.about().caller());
            ids.add(call.about().called());
        });
        var names = units.named(staff.district(), ids);
        var now = clock.instant();
        return calls.stream().map(call -> view(staff, call, names, now)).toList();
    }

    private CallView view(Staff staff, Call call, Map<OrganisationId, Organisation> names, Instant now) {
        var about = call.about();
        var course = call.course();
        return new CallView(
                call.id(),
                about.code(),
                about.place(),
                catalogue.name(about.category()),
                about.role(),
                new OrganisationId(about.caller()),
                name(names, about.caller()),
                new OrganisationId(about.called()),
                name(names, about.called()),
                call.what(),
                call.calledAt(),
                call.comeBy(),
                call.actBy(),
                call.state(),
                call.isLate(now),
                course.cameAt(),
                course.comeMissed(),
                course.doneAt(),
                course.actMissed(),
                course.done(),
                course.off(),
                call.rating(),
                word(call),
                CallStep.allowed(
                        call, isOf(staff, about.called(), CallStep.ARRIVE), isOf(staff, about.caller(), CallStep.RATE)),
                opens(staff, call),
                call.version());
    }

    private boolean opens(Staff staff, Call call) {
        var scope = access.scope(staff, Permission.MATTERS_READ);
        return scope.reaches(call.about().place())
                || scope.units().contains(call.about().caller());
    }

    private static @Nullable ResidentWord word(Call call) {
        var heard = call.heard();
        return heard == null ? null : new ResidentWord(heard.solved(), heard.satisfied(), heard.on());
    }

    private static Words name(Map<OrganisationId, Organisation> names, UUID unit) {
        var found = names.get(new OrganisationId(unit));
        return found == null ? new Words("", "") : Objects.requireNonNull(found).name();
    }
}
