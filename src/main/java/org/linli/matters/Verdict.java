package org.linli.matters;

/** What a limit says in the end. It is passed once per matter and never changed, so that a rate counts each matter once. */
public enum Verdict {
    /** The limit has not passed and what it asks for has not happened. */
    PENDING,
    /** It happened in time. */
    KEPT,
    /** It did not. */
    MISSED
}
