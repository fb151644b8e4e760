package org.linli.matters;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who takes a step: in which role, and for staff which person for which unit. */
record Actor(By by, @Nullable UUID person, @Nullable UUID unit) {
    static final Actor REPORTER = new Actor(By.REPORTER, null, null);
    static final Actor CLOCK = new Actor(By.CLOCK, null, null);
}
