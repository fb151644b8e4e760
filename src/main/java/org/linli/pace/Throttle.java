package org.linli.pace;

import java.time.Clock;
import org.linli.kernel.FieldCipher;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Slows down guessing, per login, per address and whatever else is named, in the database: restarts and other nodes do not forget. */
@Component
public class Throttle {
    private final PaceStore store;
    private final FieldCipher cipher;
    private final Clock clock;

    Throttle(PaceStore store, FieldCipher cipher, Clock clock) {
        this.store = store;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Counts a try before it is made; false where it comes too fast, by who tries or by address, and must not be made. */
    public boolean admits(String login, String address) {
        return admits("address", address, Pace.ADDRESS) && admits("login", login, Pace.LOGIN);
    }

    /** Counts a try of {@code value}, a {@code kind} of its own, at a pace of its own. */
    public boolean admits(String kind, String value, Pace pace) {
        return store.take(subject(kind, value), pace, clock.instant());
    }

    /** A try that passed counts against nobody. */
    public void passed(String login, String address) {
        forget("login", login);
        store.giveBack(subject("address", address), Pace.ADDRESS);
    }

    /** Forgets the tries of {@code value}. */
    public void forget(String kind, String value) {
        store.forget(subject(kind, value));
    }

    private byte[] subject(String kind, String value) {
        return cipher.blindIndex("pace.pace." + kind, value);
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
