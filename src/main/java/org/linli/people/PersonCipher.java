package org.linli.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.FieldCipher;
import org.springframework.stereotype.Component;

/** Seals and opens the fields of {@code people.person}, each bound to its column and row, and makes their indexes. */
@Component
class PersonCipher {
    private static final String ROW = "people.person.";

    private final FieldCipher cipher;

    PersonCipher(FieldCipher cipher) {
        this.cipher = cipher;
    }

    byte @Nullable [] seal(String column, UUID id, @Nullable String text) {
        return text == null ? null : cipher.seal(context(column, id), text);
    }

    @Nullable
    String open(String column, UUID id, byte @Nullable [] sealed) {
        return sealed == null ? null : cipher.open(context(column, id), sealed);
    }

    byte @Nullable [] phoneIndex(@Nullable String phone) {
        return phone == null ? null : cipher.blindIndex(ROW + "phone", phone);
    }

    /** Of the name as names are compared ({@link ContactRules#nameKey}). */
    byte @Nullable [] nameIndex(@Nullable String name) {
        return name == null ? null : cipher.blindIndex(ROW + "name", ContactRules.nameKey(name));
    }

    /** Of the number alone: the same number on another paper is the same person's, or a slip of the pen. */
    byte @Nullable [] identityIndex(@Nullable Identity identity) {
        return identity == null ? null : cipher.blindIndex(ROW + "identity", identity.number());
    }

    private static String context(String column, UUID id) {
        return ROW + column + "/" + id;
    }
}
