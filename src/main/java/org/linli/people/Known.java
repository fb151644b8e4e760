package org.linli.people;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.people.Consent.Use;

/** A person while the rows of a table are taken: as the register has them, and as the rows so far want them. */
final class Known {
    /** As the register has the person; null where a row brings them. */
    final @Nullable Person before;

    /** The first row that brought or changed the person; 0 while none did. */
    long row;

    final Set<Use> uses = new HashSet<>();
    final Set<Use> fresh = new HashSet<>();
    final List<Dwelling> ties = new ArrayList<>();
    final List<Dwelling> added = new ArrayList<>();
    Person now;

    Known(long row, @Nullable Person before, Person now) {
        this.row = row;
        this.before = before;
        this.now = now;
    }

    boolean isNew() {
        return before == null;
    }

    /** Whether the record itself differs from what the register has. */
    boolean isRewritten() {
        return before != null && !before.equals(now);
    }

    boolean isTouched() {
        return isNew() || isRewritten() || !fresh.isEmpty() || !added.isEmpty();
    }
}
