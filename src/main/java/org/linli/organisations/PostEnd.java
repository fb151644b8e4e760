package org.linli.organisations;

/** Why a post ended. */
public enum PostEnd {
    /** Its term ran out. */
    TERM,
    /** The holder gave it up. */
    RESIGNED,
    /** The holder moved to another post. */
    MOVED,
    /** Those who gave it took it back. */
    RECALLED,
    /** The holder can no longer hold it. */
    VACATED,
    /** The organisation closed. */
    CLOSED,
    /** It was given by mistake. */
    MISTAKE
}
