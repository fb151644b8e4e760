package org.linli.seal;

import static org.linli.database.Database.utc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.kernel.District;
import org.linli.tlog.Hash;
import org.linli.tlog.Tile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes the log: {@code seal.head}, {@code seal.entry}, {@code seal.tile}, {@code seal.checkpoint}. */
@Repository
class LogStore {
    private static final int TILES_KEPT = 4_096; // full ones, 8 KiB each

    private final JdbcClient jdbc;
    private final Cache<Tile, List<Hash>> full =
            Caffeine.newBuilder().maximumSize(TILES_KEPT).build();

    LogStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The log's size and root. */
    record Head(long size, Hash root) {}

    /** A signed head. */
    record Signed(long size, Hash root, String note) {}

    /** An entry and the act that it is of. */
    @SuppressWarnings("ArrayRecordComponent") // never compared by it
    record Entry(long index, District district, long seq, byte[] bytes) {}

    /** The log's head, held by this transaction until it ends. */
    Head lock() {
        return jdbc.sql("select size, root from seal.head where id = 1 for update /* of all districts */")
                .query((row, number) -> new Head(row.getLong("size"), Hash.of(row.getBytes("root"))))
                .single();
    }

    /** The log's head as it is now. */
    Head head() {
        return jdbc.sql("select size, root from seal.head where id = 1")
                .query((row, number) -> new Head(row.getLong("size"), Hash.of(row.getBytes("root"))))
                .single();
    }

    /** The root that was signed for {@code size} entries, if any was. */
    Optional<Hash> rootAt(long size) {
        return jdbc.sql("select root from seal.checkpoint where size = :size")
                .param("size", size)
                .query((row, number) -> Hash.of(row.getBytes("root")))
                .optional();
    }

    void advance(Head head, Instant now) {
        jdbc.sql(
                        "update seal.head set size = :size, root = :root, signed_at = :now where id = 1 /* of all districts */")
                .param("size", head.size())
                .param("root", head.root().bytes())
                .param("now", utc(now))
                .update();
    }

    void addEntries(District district, long first, List<Long> seqs, List<byte[]> entries) {
        jdbc.sql("""
                        insert into seal.entry (idx, district, seq, entry)
                        select :first + n - 1, :district, seq, decode(entry, 'hex')
                          from unnest(:seq::bigint[], :entry::text[]) with ordinality as t (seq, entry, n)
                        """)
                .param("district", district.value())
                .param("first", first)
                .param("seq", seqs.toArray(Long[]::new))
                .param("entry", entries.stream().map(HexFormat.of()::formatHex).toArray(String[]::new))
                .update();
    }

    /** Writes tiles, over narrower ones of the same place. */
    void putTiles(Map<Tile, List<Hash>> tiles) {
        var some = List.copyOf(tiles.entrySet());
        jdbc.sql("""
                        insert into seal.tile as old (level, n, width, hashes) -- of all districts
                        select level, n, width, decode(hashes, 'hex')
                          from unnest(:level::int[], :n::bigint[], :width::int[], :hashes::text[]) as t (level, n, width, hashes)
                        on conflict (level, n) do update set width = excluded.width, hashes = excluded.hashes
                         where old.width < excluded.width
                        """)
                .param("level", some.stream().map(one -> one.getKey().level()).toArray(Integer[]::new))
                .param("n", some.stream().map(one -> one.getKey().index()).toArray(Long[]::new))
                .param("width", some.stream().map(one -> one.getKey().width()).toArray(Integer[]::new))
                .param(
                        "hashes",
                        some.stream()
                                .map(one -> HexFormat.of().formatHex(bytes(one.getValue())))
                                .toArray(String[]::new))
                .update();
    }

    void addCheckpoint(Signed signed, Instant now) {
        jdbc.sql("""
                        insert into seal.checkpoint (size, root, note, signed_at) -- of all districts
                        values (:size, :root, :note, :now)
                        """)
                .param("size", signed.size())
                .param("root", signed.root().bytes())
                .param("note", signed.note())
                .param("now", utc(now))
                .update();
    }

    /** The newest signed head; none before the first act is sealed. */
    Optional<Signed> newest() {
        return jdbc.sql("select size, root, note from seal.checkpoint order by size desc limit 1")
                .query((row, number) ->
                        new Signed(row.getLong("size"), Hash.of(row.getBytes("root")), row.getString("note")))
                .optional();
    }

