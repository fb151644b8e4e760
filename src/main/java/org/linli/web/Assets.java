package org.linli.web;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Addresses of our static files with a version from their content, so that browsers may keep them for a year. */
@Component
final class Assets {
    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    String address(String name) {
        return addresses.computeIfAbsent(name, Assets::versioned);
    }

    private static String versioned(String name) {
        try (var in = Assets.class.getResourceAsStream("/static/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no static file " + name);
            }
            var hash = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            return "/" + name + "?v=" + HexFormat.of().formatHex(hash, 0, 6);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
