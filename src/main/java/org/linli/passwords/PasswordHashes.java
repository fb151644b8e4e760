package org.linli.passwords;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.linli.kernel.Problem;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id (RFC 9106): 19 MiB, 2 passes, 1 lane, 16 bytes salt, 32 bytes hash, the parameters that OWASP
 * gives for sign-in. At most four at a time, so that a flood of tries cannot take the memory.
 */
@Component
class PasswordHashes {
    static final int LENGTH_MIN = 10;
    static final int LENGTH_MAX = 200; // UTF-16 code units

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore places = new Semaphore(4);

    String hash(String password) {
        return bounded(() -> String.valueOf(encoder.encode(password)));
    }

    /** Whether {@code password} is the one that was hashed. */
    boolean matches(String password, String hash) {
        return password.length() <= LENGTH_MAX && bounded(() -> encoder.matches(password, hash));
    }

    /** Takes as long as {@link #matches} does: an account that there is not must not be told by the time it takes. */
    @SuppressWarnings("CheckReturnValue") // only the time matters
    void pretend(String password) {
        if (password.length() <= LENGTH_MAX) {
            hash(password);
        }
    }

    /** Whether {@code hash} was made with weaker parameters than today's. */
    boolean isDated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T> T bounded(Supplier<T> work) {
        try {
            if (!places.tryAcquire(5, TimeUnit.SECONDS)) {
                throw Problem.UNAVAILABLE.because("too many sign-ins at once");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.UNAVAILABLE.because("stopping");
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
