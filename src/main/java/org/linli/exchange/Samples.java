package org.linli.exchange;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.FieldCipher;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The first changes of a table in words: names are among them, so they are kept sealed. */
@Component
class Samples {
    /** How many are kept. */
    static final int MAX = 100;

    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

    private final FieldCipher cipher;
    private final JsonMapper json;

    Samples(FieldCipher cipher, JsonMapper json) {
        this.cipher = cipher;
        this.json = json;
    }

    /** A row that adds or changes something; {@code columns} is empty where it adds. */
    record Change(long row, String subject, List<String> columns) {}

    byte[] seal(UUID run, List<Change> changes) {
        return cipher.seal(context(run), json.writeValueAsString(changes));
    }

    List<Change> open(UUID run, byte @Nullable [] sealed) {
        return sealed == null ? List.of() : json.readValue(cipher.open(context(run), sealed), CHANGES);
    }

    private static String context(UUID run) {
        return "exchange.run.sample/" + run;
    }
}
