package org.linli.seal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.linli.kernel.Problem;
import org.linli.tlog.Bundle;
import org.linli.tlog.Tile;
import org.linli.tlog.VerifierKey;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The log as anybody reads it (c2sp.org/tlog-tiles). A tile never changes under its address. */
@RestController
class LogPages {
    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final LogStore store;
    private final Heads heads;
    private final LogKeys keys;

    LogPages(LogStore store, Heads heads, LogKeys keys) {
        this.store = store;
        this.heads = heads;
        this.keys = keys;
    }

    /** The signed head that is published, with the signatures of witnesses. */
    @GetMapping("/checkpoint")
    ResponseEntity<String> checkpoint() {
        var head = heads.published().orElseThrow(() -> Problem.NOT_FOUND.because("nothing is sealed yet"));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(TEXT)
                .body(head.toString());
    }

    /** The keys that the log signs with, a line each: Ed25519, ML-DSA-44. */
    @GetMapping("/ledger/key")
    ResponseEntity<String> key() {
        var lines = keys.verifiers().stream().map(VerifierKey::toString).collect(Collectors.joining("\n", "", "\n"));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .contentType(TEXT)
                .body(lines);
    }

    /** Hashes. */
    @GetMapping("/tile/{level}/{*path}")
    ResponseEntity<byte[]> tile(@PathVariable String level, @PathVariable String path) {
        var tile = at(level.matches("\\d") ? Integer.parseInt(level) : -1, path);
        var hashes = store.tiles(List.of(tile)).get(tile);
        if (hashes == null) {
            throw Problem.NOT_FOUND.because("no tile " + tile.path());
        }
        return served(LogStore.served(hashes));
    }

    /** Entries, each after its length. */
    @GetMapping("/tile/entries/{*path}")
    ResponseEntity<byte[]> entries(@PathVariable String path) {
        var tile = at(0, path);
        var entries = store.entries(tile.index() * Tile.FULL, tile.width());
        if (entries.size() < tile.width()) {
            throw Problem.NOT_FOUND.because("no entries " + tile.entriesPath());
        }
        return served(Bundle.write(entries.stream().map(LogStore.Entry::bytes).toList()));
    }

    private static Tile at(int level, String path) {
        return Tile.at(level, path.substring(1)).orElseThrow(() -> Problem.NOT_FOUND.because("no tile " + path));
    }

    private static ResponseEntity<byte[]> served(byte[] bytes) {
        return ResponseEntity.ok()
                .cacheControl(FOREVER)
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(bytes);
    }
}
