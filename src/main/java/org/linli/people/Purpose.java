package org.linli.people;

/** What an item may be used for, each consented to by itself. A name never changes its meaning. */
public enum Purpose {
    /** Kept in the register of this community, so that the desk knows whom it serves. Without it the item is not kept. */
    REGISTER,
    /** To reach the person about what they raised or joined. */
    CONTACT,
    /** To tell the person what is going on in the community. */
    NEWS,
    /** To draw up rolls of voters and owners. */
    ROLLS,
    /** To ask the person in surveys. */
    SURVEYS
}
