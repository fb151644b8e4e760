package org.linli.exclusions;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.exclusions.ExclusionStore.Granted;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.linli.matters.MatterRef;
import org.linli.matters.Matters;
import org.linli.matters.Texts;
import org.linli.organisations.OrganisationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes wishes that a matter be left out of a unit's rates, and the decisions of reviews. */
@Service
public class Exclusions {
    static final int SHOWN = 50;
    private static final int REASON_MAX = 2_000;

    private final Matters matters;
    private final ExclusionStore store;
    private final Grounds grounds;
    private final Access access;
    private final Ledger ledger;
    private final Clock clock;

    Exclusions(Matters matters, ExclusionStore store, Grounds grounds, Access access, Ledger ledger, Clock clock) {
        this.matters = matters;
        this.store = store;
        this.grounds = grounds;
        this.access = access;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What {@code staff} may do about a matter now. */
    enum May {
        /** Ask for its unit. */
        ASK,
        /** Decide what another unit asked. */
        DECIDE,
        /** Read only. */
        NOTHING
    }

    /**
     * The unit of {@code staff} asks that the matter it has in hand be left out of its rates. Fails as NOT_FOUND, FORBIDDEN, STATE where
     * that was asked before, INVALID naming {@code ground} or {@code reason}.
     */
    @Transactional
    public void ask(Staff staff, String code, String ground, @Nullable String reason) {
        var matter = matters.refForStaff(staff, code);
        access.demand(staff, Permission.MATTERS_HANDLE, matter.place(), new OrganisationId(matter.unit()));
        if (grounds.find(ground).isEmpty()) {
            throw Problem.INVALID.because("no ground " + ground, Map.of("ground", "exclusions.need.ground"));
        }
        var why = Texts.checked("reason", reason, REASON_MAX);
        var now = clock.instant();
        var request = request(matter, ground, why, now);
        if (!store.add(request)) {
            throw Problem.STATE.because("asked before", Map.of("step", "exclusions.asked-before"));
        }
        ledger.record(new ExclusionAct.Asked(about(request, now), ground));
    }

    private Request request(MatterRef matter, String ground, String why, Instant now) {
        return new Request(
                matter.district(),
                Ids.next(clock),
                matter.id().value(),
                matter.code(),
                matter.place().upTo(PlaceCode.COMMUNITY),
                matter.category(),
                matter.kind().isDiscreet(),
                matter.unit(),
                ground,
                why,
                now,
                Request.State.ASKED,
                null,
                null,
                0);
    }

    /**
     * A review decides, once, with a reason that everybody can read. Who acts for the unit that asked does not (Jinan Measures art. 32).
     * Fails as NOT_FOUND, FORBIDDEN, STATE where nothing waits, INVALID naming {@code reason}.
     */
    @Transactional
    public void decide(Staff staff, String code, boolean granted, @Nullable String reason) {
        var matter = matters.refForStaff(staff, code);
        access.demand(staff, Permission.MATTERS_ADJUDICATE, matter.place(), new OrganisationId(matter.unit()));
        var request = store.find(staff.district(), matter.id().value())
                .filter(one -> one.state() == Request.State.ASKED)
                .orElseThrow(() -> Problem.STATE.because("nothing waits", Map.of("step", "exclusions.nothing-waits")));
        if (isOf(staff, request)) {
            throw Problem.FORBIDDEN.because("who asked does not decide", Map.of("step", "exclusions.own"));
        }
        var now = clock.instant();
        var decided = request.decided(granted, Texts.checked("reason", reason, REASON_MAX), now);
        store.decide(decided, staff.person().value());
        var about = about(decided, now);
        ledger.record(
                granted
                        ? new ExclusionAct.Granted(about, decided.ground())
                        : new ExclusionAct.Refused(about, decided.ground()));
    }

    private boolean isOf(Staff staff, Request request) {
        return access.unit(staff, Permission.MATTERS_ADJUDICATE)
                .filter(unit -> unit.value().equals(request.unit()))
                .isPresent();
    }

    /** What was asked of the matter {@code code}, if anything. Fails as NOT_FOUND. */
    Optional<Request> find(Staff staff, String code) {
        return store.find(
                staff.district(), matters.refForStaff(staff, code).id().value());
    }

    May may(Staff staff, MatterRef matter, Optional<Request> request) {
        var unit = new OrganisationId(matter.unit());
        if (request.isEmpty()) {
            return access.may(staff, Permission.MATTERS_HANDLE, matter.place(), unit) ? May.ASK : May.NOTHING;
        }
        var waits = request.get().state() == Request.State.ASKED;
        return waits
                        && access.may(staff, Permission.MATTERS_ADJUDICATE, matter.place(), unit)
                        && !isOf(staff, request.get())
                ? May.DECIDE
                : May.NOTHING;
    }

    /** What waits for a review within the reach of {@code staff}. Fails as FORBIDDEN where they review nothing. */
    List<Request> waiting(Staff staff) {
        return store.waiting(access.scope(staff, Permission.MATTERS_ADJUDICATE), SHOWN);
    }

    /** What reviews left out at {@code place} and below, for everybody; the newest first, from before {@code before} on. */
    List<Granted> granted(PlaceCode place, @Nullable UUID before) {
        return store.granted(place, before, SHOWN);
    }

    private static ExclusionAct.About about(Request request, Instant at) {
        return new ExclusionAct.About(
                request.id(),
                request.matter(),
                request.place(),
                at,
                request.unit(),
                request.category(),
                request.discreet() ? true : null);
    }
}
