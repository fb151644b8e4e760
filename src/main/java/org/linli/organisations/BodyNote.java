package org.linli.organisations;

import java.time.LocalDate;
import java.util.UUID;
import org.linli.people.PersonId;

/** Guidance given to an organisation, or how it conducted itself, on {@code day}; for staff, not public, never changed. */
public record BodyNote(UUID id, About about, LocalDate day, String text, PersonId author) {
    /** UTF-16 code units of a text. */
    public static final int TEXT_MAX = 2_000;

    /** What is noted. */
    public enum About {
        /** What those who guide it said or did. */
        GUIDANCE,
        /** How it kept its own rules and the law. */
        CONDUCT
    }
}
