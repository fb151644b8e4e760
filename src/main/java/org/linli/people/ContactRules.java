package org.linli.people;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Lang;
import org.linli.kernel.Problem;

/** What a name, a phone number and an e-mail address may be, and how they are written down. Pure. */
final class ContactRules {
    static final int NAME_MAX = 60; // UTF-16 code units
    static final int EMAIL_MAX = 254; // RFC 5321 section 4.5.3.1.3, without the angle brackets

    private static final Pattern PHONE = Pattern.compile("\\+?\\d{3,15}"); // E.164: at most 15 digits; 3: short numbers
    private static final Pattern BETWEEN = Pattern.compile("[\\s()\\-.·‐-―]");
    private static final Pattern UNNAMED = Pattern.compile("[\\s·•‧・.'’-]");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\".]+(\\.[^\\s@<>\".]+)+");

    private ContactRules() {}

    /** The contact as it is stored. Fails as {@link Problem#INVALID} naming each wrong field. */
    static Contact check(String name, @Nullable String phone, @Nullable String email, Lang lang) {
        var wrong = new HashMap<String, String>();
        var contact = read(name, phone, email, lang, wrong);
        if (!wrong.isEmpty()) {
            throw Problem.INVALID.because(
                    "a contact's fields: " + String.join(", ", wrong.keySet()), Map.copyOf(wrong));
        }
        return contact;
    }

    /** The contact as it is stored; puts the message key of each wrong field into {@code wrong}. */
    static Contact read(
            String name, @Nullable String phone, @Nullable String email, Lang lang, Map<String, String> wrong) {
        var plainName = Typed.folded(name).strip();
        var plainPhone = phone(phone);
        var plainEmail = blankToNull(email);
        if (plainName.isEmpty()
                || plainName.length() > NAME_MAX
                || plainName.chars().anyMatch(Character::isISOControl)) {
            wrong.put("name", "people.wrong.name");
        }
        if (plainPhone != null && !PHONE.matcher(plainPhone).matches()) {
            wrong.put("phone", "people.wrong.phone");
        }
        if (plainEmail != null
                && (plainEmail.length() > EMAIL_MAX
                        || !EMAIL.matcher(plainEmail).matches())) {
            wrong.put("email", "people.wrong.email");
        }
        return new Contact(plainName, plainPhone, plainEmail, lang);
    }

    /** What names are compared by: no blanks, no middle dots, capitals alike. */
    static String nameKey(String name) {
        return Typed.isIdeographs(name)
                ? name
                : Typed.without(UNNAMED, Typed.folded(name).toLowerCase(Locale.ROOT));
    }

    /** A phone number without separators and without this country's code; null for none. */
    static @Nullable String phone(@Nullable String text) {
        var plain = blankToNull(text);
        if (plain == null) {
            return null;
        }
        var digits = Typed.without(BETWEEN, Typed.folded(plain));
        digits = digits.startsWith("00") ? "+" + digits.substring(2) : digits;
        return digits.startsWith("+86") ? digits.substring(3) : digits;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
