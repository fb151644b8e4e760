package org.linli.liaison;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;
import org.linli.liaison.LiaisonAct.Verdict;
import org.linli.organisations.OrganisationId;
import org.linli.people.PersonId;

/**
 * A representative's formal suggestion. Pure: its steps answer what it is after them.
 *
 * @param place the station's
 * @param open whether everybody may read it
 * @param unit who answers
 * @param handedOn when it was handed over: the law's clock counts from there
 * @param hard whether it reaches far and is hard, for {@code hardReason}
 * @param told what those who said it were told; empty before
 */
record Suggestion(
        UUID id,
        String number,
        OrganisationId station,
        PlaceCode place,
        UUID mandate,
        PersonId author,
        String representative,
        String title,
        String text,
        boolean open,
        OrganisationId unit,
        State state,
        Instant sentAt,
        LocalDate handedOn,
        boolean hard,
        String hardReason,
        SuggestionTerm term,
        int answers,
        String told,
        @Nullable Instant toldAt,
        int version) {
    /** Whose turn it is. */
    enum State {
        /** The unit's: an answer is owed. */
        SENT,
        /** The representative's: the answer waits to be judged. */
        ANSWERED,
        /** Nobody's: the answer was accepted. */
        CLOSED
    }

    /** An answer and what the representative said to it. */
    record Answer(
            int n,
            OrganisationId unit,
            LocalDate spokeOn,
            String text,
            boolean open,
            Instant at,
            @Nullable Verdict verdict,
            String words,
            @Nullable Instant judgedAt) {}

    private Suggestion with(State newState, boolean newHard, String reason, SuggestionTerm newTerm, int newAnswers) {
        return new Suggestion(
                id,
                number,
                station,
                place,
                mandate,
                author,
                representative,
                title,
                text,
                open,
                unit,
                newState,
                sentAt,
                handedOn,
                newHard,
                reason,
                newTerm,
                newAnswers,
                told,
                toldAt,
                version);
    }

    Suggestion with(SuggestionTerm newTerm) {
        return with(state, hard, hardReason, newTerm, answers);
    }

    Suggestion prolonged(String reason, SuggestionTerm longer) {
        return with(state, true, reason, longer, answers);
    }

    Suggestion answered() {
        return with(State.ANSWERED, hard, hardReason, term, answers + 1);
    }

    Suggestion accepted() {
        return with(State.CLOSED, hard, hardReason, term, answers);
    }

    Suggestion sentBack(SuggestionTerm again) {
        return with(State.SENT, hard, hardReason, again, answers);
    }

    /** Whether the answer that is owed is the first. */
    boolean isFirst() {
        return answers == 0;
    }

    /** Whether the clock runs. */
    boolean isRunning() {
        return state == State.SENT;
    }
}
