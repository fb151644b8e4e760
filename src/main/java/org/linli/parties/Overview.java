package org.linli.parties;

import java.util.List;
import org.linli.organisations.Kind;
import org.linli.places.Place;

/**
 * The boards below a sub-district or a district at a glance: which of the kinds that a community is to have stand where.
 *
 * @param kinds the expected kinds; the first stands for the core, whichever kind that is
 * @param rows one for each place below
 */
record Overview(Place place, List<Kind> kinds, List<Row> rows) {
    /**
     * A place below: a community, or a sub-district with several.
     *
     * @param have of its communities, how many have one of each kind, in the order of the kinds
     * @param headless bodies whose head seat nobody holds
     */
    record Row(Place place, int communities, List<Integer> have, long bodies, long headless) {
        Row {
            have = List.copyOf(have);
        }

        boolean has(int kind) {
            return have.get(kind) == communities;
        }

        boolean lacksAll(int kind) {
            return have.get(kind) == 0;
        }

        /** How many are missing over all kinds. */
        long lacking() {
            return have.stream().mapToLong(count -> communities - count).sum();
        }
    }

    Overview {
        kinds = List.copyOf(kinds);
        rows = List.copyOf(rows);
    }

    long communities() {
        return rows.stream().mapToLong(Row::communities).sum();
    }

    /** Of all communities, how many have one of the kind. */
    long have(int kind) {
        return rows.stream().mapToLong(row -> row.have().get(kind)).sum();
    }

    long headless() {
        return rows.stream().mapToLong(Row::headless).sum();
    }

    long lacking() {
        return rows.stream().mapToLong(Row::lacking).sum();
    }

    long bodies() {
        return rows.stream().mapToLong(Row::bodies).sum();
    }
}
