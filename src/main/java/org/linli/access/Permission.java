package org.linli.access;

/** What an office may allow ({@code offices.csv}). A name never changes its meaning. */
public enum Permission {
    /** See matters with what is not public about them. */
    MATTERS_READ,
    /** Accept, start, answer, return, object, ask for time: the steps of whoever has the matter in hand. */
    MATTERS_HANDLE,
    /** Give a matter to a unit, call units to one's side, merge and split. */
    MATTERS_ASSIGN,
    /** Release an edited text to the public. */
    MATTERS_RELEASE,
    /** Escalate and supervise what others have in hand. */
    MATTERS_SUPERVISE,
    /** Decide objections and exclusions. */
    MATTERS_ADJUDICATE,
    /** Mediate: see and work on the cases of one's own body, with who the parties are and what was said. */
    MEDIATION,
    /** Receive residents at a deputies' station, note what they say, keep the rota, gather it into suggestions. */
    STATION_WORK,
    /** Say what is to be looked at on patrol, where and by when; see what is late. */
    PATROL_PLAN,
    /** Look at it, say what was found, and bring the photo of after. */
    PATROL_WORK,
    /** See the register of persons, without how to reach them: each look at that is recorded. */
    PEOPLE_READ,
    /** Register persons, change, merge and erase them. */
    PEOPLE_EDIT,
    /** Hand out paper codes with which people get in, and end somebody's sessions. */
    CODES_GIVE,
    /** Register organisations, change and close them. */
    ORGANISATIONS_EDIT,
    /** Give posts and end them. */
    POSTS_EDIT,
    /** Load places, people, organisations and posts. */
    PLACES_IMPORT,
    /** See how the installation does. */
    OPERATE
}
