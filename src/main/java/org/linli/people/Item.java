package org.linli.people;

/** What may be kept of a person beside the name, each with a consent of its own. A name never changes its meaning. */
public enum Item {
    /** The number of a paper; sensitive (Personal Information Protection Law, art. 28 and 29). */
    IDENTITY,
    /** Phone number. */
    PHONE,
    /** E-mail address. */
    EMAIL,
    /** Year of birth. */
    BIRTH_YEAR,
    /** Which dwellings somebody owns or lives in. */
    DWELLING
}
