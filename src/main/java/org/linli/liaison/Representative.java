package org.linli.liaison;

import org.linli.kernel.Words;

/**
 * A kind of representative, as {@code liaison/representatives.csv} has it.
 *
 * @param office the office that one must hold at the station
 * @param paper what their formal suggestion is called; blank where they make none
 * @param months within how many an answer is owed from the day it was handed over
 * @param hardMonths within how many where it reaches far and is hard
 * @param againMonths within how many another answer is owed after one that did not satisfy
 * @param source where the limits stand, and what of them is ours
 * @param certainty A read in full, B partly, C from memory
 */
record Representative(
        String code,
        Words name,
        String office,
        Words paper,
        int months,
        int hardMonths,
        int againMonths,
        Words source,
        String certainty) {
    boolean suggests() {
        return months > 0;
    }
}
