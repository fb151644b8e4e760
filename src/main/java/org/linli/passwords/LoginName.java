package org.linli.passwords;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.linli.kernel.District;

/**
 * What people type to say who they are: a login, or {@code login@440305} where two districts know the same one. Pure.
 *
 * @param district the one that was typed, if any
 */
record LoginName(String login, Optional<District> district) {
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");
    private static final Pattern WITH_DISTRICT = Pattern.compile("(.+)@(\\d{6})");

    /** Reads what was typed; never fails. */
    static LoginName read(String typed) {
        var plain = typed.strip().toLowerCase(Locale.ROOT);
        var parts = WITH_DISTRICT.matcher(plain);
        return parts.matches()
                ? new LoginName(parts.group(1), Optional.of(new District(parts.group(2))))
                : new LoginName(plain, Optional.empty());
    }

    /** Whether {@code login} can be given to somebody. */
    static boolean accepts(String login) {
        return LOGIN.matcher(login).matches();
    }
}
