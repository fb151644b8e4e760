package org.linli.organisations;

/** By what an organisation exists. */
public enum LegalStatus {
    /** Set up by decision of those above it or by election under law: Party organisations, committees, public bodies. */
    ESTABLISHED,
    /** Entered in a register of the state. */
    REGISTERED,
    /** Filed with the sub-district (备案). */
    FILED,
    /** Neither; it counts all the same. */
    UNREGISTERED;

    /** Whether it comes with a number and a day of renewal. */
    boolean isNumbered() {
        return this == REGISTERED || this == FILED;
    }
}
