package org.linli.mediation;

import static org.linli.mediation.Case.Stage.AGREED;
import static org.linli.mediation.Case.Stage.DONE;
import static org.linli.mediation.Case.Stage.MEDIATING;
import static org.linli.mediation.Case.Stage.WAITING;
import static org.linli.mediation.Case.Stage.WRITTEN;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.linli.kernel.Problem;

/** What mediators can do with a case, and while it stands where. Articles are those of the People's Mediation Law. */
@SuppressWarnings("ImmutableEnumChecker") // its sets are copies that cannot change
enum CaseStep {
    /** Writes down who else is part of the quarrel. */
    PARTY(WAITING, MEDIATING),
    /** A party says yes or no; one no stops it (art. 17). */
    CONSENT(WAITING),
    /** The parties choose who mediates, or the body names somebody they do not object to (art. 19). */
    MEDIATOR(WAITING, MEDIATING),
    /** They met: what was said (art. 27). */
    SESSION(MEDIATING),
    /** There is a danger of violence: what was done against it and whom one told, at once (art. 25). */
    DANGER(WAITING, MEDIATING, WRITTEN, AGREED),
    /** They agree (arts 28 to 30). */
    AGREEMENT(MEDIATING),
    /** The written text is to change. */
    REVISION(WRITTEN),
    /** Somebody signed; with the last one the agreement is in force (art. 29). */
    SIGNATURE(WRITTEN),
    /** What became of a promise (art. 31). */
    FOLLOW_UP(AGREED, DONE),
    /** They go to court together to have it confirmed, or the court has decided (art. 33). */
    CONFIRMATION(AGREED, DONE),
    /** No agreement: ended, and the paths on told in writing (art. 26). */
    ENDING(MEDIATING, WRITTEN);

    private final Set<Case.Stage> from;

    CaseStep(Case.Stage... from) {
        this.from = Set.of(from);
    }

    /** As it stands in addresses and message keys. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<CaseStep> find(String word) {
        return Arrays.stream(values()).filter(step -> step.word().equals(word)).findFirst();
    }

    boolean allows(Case.Stage stage) {
        return from.contains(stage);
    }

    /** Fails as {@link Problem#STATE} where the case does not stand right for it. */
    void demand(Case one) {
        if (!allows(one.stage())) {
            throw Problem.STATE.because(this + " while " + one.stage());
        }
    }
}
