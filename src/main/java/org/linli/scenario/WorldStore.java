package org.linli.scenario;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.database.Database;
import org.linli.kernel.District;
import org.linli.kernel.FieldCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code scenario.*}. */
@Repository
class WorldStore {
    private static final String CONTEXT = "scenario.event.receipt";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    WorldStore(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** A world: where it is, under which name it is played, and from which moment its times are counted. */
    record World(District district, String name, Instant seenAt, boolean ended) {}

    /** Which event of a world. */
    record EventId(String key, int part) {}

    /** What an event left behind. */
    record Trace(String subject, @Nullable String receipt) {}

    /** The world, begun now unless it was begun before. */
    World begin(District district, String name, Instant now) {
        jdbc.sql("""
                        insert into scenario.world (district, name, seen_at) values (:district, :name, :now)
                        on conflict (district, name) do nothing
                        """)
                .param("district", district.value())
                .param("name", name)
                .param("now", Database.utc(now))
                .update();
        return find(district, name).orElseThrow();
    }

    Optional<World> find(District district, String name) {
        return jdbc.sql("select seen_at, ended from scenario.world where district = :district and name = :name")
                .param("district", district.value())
                .param("name", name)
                .query((row, number) -> new World(
                        district,
                        name,
                        row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("ended")))
                .optional();
    }

    void end(World world) {
        jdbc.sql("update scenario.world set ended = true where district = :district and name = :name")
                .param("district", world.district().value())
                .param("name", world.name())
                .update();
    }

    /** Notes that an event has happened. */
    void note(World world, EventId key, Trace trace) {
        jdbc.sql("""
                        insert into scenario.event (district, world, key, part, subject, receipt)
                        values (:district, :world, :key, :part, :subject, :receipt)
                        on conflict (district, world, key, part) do nothing
                        """)
                .param("district", world.district().value())
                .param("world", world.name())
                .param("key", key.key())
                .param("part", key.part())
                .param("subject", trace.subject())
                .param("receipt", trace.receipt() == null ? null : cipher.seal(CONTEXT, trace.receipt()))
                .update();
    }

    Optional<Trace> trace(World world, EventId key) {
        return jdbc.sql("""
                        select subject, receipt from scenario.event
                         where district = :district and world = :world and key = :key and part = :part
                        """)
                .param("district", world.district().value())
                .param("world", world.name())
                .param("key", key.key())
                .param("part", key.part())
                .query((row, number) -> {
                    var receipt = row.getBytes("receipt");
                    return new Trace(row.getString("subject"), receipt == null ? null : cipher.open(CONTEXT, receipt));
                })
                .optional();
    }

    /** Everything that has happened in a world. */
    Set<EventId> happened(World world) {
        return new HashSet<>(
                jdbc.sql("select key, part from scenario.event where district = :district and world = :world")
                        .param("district", world.district().value())
                        .param("world", world.name())
                        .query((row, number) -> new EventId(row.getString("key"), row.getInt("part")))
                        .list());
    }
}
