package org.linli.signin;

import java.time.Clock;
import org.linli.kernel.FieldCipher;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Slows down guessing, per login and per address, in the database: restarts and other nodes do not forget. */
@Component
class Throttle {
    private final PaceStore store;
    private final FieldCipher cipher;
    private final Clock clock;

    Throttle(PaceStore store, FieldCipher cipher, Clock clock) {
        this.store = store;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Counts a try before it is made; false where it comes too fast and must not be made. */
    boolean admits(String login, String address) {
        var now = clock.instant();
        return store.take(subject("address", address), Pace.ADDRESS, now)
                && store.take(subject("login", login), Pace.LOGIN, now);
    }

    /** A try that passed counts against nobody. */
    void passed(String login, String address) {
        store.forget(subject("login", login));
        store.giveBack(subject("address", address), Pace.ADDRESS);
    }

    private byte[] subject(String kind, String value) {
        return cipher.blindIndex("signin.pace." + kind, value);
    }

    @Component
    @ConditionalOnProperty("linli.serving")
    static class Cleaning {
        private final PaceStore store;
        private final Clock clock;

        Cleaning(PaceStore store, Clock clock) {
            this.store = store;
            this.clock = clock;
        }

        @Scheduled(initialDelay = 600_000, fixedDelay = 3_600_000)
        void run() {
            store.clear(clock.instant());
        }
    }
}
