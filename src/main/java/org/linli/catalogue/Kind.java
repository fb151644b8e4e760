package org.linli.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of thing a matter is. One engine serves them all; what is special to a kind stands in a module of its own. */
public enum Kind {
    /** Something is wrong and somebody is to put it right. */
    APPEAL("99.01.01", false),
    /** People are at odds and ask for a mediator (People's Mediation Law). */
    DISPUTE("13.01.07", true),
    /** An employer and those who work there are at odds (Labour Dispute Mediation and Arbitration Law). */
    LABOUR("15.02.05", true),
    /** A place is dangerous. Never a person. */
    HAZARD("01.02.07", false),
    /** Somebody asks for one of the five cares, or agrees that it is asked for. */
    CARE("09.09.01", true),
    /** How something could be done better, government's work included. */
    SUGGESTION("02.03.01", false);

    private final String category;
    private final boolean discreet;

    Kind(String category, boolean discreet) {
        this.category = category;
        this.discreet = discreet;
    }

    /** The category under which a matter of this kind is filed that names none. */
    public String category() {
        return category;
    }

    /** Whether nothing of it is public but that something happened: no page, no place, no day. */
    public boolean isDiscreet() {
        return discreet;
    }

    /** The kind as it stands in files, paths and message keys, for example {@code dispute}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind called {@code word}, if there is one. */
    public static Optional<Kind> find(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
