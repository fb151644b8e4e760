package org.linli.labour;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;
import org.linli.ledger.ActTypes;

/** What happened in a labour dispute outside of mediation, as facts without anybody in them. */
sealed interface LabourAct extends Act {
    /** What every act says; {@code at} is the beginning of its day, {@code unit} the studio. */
    record About(UUID subject, PlaceCode place, Instant at, UUID unit) {}

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

    /** Somebody came; {@code mass}: many workers. */
    @ActKind(value = "labour.received", discreet = true)
    record Received(@JsonUnwrapped About about, boolean mass) implements LabourAct {}

    /** The two talked. */
    @ActKind(value = "labour.consulted", discreet = true)
    record Consulted(@JsonUnwrapped About about, boolean settled) implements LabourAct {}

    /** Those above were told of many workers; {@code inTime}: within the hour. */
    @ActKind(value = "labour.flagged", discreet = true)
    record Flagged(@JsonUnwrapped About about, boolean inTime) implements LabourAct {}

    /** The papers for arbitration were handed over. */
    @ActKind(value = "labour.handed-over", discreet = true)
    record HandedOver(@JsonUnwrapped About about) implements LabourAct {}

    /** Every kind of act that this module records. */
    static ActTypes types() {
        return ActTypes.of(Received.class, Consulted.class, Flagged.class, HandedOver.class);
    }
}
