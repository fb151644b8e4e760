package org.linli.mediation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** By which law, and before what kind of body, a case is mediated. Counted apart. */
public enum Track {
    /** A dispute between people, before a people's mediation committee (People's Mediation Law 2010). */
    CIVIL,
    /** A labour dispute before the enterprise's own mediation committee (Labour Dispute Mediation and Arbitration Law art. 10 (1)). */
    ENTERPRISE,
    /** A labour dispute before a people's mediation body at the grass roots (art. 10 (2)). */
    GRASSROOTS,
    /** A labour dispute before a body that a sub-district or town has set up for it (art. 10 (3)). */
    STREET;

    /** Those of labour disputes. */
    public static List<Track> labour() {
        return Arrays.stream(values()).filter(Track::isLabour).toList();
    }

    /** Whether it is about work and pay. */
    public boolean isLabour() {
        return this != CIVIL;
    }

    /** As it stands in message keys and names of measures. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
