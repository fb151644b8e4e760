package org.linli.seal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.Problem;
import org.linli.ledger.Act;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;
import org.linli.tlog.Checkpoint;
import org.linli.tlog.Hash;
import org.linli.tlog.Note;
import org.linli.tlog.Tiles;
import org.linli.tlog.TlogProof;
import org.linli.tlog.VerifierKey;
import org.springframework.stereotype.Service;

/** Promises that an act will be in the public log, proves that it is, and destroys what ties a leaf to what it commits to. */
@Service
public class PublicLog {
    /** How long a promise may take; in truth it takes a second. */
    public static final Duration WITHIN = Duration.ofHours(24);

    private final LogStore store;
    private final SecretStore secrets;
    private final Heads heads;
    private final LogKeys keys;
    private final Ledger ledger;
    private final Shredding shredding;

    PublicLog(LogStore store, SecretStore secrets, Heads heads, LogKeys keys, Ledger ledger, Shredding shredding) {
        this.store = store;
        this.secrets = secrets;
        this.heads = heads;
        this.keys = keys;
        this.ledger = ledger;
        this.shredding = shredding;
    }

    /** A signed promise, with the secret that stands behind it. */
    public static final class Promised {
        private final UUID subject;
        private final String note;
        private final SubjectKey key;

        private Promised(UUID subject, String note, SubjectKey key) {
            this.subject = subject;
            this.note = note;
            this.key = key;
        }

        /** The signed text, to be handed to whoever raised it. */
        public String note() {
            return note;
        }
    }

    /**
     * What proves one act.
     *
     * @param index of its entry
     * @param entry the leaf, as everybody can read it
     * @param detail what it commits to, or null where that was erased
     * @param salt 32 bytes as base64, or null as {@code detail}
     * @param proof that the entry is in the tree, with the signed head ({@code c2sp.org/tlog-proof@v1})
     */
    public record Proof(
            String kind,
            long index,
            String entry,
            @Nullable String detail,
            @Nullable String salt,
            String proof) {}

    /** The hash of what was said: SHA-256 of {@code texts} as canonical JSON (RFC 8785). */
    public static Hash content(Map<String, String> texts) {
        return Hash.of(SubjectKey.sha256().digest(SubjectKey.utf8(Canonical.write(texts))));
    }

    /**
     * Promises to seal {@code act}, the first of its subject. The promise holds once {@link #keep} and the act are committed; hand
     * it to nobody before.
     *
     * @param content see {@link #content}
     */
    public Promised promise(Act act, Hash content) {
        var key = SubjectKey.random(new SubjectKey.Said(act.kind(), content));
        var told = new Told(act.kind(), act.place(), act.subject(), act.at(), ledger.facts(act), content);
        return new Promised(act.subject(), note(told, key), key);
    }

    /** The promise that was made when {@code subject} began, word for word; none where its secret was destroyed or nothing promised. */
    public Optional<String> promised(District district, UUID subject) {
        return secrets.find(district, subject)
                .flatMap(key -> ledger.about(district, subject).stream()
                        .findFirst()
                        .filter(act -> key.contentOf(act.kind()) != null)
                        .map(act -> note(Leaf.told(act, key), key)));
    }

    /** Signed by Ed25519, which gives one signature for one text: a promise need not be kept to be shown again. */
    private String note(Told told, SubjectKey key) {
        var text = String.join(
                        "\n",
                        "linli-promise/1",
                        keys.origin(),
                        told.kind(),
                        key.commitment(told).base64(),
                        seconds(told.at()),
                        seconds(told.at().plus(WITHIN)))
                + "\n";
        return keys.promise(text, told.at()).toString();
    }

    /** Keeps the secrets of promises, in the transaction that records their acts. */
    public void keep(District district, List<Promised> promised) {
        var some = new HashMap<UUID, SubjectKey>();
        promised.forEach(one -> some.put(one.subject, one.key));
        secrets.add(district, some);
    }

    /** What proves the acts about {@code subject}, in order, as far as they are sealed. */
    public List<Proof> proofs(District district, UUID subject) {
        record Sealed(Recorded act, LogStore.Entry entry) {}

        var sealed = ledger.about(district, subject).stream()
                .flatMap(act -> store.entryOf(district, act.seq()).stream().map(entry -> new Sealed(act, entry)))
                .toList();
        if (sealed.isEmpty()) {
            return List.of();
        }
        var last = sealed.stream().mapToLong(one -> one.entry().index()).max().orElseThrow();
        var head = heads.holding(last).orElseThrow(); // committed together with its entries
        var tiles = new Tiles(Checkpoint.parse(head.text()).size(), store::tiles);
        var key = secrets.find(district, subject);
        return sealed.stream()
                .map(one -> proof(one.act(), one.entry(), key, tiles, head))
                .toList();
    }

    private static Proof proof(
            Recorded act, LogStore.Entry entry, Optional<SubjectKey> key, Tiles tiles, Note checkpoint) {
        var told = key.map(secret -> Leaf.told(act, secret));
        return new Proof(
                act.kind(),
                entry.index(),
                new String(entry.bytes(), java.nio.charset.StandardCharsets.UTF_8),
                told.map(Told::text).orElse(null),
                key.map(secret -> java.util.Base64.getEncoder().encodeToString(secret.salt(told.orElseThrow())))
                        .orElse(null),
                new TlogProof(entry.index(), tiles.inclusion(entry.index()), checkpoint).toString());
    }

    /**
     * Destroys what the leaves of {@code subject} commit to; they stay. Part of the caller's transaction, which records the act that
     * says so. Doing it again changes nothing.
     *
     * @param ground code of the legal ground, at most 60 characters
     */
    public void shred(District district, UUID subject, String ground) {
        if (ground.isBlank()) {
            throw Problem.INVALID.because("an erasure needs its ground");
        }
        shredding.shred(district, subject, ground);
    }

    /** Whether the secret of {@code subject} was destroyed. */
    public boolean isShredded(District district, UUID subject) {
        return !secrets.shredded(district, List.of(subject)).isEmpty();
    }

    /**
     * A stretch of the log.
     *
     * @param from the index of its first entry
     * @param to the index after its last
     * @param peaks roots of the perfect trees that the entries before it make up: whoever adds the stretch to them comes to the head
     * @param head the signed head at its end
     */
    public record Stretch(long from, long to, List<Hash> peaks, String head) {}

    /** What was sealed from {@code start} until before {@code end}; none where nothing was. */
    public Optional<Stretch> sealed(Instant start, Instant end) {
        var from = store.before(start).map(LogStore.Signed::size).orElse(0L);
        return store.before(end)
                .filter(head -> head.size() > from)
                .map(head -> new Stretch(from, head.size(), new Tiles(from, store::tiles).peaks(), head.note()));
    }

    /** When the log began; none before its first head. */
    public Optional<Instant> since() {
        return store.since();
    }

    /** At most {@code limit} entries from index {@code first} on, in order, as text. */
    public List<String> entries(long first, int limit) {
        return store.entries(first, limit).stream()
                .map(entry -> new String(entry.bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }

    /** The log's name. */
    public String origin() {
        return keys.origin();
    }

    /** What its signatures are checked with, the Ed25519 key first. */
    public List<VerifierKey> verifiers() {
        return keys.verifiers();
    }

    private static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
