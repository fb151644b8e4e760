package org.linli.matters;

/** Who takes a step. */
enum By {
    /** Who raised the matter, by the receipt. */
    REPORTER,
    /** Staff of the unit that has it, or who dispatch at its place. */
    UNIT,
    /** Staff who supervise: the centre, or whoever has its permissions. */
    CENTRE,
    /** Time itself. */
    CLOCK
}
