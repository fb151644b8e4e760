package org.linli.matters;

/** Who takes a step. */
public enum By {
    /** Who raised the matter, by the receipt. */
    REPORTER,
    /** Staff of the unit that has it, or whose post reaches to its place. */
    UNIT,
    /** Staff whose post lets them supervise and rule there. */
    CENTRE,
    /** Time itself. */
    CLOCK
}
