package org.linli.labour;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.matters.MatterId;
import org.linli.organisations.OrganisationId;

/**
 * A labour dispute as the studio keeps it. Immutable: every step returns the next one.
 *
 * @param matter the matter it belongs to, with {@code code} in public
 * @param body the studio
 * @param consultedOn when the two last talked to each other
 * @param endedOn when consultation settled it, or it went on to arbitration
 */
record LabourCase(
        District district,
        MatterId matter,
        String code,
        PlaceCode place,
        OrganisationId body,
        LocalDate receivedOn,
        int workers,
        boolean mass,
        Limitation.Facts facts,
        Words words,
        Stage stage,
        @Nullable LocalDate consultedOn,
        @Nullable LocalDate endedOn,
        int version) {
    static final int NAME_MAX = 60; // UTF-16 code units
    static final int TEXT_MAX = 2_000;
    static final int WORKERS_MAX = 100_000;

    /** Where it stands; what mediation makes of it stands there. */
    enum Stage {
        /** Received; the two may talk (art. 4). */
        RECEIVED,
        /** They settled it between themselves. */
        SETTLED,
        /** In mediation, or through it (arts 10 to 16). */
        MEDIATION,
        /** The papers for arbitration were handed over (art. 5). */
        HANDED_OVER;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What is sealed.
     *
     * @param worker who came, of several the one who speaks for them
     * @param contact how to reach them; shown to nobody who did not ask for it
     * @param fen the sum in dispute
     * @param talk what the two said to each other when they last talked
     */
    record Words(
            String worker,
            @Nullable String contact,
            String enterprise,
            String claim,
            @Nullable Long fen,
            String talk) {
        /** Never the words: they must not reach a log. */
        @Override
        public String toString() {
            return "Words[]";
        }
    }

    boolean isOver() {
        return stage == Stage.SETTLED || stage == Stage.HANDED_OVER;
    }

    LabourCase talked(LocalDate on, boolean settled, String talk) {
        var said = new Words(words.worker, words.contact, words.enterprise, words.claim, words.fen, talk);
        return new LabourCase(
                district,
                matter,
                code,
                place,
                body,
                receivedOn,
                workers,
                mass,
                facts,
                said,
                settled ? Stage.SETTLED : stage,
                on,
                settled ? on : null,
                version);
    }

    LabourCase inMediation() {
        return at(Stage.MEDIATION, null);
    }

    LabourCase handedOver(LocalDate on) {
        return at(Stage.HANDED_OVER, on);
    }

    /** Without the way to reach the worker. */
    LabourCase unreachable() {
        return known(
                workers,
                mass,
                facts,
                new Words(words.worker, null, words.enterprise, words.claim, words.fen, words.talk));
    }

    /** With what is known better now. */
    LabourCase known(int many, boolean massive, Limitation.Facts better, Words said) {
        return new LabourCase(
                district,
                matter,
                code,
                place,
                body,
                receivedOn,
                many,
                massive,
                better,
                said,
                stage,
                consultedOn,
                endedOn,
                version);
    }

    private LabourCase at(Stage next, @Nullable LocalDate ended) {
        return new LabourCase(
                district,
                matter,
                code,
                place,
                body,
                receivedOn,
                workers,
                mass,
                facts,
                words,
                next,
                consultedOn,
                ended,
                version);
    }
}
