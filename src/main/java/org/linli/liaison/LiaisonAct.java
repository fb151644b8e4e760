package org.linli.liaison;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;
import org.linli.ledger.ActTypes;

/** What happens at deputies' stations, as public facts: never who came, who received them or what was said. */
public sealed interface LiaisonAct extends Act {
    /** What every act says. {@code unit} is the station; of a suggestion on its way, the unit that answers. */
    record About(UUID subject, PlaceCode place, Instant at, UUID unit) {}

    /** How a representative judges an answer. */
    enum Verdict {
        SATISFIED,
        BASICALLY,
        /** Asks for another answer. */
        NOT
    }

    /** The common facts. */
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

    /** Somebody was given written authority, {@code until} its last day. */
    @ActKind("liaison.authorised")
    record Authorised(@JsonUnwrapped About about, String representative, LocalDate from, LocalDate until)
            implements LiaisonAct {}

    /** Written authority was withdrawn. */
    @ActKind("liaison.authority-ended")
    record AuthorityEnded(@JsonUnwrapped About about) implements LiaisonAct {}

    /** A representative will be at the station. */
    @ActKind("liaison.duty-planned")
    record DutyPlanned(@JsonUnwrapped About about, LocalDate day) implements LiaisonAct {}

    @ActKind("liaison.duty-cancelled")
    record DutyCancelled(@JsonUnwrapped About about, LocalDate day) implements LiaisonAct {}

    /** Residents were received, so many of them. */
    @ActKind("liaison.reception")
    record Reception(@JsonUnwrapped About about, String representative, LocalDate on, int people)
            implements LiaisonAct {}

    /** Somebody's opinion was noted. What became a matter is that matter's act. */
    @ActKind("liaison.opinion")
    record Opinion(@JsonUnwrapped About about) implements LiaisonAct {}

    /** A formal suggestion went to the unit that answers. */
    @ActKind("liaison.suggestion-sent")
    record Sent(
            @JsonUnwrapped About about,
            String representative,
            UUID station,
            int opinions,
            LocalDate handedOn,
            Instant due,
            boolean provisional,
            boolean hard)
            implements LiaisonAct {}

    /** So much of the time has passed. */
    @ActKind("liaison.suggestion-reminded")
    record Reminded(@JsonUnwrapped About about, int percent, Instant due) implements LiaisonAct {}

    /** It reaches far and is hard: the longer limit holds. */
    @ActKind("liaison.suggestion-prolonged")
    record Prolonged(@JsonUnwrapped About about, Instant due) implements LiaisonAct {}

    /** The date was counted anew, because the holidays of its year are known now. */
    @ActKind("liaison.suggestion-due-fixed")
    record DueFixed(@JsonUnwrapped About about, Instant due) implements LiaisonAct {}

    /** Nobody answered in time; {@code first} for the first answer, false for another one. */
    @ActKind("liaison.suggestion-overdue")
    record Overdue(@JsonUnwrapped About about, boolean first) implements LiaisonAct {}

    /** The unit answered; {@code inTime} for a first answer within the limit. */
    @ActKind("liaison.suggestion-answered")
    record Answered(@JsonUnwrapped About about, boolean inTime, int answers) implements LiaisonAct {}

    /** The representative judged the answer. */
    @ActKind("liaison.suggestion-judged")
    record Judged(@JsonUnwrapped About about, Verdict verdict, int answers) implements LiaisonAct {}

    /** Those who said it were told what came of it. */
    @ActKind("liaison.residents-told")
    record Told(@JsonUnwrapped About about) implements LiaisonAct {}

    /** All kinds. */
    static ActTypes types() {
        return ActTypes.of(
                Authorised.class,
                AuthorityEnded.class,
                DutyPlanned.class,
                DutyCancelled.class,
                Reception.class,
                Opinion.class,
                Sent.class,
                Reminded.class,
                Prolonged.class,
                DueFixed.class,
                Overdue.class,
                Answered.class,
                Judged.class,
                Told.class);
    }
}
