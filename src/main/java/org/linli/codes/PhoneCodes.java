package org.linli.codes;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.linli.kernel.District;
import org.linli.kernel.FieldCipher;
import org.linli.kernel.Ids;
import org.linli.kernel.Lang;
import org.linli.kernel.Problem;
import org.linli.notifications.Channel;
import org.linli.notifications.GatewayFailure;
import org.linli.notifications.Notifications;
import org.linli.pace.Pace;
import org.linli.pace.Throttle;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/**
 * Sends codes to phones and takes them back in: six digits, five minutes, five tries, once. Whether anybody is known under a number
 * makes no difference to what is sent and said. A million codes against five tries, and three codes at once, leave a guesser 1 in
 * 66,000 before the pace stops them.
 */
@Service
class PhoneCodes {
    static final int TRIES_MAX = 5;
    static final Duration LIFE = Duration.ofMinutes(5);
    /** How long what was proven holds, to say one's name or register. */
    static final Duration PROVEN = Duration.ofMinutes(30);

    static final Pace PER_PHONE = new Pace(Duration.ofMinutes(5), 3);
    static final Pace PER_ADDRESS = new Pace(Duration.ofSeconds(30), 10);
    static final Pace PER_DISTRICT = new Pace(Duration.ofSeconds(1), 100);

    private static final Pattern PHONE = Pattern.compile("1\\d{10}|\\+\\d{8,15}"); // a mobile of this country; E.164
    private static final SecureRandom CHANCE = new SecureRandom();

    private final PhoneStore store;
    private final Notifications notifications;
    private final Throttle throttle;
    private final FieldCipher cipher;
    private final Clock clock;

    PhoneCodes(PhoneStore store, Notifications notifications, Throttle throttle, FieldCipher cipher, Clock clock) {
        this.store = store;
        this.notifications = notifications;
        this.throttle = throttle;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** What comes of asking for a code. */
    sealed interface Asking {
        /** It is on its way. */
        record Sent(UUID code) implements Asking {}

        /** Nothing was sent; {@code key} says why. */
        record Refused(String key) implements Asking {}
    }

    /** What comes of typing one. */
    enum Typed {
        RIGHT,
        WRONG,
        /** It is used, too old, or was tried too often. */
        GONE
    }

    /** Whether messages reach phones from here. */
    boolean isOpen() {
        return notifications.reaches(Channel.Kind.SMS);
    }

    /** A number as it is compared; empty where it cannot get a message. */
    static Optional<String> plain(String typed) {
        var digits = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s()\\-.·‐-―]", "");
        var whole = digits.startsWith("00") ? "+" + digits.substring(2) : digits;
        var own = whole.startsWith("+86") ? whole.substring(3) : whole;
        return Optional.of(own).filter(phone -> PHONE.matcher(phone).matches());
    }

    /** Sends a code to {@code typed}. */
    Asking ask(District district, String typed, String address, Lang lang) {
        var phone = plain(typed);
        if (!isOpen()) {
            throw Problem.UNAVAILABLE.because("no gateway for text messages");
        }
        if (phone.isEmpty()) {
            return new Asking.Refused("codes.wrong.phone");
        }
        if (!throttle.admits("codes.address", address, PER_ADDRESS)
                || !throttle.admits("codes.phone", phone.get(), PER_PHONE)
                || !throttle.admits("codes.district", district.value(), PER_DISTRICT)) {
            return new Asking.Refused("codes.wrong.pace");
        }
        var id = Ids.next(clock);
        var code = "%06d".formatted(CHANCE.nextInt(1_000_000));
        store.add(district, id, phone.get(), hash(id, code), clock.instant().plus(LIFE));
        try {
            notifications.sendNow(new Channel(Channel.Kind.SMS, phone.get()), lang, "codes.message", List.of(code));
        } catch (GatewayFailure e) {
            store.remove(district, id);
            return new Asking.Refused("codes.wrong.gateway");
        }
        return new Asking.Sent(id);
    }

    /** Compares what was typed with the code {@code id}; each time counts. */
    Typed check(District district, UUID id, String typed) {
        var now = clock.instant();
        var hash = store.tried(district, id, TRIES_MAX, now);
        if (hash.isEmpty()) {
            return Typed.GONE;
        }
        var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("\\s", "");
        if (!MessageDigest.isEqual(hash.get(), hash(id, plain))) {
            return Typed.WRONG;
        }
        return store.prove(district, id, now) ? Typed.RIGHT : Typed.GONE;
    }

    /** The phone that was proven with the code {@code id} not long ago. */
    Optional<String> proven(District district, UUID id) {
        return store.proven(district, id, clock.instant().minus(PROVEN));
    }

    /** Forgets a code: what it proved holds no more. */
    void forget(District district, UUID id) {
        store.remove(district, id);
    }

    private byte[] hash(UUID id, String code) {
        return cipher.blindIndex("codes.phone_code/" + id, code);
    }

    /** Removes the codes of the day before. */
    @Component
    @ConditionalOnProperty("linli.serving")
    static class Clearing {
        private final PhoneStore store;
        private final org.linli.places.Places places;
        private final Clock clock;

        Clearing(PhoneStore store, org.linli.places.Places places, Clock clock) {
            this.store = store;
            this.places = places;
            this.clock = clock;
        }

        @Scheduled(initialDelay = 600_000, fixedDelay = 3_600_000)
        void run() {
            places.districts()
                    .forEach(district -> store.clear(district, clock.instant().minus(PROVEN)));
        }
    }
}
