package org.linli.kernel;

import com.github.f4b6a3.uuid.UuidCreator;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Ids and codes. Ids are UUIDv7 (RFC 9562 section 5.7), so that rows of one time lie together. Codes are what people read and
 * type: Crockford's base 32 without I, L, O and U.
 */
public final class Ids {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int DISTRICT_LENGTH = 4; // 20 bits hold six decimal digits

    private Ids() {}

    /** A new id whose time part is {@code clock}'s now, in milliseconds. */
    public static UUID next(Clock clock) {
        return UuidCreator.getTimeOrderedEpoch(clock.instant());
    }

    /** The bytes of {@code id}, most significant first: 16 bytes. */
    public static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** A random code of {@code length} characters (5 bits each) that begins with its district's four. */
    public static String code(District district, int length) {
        return district(district) + random(length);
    }

    /** The district that a code begins with. Fails as {@link Problem#NOT_FOUND} where there is none. */
    public static District districtOf(String code) {
        var plain = plain(code);
        if (plain.length() <= DISTRICT_LENGTH) {
            throw Problem.NOT_FOUND.because("code too short");
        }
        var number = 0;
        for (var i = 0; i < DISTRICT_LENGTH; i++) {
            var digit = ALPHABET.indexOf(plain.charAt(i));
            if (digit < 0) {
                throw Problem.NOT_FOUND.because("not a code");
            }
            number = number << 5 | digit;
        }
        if (number > 999_999) {
            throw Problem.NOT_FOUND.because("not a code");
        }
        return new District("%06d".formatted(number));
    }

    /** {@code code} as it is stored: upper case, no separators, letters that look like digits read as those. */
    public static String plain(String code) {
        var plain = new StringBuilder(code.length());
        for (var i = 0; i < code.length(); i++) {
            var letter = Character.toUpperCase(code.charAt(i));
            switch (letter) {
                case '-', ' ', '\t', '\n', '\r', '\u3000' -> {}
                case 'O' -> plain.append('0');
                case 'I', 'L' -> plain.append('1');
                default -> plain.append(letter);
            }
        }
        return plain.toString();
    }

    /** {@code code} as people read it: groups of four with hyphens. */
    public static String grouped(String code) {
        return code.replaceAll("(.{4})(?=.)", "$1-");
    }

    /** {@code length} random characters of the alphabet. */
    public static String random(int length) {
        var code = new StringBuilder(length);
        for (var i = 0; i < length; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    private static String district(District district) {
        var number = new BigInteger(district.value()).intValueExact();
        var code = new char[DISTRICT_LENGTH];
        for (var i = DISTRICT_LENGTH - 1; i >= 0; i--) {
            code[i] = ALPHABET.charAt(number & 31);
            number >>= 5;
        }
        return new String(code);
    }
}
