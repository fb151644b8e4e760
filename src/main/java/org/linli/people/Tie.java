package org.linli.people;

/** What somebody has to do with a dwelling. A name never changes its meaning. */
public enum Tie {
    /** Owns it, alone or with others (Civil Code, art. 271). */
    OWNER,
    /** Rents it. */
    TENANT,
    /** Lives in the household of an owner or tenant. */
    HOUSEHOLD
}
