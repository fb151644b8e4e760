package org.linli.mediation;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.matters.MatterId;
import org.linli.mediation.CaseCommand.Confirmation;
import org.linli.mediation.CaseCommand.Ending;
import org.linli.organisations.OrganisationId;

/**
 * A case as it stands in the register (People's Mediation Law art. 27), without a word of what was said in it. Immutable: every step
 * returns the next one.
 *
 * @param consentedOn the day on which the last party agreed to mediation
 * @param endedOn the day on which it was stopped or failed, or the last duty had its verdict
 * @param dangerOn when somebody saw a danger of violence; noted on the case, never on a party (art. 25)
 */
record Case(
        Docket docket,
        Stage stage,
        @Nullable LocalDate consentedOn,
        @Nullable LocalDate endedOn,
        @Nullable Ending ending,
        @Nullable LocalDate dangerOn,
        @Nullable Settlement settlement,
        int version) {
    /** Where a case stands. */
    enum Stage {
        /** Waits for every party's word whether they want mediation. */
        WAITING,
        /** A party does not want it: stopped at once (art. 17). */
        STOPPED,
        /** Everybody agreed; mediators and parties meet. */
        MEDIATING,
        /** An agreement is written and waits for signatures. */
        WRITTEN,
        /** The agreement is in force; what it promises is followed up. */
        AGREED,
        /** Everything promised has its verdict. */
        DONE,
        /** No agreement: ended, and the paths on were told (art. 26). */
        FAILED;

        /** Whether mediation has an outcome or never began. */
        boolean isConcluded() {
            return this == STOPPED || this == AGREED || this == DONE || this == FAILED;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Which shape stands before the word, as matters' states have it. */
        String shape() {
            return switch (this) {
                case WAITING -> "received";
                case STOPPED -> "withdrawn";
                case MEDIATING -> "handling";
                case WRITTEN -> "assigned";
                case AGREED -> "answered";
                case DONE -> "closed";
                case FAILED -> "returned";
            };
        }
    }

    /** Who wanted it. */
    enum Origin {
        /** A party asked for it. */
        APPLIED,
        /** The body offered it. */
        OFFERED,
        /** Another unit, the police or a court sent it on, with the parties' consent still to come. */
        REFERRED
    }

    /** How the agreement was made. */
    enum Form {
        /** On paper: in force when everybody has signed (art. 29). */
        WRITTEN,
        /** By word of mouth, noted by the mediator: in force when it was made (arts 28, 30). */
        ORAL
    }

    /** What the register says of a case from its first day on. */
    record Docket(
            District district,
            MatterId matter,
            String code,
            PlaceCode place,
            OrganisationId body,
            Track track,
            Origin origin,
            int year,
            int serial,
            LocalDate openedOn) {}

    /** An agreement's dates; {@code effectiveOn} none until everybody has signed. */
    record Settlement(
            Form form,
            LocalDate agreedOn,
            @Nullable LocalDate effectiveOn,
            Confirmation confirmation,
            @Nullable LocalDate confirmationOn) {}

    Case {
        if (stage == Stage.FAILED && ending == null) {
            throw new IllegalArgumentException("ended without a reason");
        }
        if (Set.of(Stage.WRITTEN, Stage.AGREED, Stage.DONE).contains(stage) && settlement == null) {
            throw new IllegalArgumentException(stage + " without an agreement");
        }
    }

    static Case open(Docket docket) {
        return new Case(docket, Stage.WAITING, null, null, null, null, null, 0);
    }

    District district() {
        return docket.district();
    }

    MatterId matter() {
        return docket.matter();
    }

    Case begun(LocalDate day) {
        return new Case(docket, Stage.MEDIATING, day, null, null, dangerOn, null, version);
    }

    Case stopped(LocalDate day) {
        return new Case(docket, Stage.STOPPED, null, day, Ending.REFUSED, dangerOn, null, version);
    }

    Case failed(Ending why, LocalDate day) {
        return new Case(docket, Stage.FAILED, consentedOn, day, why, dangerOn, null, version);
    }

    Case inDanger(LocalDate day) {
        return new Case(
                docket, stage, consentedOn, endedOn, ending, dangerOn == null ? day : dangerOn, settlement, version);
    }

    Case written(LocalDate day) {
        return settled(Stage.WRITTEN, new Settlement(Form.WRITTEN, day, null, Confirmation.NONE, null));
    }

    /** Back to the table: the text is to change, so whatever was signed is void. */
    Case reopened() {
        return settled(Stage.MEDIATING, null);
    }

    Case agreedByWord(LocalDate day) {
        return settled(Stage.AGREED, new Settlement(Form.ORAL, day, day, Confirmation.NONE, null));
    }

    Case inForce(LocalDate day) {
        var made = agreement();
        return settled(Stage.AGREED, new Settlement(made.form(), made.agreedOn(), day, made.confirmation(), null));
    }

    Case confirmation(Confirmation now, LocalDate day) {
        var made = agreement();
        return settled(stage, new Settlement(made.form(), made.agreedOn(), made.effectiveOn(), now, day));
    }

    /** With every duty's verdict, or without again. */
    Case done(boolean all, LocalDate day) {
        return new Case(
                docket,
                all ? Stage.DONE : Stage.AGREED,
                consentedOn,
                all ? day : null,
                null,
                dangerOn,
                settlement,
                version);
    }

    /** The agreement. That there is none is our bug. */
    Settlement agreement() {
        return java.util.Objects.requireNonNull(settlement, () -> "no agreement yet: " + matter());
    }

    private Case settled(Stage next, @Nullable Settlement made) {
        return new Case(docket, next, consentedOn, endedOn, null, dangerOn, made, version);
    }
}
