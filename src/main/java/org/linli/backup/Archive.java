package org.linli.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import tools.jackson.databind.json.JsonMapper;

/** A backup as a file: a zip with an entry for each table and a manifest that says how many rows and which bytes each has. */
final class Archive {
    static final String MANIFEST = "manifest.json";
    static final String MANIFEST_SUM = "manifest.sha256";
    static final int LEVEL = 4; // half the time of the usual 6 for a few hundredths more
    static final int BUFFER = 1 << 16;
    static final JsonMapper JSON = JsonMapper.builder().build();

    private Archive() {}

    static String entry(String table) {
        return "tables/" + table + ".copy";
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }
}
