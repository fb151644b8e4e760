package org.linli.seal;

import java.time.Instant;
import java.util.UUID;
import org.linli.kernel.District;

/**
 * A module that keeps what people said. After a backup was brought back it is told of every subject that had been erased since, and
 * erases again what came back with it. Subjects of other modules are none of its business; a second time changes nothing.
 */
public interface SubjectEraser {
    /**
     * Erases what it holds about {@code subject}, in the caller's transaction.
     *
     * @param at when it was erased first
     */
    void erase(District district, UUID subject, Instant at);
}
