package org.linli.providers;

import java.util.Locale;
import org.linli.kernel.Problem;

/** Why nobody came in by a provider. What to do stands in the message file under each name. */
enum Fault {
    /** They said no there, or the provider did. */
    DENIED(Problem.SIGN_IN),
    /** It cannot be reached, does not work, or does not know Linli. */
    DOWN(Problem.UNAVAILABLE),
    /** Its clock and ours differ by more than a minute. */
    CLOCK(Problem.UNAVAILABLE),
    /** It took too long, was used before, or began in another browser. */
    GONE(Problem.SIGN_IN),
    /** What came back was not made by the provider for this visit. */
    FORGED(Problem.SIGN_IN),
    /** The account there belongs to nobody here. */
    UNKNOWN(Problem.SIGN_IN),
    /** The account there is somebody else's way in. */
    TAKEN(Problem.STATE);

    private final Problem problem;

    Fault(Problem problem) {
        this.problem = problem;
    }

    int status() {
        return problem.status();
    }

    String key() {
        return "providers.fault." + name().toLowerCase(Locale.ROOT);
    }
}
