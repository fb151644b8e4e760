package org.linli.ledger;

import java.util.List;

/**
 * Somebody who reacts to acts, behind the writers. Each district is read in order; what is read and the place of the cursor
 * are one transaction, so that every act is read exactly once as far as the database is concerned. If reading fails, the
 * cursor stays and it is tried again later.
 */
public interface ActReader {
    /** The permanent name under which the place in the ledger is kept, for example {@code matters.notices}. */
    String cursor();

    /** Reacts to {@code acts}, one district's, in order. Reading them a second time must change nothing. */
    void read(List<Recorded> acts);

    /** How long it lets acts gather before it reads again, in milliseconds: each pass is a commit. */
    default int gatherMillis() {
        return 100;
    }

    /** How many acts it takes at a time. */
    default int batch() {
        return 1_000;
    }
}
