package org.linli.mediation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;
import org.linli.ledger.ActTypes;

/** What happened in a case, as facts without anybody in them: the community, the day, the body and the kind of mediation. */
sealed interface MediationAct extends Act {
    /**
     * What every act says.
     *
     * @param subject the matter
     * @param at the beginning of the day on which it happened: nothing finer is told
     * @param unit the body that mediates
     */
    record About(UUID subject, PlaceCode place, Instant at, UUID unit, Track track) {}

    About about();

    @Override
    default PlaceCode place() {
        return about().place();
    }

    @Override
    default UUID subject() {
        return about().subject();
    }

    @Override
    default Instant at() {
        return about().at();
    }

    /** A body took it on. */
    @ActKind(value = "mediation.opened", discreet = true)
    record Opened(@JsonUnwrapped About about, Case.Origin origin) implements MediationAct {}

    /** A party did not want it. No mediation took place, so none failed: counted apart. */
    @ActKind(value = "mediation.stopped", discreet = true)
    record Stopped(@JsonUnwrapped About about) implements MediationAct {}

    /** Everybody agreed to it. */
    @ActKind(value = "mediation.begun", discreet = true)
    record Begun(@JsonUnwrapped About about) implements MediationAct {}

    /** They met. */
    @ActKind(value = "mediation.met", discreet = true)
    record Met(@JsonUnwrapped About about) implements MediationAct {}

    /** Somebody saw a danger of violence and did something about it. */
    @ActKind(value = "mediation.guarded", discreet = true)
    record Guarded(@JsonUnwrapped About about) implements MediationAct {}

    /** An agreement is in force. */
    @ActKind(value = "mediation.agreed", discreet = true)
    record Agreed(@JsonUnwrapped About about, Case.Form form) implements MediationAct {}

    /** It ended without one. */
    @ActKind(value = "mediation.failed", discreet = true)
    record Failed(@JsonUnwrapped About about, CaseCommand.Ending ending) implements MediationAct {}

    /** A promise got its verdict, or another one; {@code due} and {@code kept} are what that adds on the day {@code on}. */
    @ActKind(value = "mediation.followed-up", discreet = true)
    record FollowedUp(@JsonUnwrapped About about, int due, int kept, LocalDate on) implements MediationAct {}

    /** The parties asked a court to confirm it, or the court decided. */
    @ActKind(value = "mediation.confirmation", discreet = true)
    record Confirmed(@JsonUnwrapped About about, CaseCommand.Confirmation confirmation) implements MediationAct {}

    /** Every kind of act that this module records. */
    static ActTypes types() {
        return ActTypes.of(
                Opened.class,
                Stopped.class,
                Begun.class,
                Met.class,
                Guarded.class,
                Agreed.class,
                Failed.class,
                FollowedUp.class,
                Confirmed.class);
    }
}
