package org.linli.mediation;

import java.util.UUID;
import org.linli.kernel.FieldCipher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Seals what people said and who they are, each bound to its column and row. */
@Component
class Vault {
    private final FieldCipher cipher;
    private final JsonMapper json;

    Vault(FieldCipher cipher, JsonMapper json) {
        this.cipher = cipher;
        this.json = json;
    }

    byte[] seal(String column, UUID row, Object words) {
        return cipher.seal(context(column, row), json.writeValueAsBytes(words));
    }

    <T> T open(String column, UUID row, byte[] sealed, Class<T> type) {
        return json.readValue(cipher.openBytes(context(column, row), sealed), type);
    }

    private static String context(String column, UUID row) {
        return "mediation." + column + "/" + row;
    }
}
