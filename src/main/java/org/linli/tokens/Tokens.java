package org.linli.tokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.Staff;
import org.linli.kernel.Ids;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.signin.Bearer;
import org.linli.signin.Doors;
import org.linli.tokens.TokenStore.Token;
import org.springframework.stereotype.Service;

/**
 * Personal access tokens: a program signs in as its owner, with the owner's posts of the moment. A token is {@code linli_}, the
 * district's four characters and 200 random bits; only its SHA-256 is kept, which for so much chance is enough.
 */
@Service
class Tokens implements Bearer {
    static final int DAYS_MAX = 366;

    private static final String PREFIX = "linli_";
    private static final int RANDOM_LENGTH = 40; // characters of 5 bits
    private static final int NAME_MAX = 60; // UTF-16 code units
    private static final int TOKENS_MAX = 20;

    private final TokenStore store;
    private final Doors doors;
    private final Clock clock;

    Tokens(TokenStore store, Doors doors, Clock clock) {
        this.store = store;
        this.doors = doors;
        this.clock = clock;
    }

    /** A new token of {@code staff}: the secret, never to be seen again. */
    String create(Staff staff, String name, int days) {
        var plain = name.strip();
        if (plain.isEmpty() || plain.length() > NAME_MAX) {
            throw Problem.INVALID.because("a token's name", Map.of("name", "tokens.wrong.name"));
        }
        if (days < 1 || days > DAYS_MAX) {
            throw Problem.INVALID.because("a token's days", Map.of("days", "tokens.wrong.days"));
        }
        if (list(staff).size() >= TOKENS_MAX) {
            throw Problem.STATE.because("no more than " + TOKENS_MAX + " tokens");
        }
        var secret = PREFIX + Ids.code(staff.district(), RANDOM_LENGTH);
        var now = clock.instant();
        var token = new Token(Ids.next(clock), staff.person(), plain, now, now.plus(Duration.ofDays(days)), null);
        store.add(staff.district(), token, hash(secret));
        return secret;
    }

    @Override
    public Optional<Staff> staff(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            var district = Ids.districtOf(secret.substring(PREFIX.length()));
            var now = clock.instant();
            var token = store.valid(district, hash(secret), now);
            var hour = now.truncatedTo(ChronoUnit.HOURS);
            token.filter(used -> used.usedAt() == null || used.usedAt().isBefore(hour))
                    .ifPresent(used -> store.used(district, used.id(), hour));
            return token.flatMap(found -> doors.staff(district, found.person()));
        } catch (ProblemException e) {
            return Optional.empty(); // not a code at all
        }
    }

    /** The tokens of {@code staff} that work, newest first. */
    List<Token> list(Staff staff) {
        return store.of(staff.district(), staff.person(), clock.instant());
    }

    /** Ends a token at once. Fails as {@link Problem#NOT_FOUND} where it is not one of {@code staff}'s. */
    void revoke(Staff staff, UUID id) {
        if (!store.revoke(staff.district(), staff.person(), id, clock.instant())) {
            throw Problem.NOT_FOUND.because("token " + id);
        }
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }
}
