package org.linli.people;

/** Two records that may be one person. */
public record Likeness(PersonRow one, PersonRow other, Because because) {
    /** Why they may be, surest first. */
    public enum Because {
        /** The same number of a paper. */
        IDENTITY,
        /** The same name in the same dwelling. */
        DWELLING,
        /** The same name and phone number. */
        NAME_AND_PHONE,
        /** The same phone number, which families share. */
        PHONE
    }
}
