package org.linli.callbacks;

import java.time.Instant;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.seal.SubjectEraser;
import org.springframework.stereotype.Component;

/** Erases again what was said on the phone about a matter that was erased, where a backup brought it back. */
@Component
class CallbackEraser implements SubjectEraser {
    private final CallbackStore store;

    CallbackEraser(CallbackStore store) {
        this.store = store;
    }

    @Override
    public void erase(District district, UUID subject, Instant at) {
        store.forget(district, subject);
    }
}
