package org.linli.organisations;

import java.util.Set;

/**
 * Which offices do not go together, as {@code organisations/conflicts.csv} has it. It speaks when
 * somebody takes one of {@code offices}.
 *
 * @param both whether it also speaks when somebody takes one of {@code against}
 * @param self whether it is about one person holding both
 * @param relatives whether it is about close relatives holding one each; they are declared for the case at hand and not kept
 * @param source the law it follows
 * @param certainty how sure that is
 */
record ConflictRule(
        String code,
        Set<String> offices,
        Set<String> against,
        Where where,
        boolean both,
        boolean self,
        boolean relatives,
        Effect effect,
        String source,
        Certainty certainty) {
    /** How sure the source is: A its text was read, B it follows from a text that was read, C from memory, to be checked. */
    enum Certainty {
        A,
        B,
        C
    }

    /** Where two posts meet. */
    enum Where {
        /** At the same organisation. */
        BODY,
        /** In the same community. */
        COMMUNITY,
        /** One's organisation runs the estate of the other's. */
        MANAGED
    }

    /** What follows. */
    enum Effect {
        /** The new post is not given. */
        REFUSE,
        /** The new post is given and the other one ends on its first day. */
        LEAVE
    }

    ConflictRule {
        offices = Set.copyOf(offices);
        against = Set.copyOf(against);
    }

    /** The message key of what it says. */
    String key() {
        return "organisations.conflict." + code;
    }

    /** The offices that do not go with {@code office}, when that is taken; empty where the rule is not about it. */
    Set<String> opposite(String office) {
        if (offices.contains(office)) {
            return against;
        }
        return both && against.contains(office) ? offices : Set.of();
    }
}
