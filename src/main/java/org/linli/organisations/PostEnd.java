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
    /** The holder gave it over to another. */
    HANDED_OVER,
    /** The holder took, or a close relative of theirs took, what does not go with it. */
    CONFLICT,
    /** The organisation closed. */
    CLOSED,
    /** What it was for is no more; where that has a single successor, a post for that begins the same day. */
    PLACE,
    /** It was given by mistake. */
    MISTAKE;

    /** Whether those who end it have to say why. */
    public boolean needsWords() {
        return this == RECALLED || this == VACATED || this == MISTAKE;
    }

    /** Whether it is for people to choose; the others follow from something else. */
    public boolean isChosen() {
        return this == RESIGNED || this == MOVED || this == RECALLED || this == VACATED || this == MISTAKE;
    }
}