    /** The newest head that was signed before {@code end}. */
    Optional<Signed> before(Instant end) {
        return jdbc.sql("""
                        select size, root, note from seal.checkpoint where signed_at < :end order by signed_at desc, size desc limit 1
                        """)
                .param("end", utc(end))
                .query((row, number) ->
                        new Signed(row.getLong("size"), Hash.of(row.getBytes("root")), row.getString("note")))
                .optional();
    }

    /** When the first head was signed. */
    Optional<Instant> since() {
        return jdbc.sql("select min(signed_at) as first from seal.checkpoint")
                .query((row, number) -> row.getObject("first", OffsetDateTime.class))
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Signed heads after {@code size}, in order. */
    List<Signed> checkpoints(long size, int limit) {
        return jdbc.sql("select size, root, note from seal.checkpoint where size > :size order by size limit :limit")
                .param("size", size)
                .param("limit", limit)
                .query((row, number) ->
                        new Signed(row.getLong("size"), Hash.of(row.getBytes("root")), row.getString("note")))
                .list();
    }

    /** The hashes of {@code tiles}, as many as each is wide; those that there are. */
    Map<Tile, List<Hash>> tiles(Collection<Tile> tiles) {
        var found = new HashMap<Tile, List<Hash>>();
        var missing = new ArrayList<Tile>();
        for (var tile : tiles) {
            var known = tile.isFull() ? full.getIfPresent(tile) : null;
            if (known == null) {
                missing.add(tile);
            } else {
                found.put(tile, known);
            }
        }
        if (!missing.isEmpty()) {
            read(missing).forEach((tile, hashes) -> {
                found.put(tile, hashes);
                if (tile.isFull()) {
                    full.put(tile, hashes);
                }
            });
        }
        return found;
    }

    private Map<Tile, List<Hash>> read(List<Tile> tiles) {
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Stored(int level, long n, byte[] hashes) {}

        var stored = jdbc.sql("""
                        select t.level, t.n, t.hashes
                          from seal.tile t join unnest(:level::int[], :n::bigint[]) as w (level, n) using (level, n)
                        """)
                .param("level", tiles.stream().map(Tile::level).toArray(Integer[]::new))
                .param("n", tiles.stream().map(Tile::index).toArray(Long[]::new))
                .query((row, number) -> new Stored(row.getInt("level"), row.getLong("n"), row.getBytes("hashes")))
                .list();
        var found = new HashMap<Tile, List<Hash>>();
        for (var tile : tiles) {
            stored.stream()
                    .filter(one -> one.level() == tile.level() && one.n() == tile.index())
                    .filter(one -> one.hashes().length >= tile.width() * Hash.LENGTH)
                    .findFirst()
                    .ifPresent(one -> found.put(tile, hashes(one.hashes(), tile.width())));
        }
        return found;
    }

    /** Entries from {@code first} on, in order. */
    List<Entry> entries(long first, int limit) {
        return jdbc.sql("select * from seal.entry where idx >= :first order by idx limit :limit")
                .param("first", first)
                .param("limit", limit)
                .query((row, number) -> new Entry(
                        row.getLong("idx"),
                        new District(row.getString("district")),
                        row.getLong("seq"),
                        row.getBytes("entry")))
                .list();
    }

    /** The number of the newest act of {@code district} that is sealed; 0 before the first. */
    long sealed(District district) {
        return jdbc.sql("select coalesce(max(seq), 0) from seal.entry where district = :district")
                .param("district", district.value())
                .query(Long.class)
                .single();
    }

    /** The entry of an act, once it is sealed. */
    Optional<Entry> entryOf(District district, long seq) {
        return jdbc.sql("select * from seal.entry where district = :district and seq = :seq")
                .param("district", district.value())
                .param("seq", seq)
                .query((row, number) -> new Entry(row.getLong("idx"), district, seq, row.getBytes("entry")))
                .optional();
    }

    private static byte[] bytes(List<Hash> hashes) {
        var bytes = new byte[hashes.size() * Hash.LENGTH];
        for (var i = 0; i < hashes.size(); i++) {
            hashes.get(i).write(bytes, i * Hash.LENGTH);
        }
        return bytes;
    }

    private static List<Hash> hashes(byte[] bytes, int count) {
        var hashes = new ArrayList<Hash>(count);
        for (var i = 0; i < count; i++) {
            hashes.add(Hash.of(bytes, i * Hash.LENGTH));
        }
        return List.copyOf(hashes);
    }

    /** As {@code tile} is served. */
    static byte[] served(List<Hash> hashes) {
        return bytes(hashes);
    }
}
