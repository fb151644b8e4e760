package org.linli.mediation;

import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who is part of the quarrel. Everything but side and consent is sealed in the database. */
record Party(UUID id, Side side, Words words, Consent consent) {
    static final int NAME_MAX = 60; // UTF-16 code units
    static final int ABOUT_MAX = 300;
    static final int CONTACT_MAX = 120;

    /** Which side. */
    enum Side {
        /** Whoever asked, or who was wronged. */
        ONE,
        /** The other one. */
        OTHER,
        /** Whom it also concerns. */
        THIRD
    }

    /** Their word on mediation. */
    enum Consent {
        PENDING,
        YES,
        NO
    }

    /**
     * What is sealed.
     *
     * @param about what the agreement says of them (art. 29 (1)): for a person sex, age, job, home; for a body its seat and who speaks
     *     for it
     * @param contact how they are reached; shown to nobody who did not ask for it
     */
    record Words(String name, String about, @Nullable String contact) {
        /** Without the name or the contact: they must not reach a log. */
        @Override
        public String toString() {
            return "Words[]";
        }
    }

    Party with(Consent word) {
        return new Party(id, side, words, word);
    }

    String name() {
        return words.name();
    }

    /** Whether mediation can begin: both sides are there and everybody said yes. */
    static boolean isReady(Collection<Party> parties) {
        return parties.stream().anyMatch(party -> party.side == Side.ONE)
                && parties.stream().anyMatch(party -> party.side == Side.OTHER)
                && parties.stream().allMatch(party -> party.consent == Consent.YES);
    }

    /** Whether {@code name} is what one of them is called, blanks aside. */
    static boolean isCalled(Collection<Party> parties, String name) {
        return parties.stream().anyMatch(party -> plain(party.name()).equals(plain(name)));
    }

    private static String plain(String name) {
        return name.replaceAll("[\\s\\u3000·•]", "").toLowerCase(java.util.Locale.ROOT);
    }
}
