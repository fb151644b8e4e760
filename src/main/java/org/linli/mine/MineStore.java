package org.linli.mine;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.FieldCipher;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code mine.kept}; seals on the way in, opens on the way out. */
@Repository
class MineStore {
    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    MineStore(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** A receipt that is kept. */
    record Kept(UUID id, String code, String receipt, Instant since) {
        /** Never the secret: it must not reach a log. */
        @Override
        public String toString() {
            return "Kept[" + code + "]";
        }
    }

    /** Keeps a receipt; nothing changes where {@code person} keeps it already. */
    void add(District district, PersonId person, Kept kept) {
        jdbc.sql("""
                        insert into mine.kept (district, id, person, code, receipt, since)
                        values (:district, :id, :person, :code, :receipt, :since)
                        on conflict (district, person, code) do nothing
                        """)
                .param("district", district.value())
                .param("id", kept.id())
                .param("person", person.value())
                .param("code", kept.code())
                .param("receipt", cipher.seal(context(kept.id()), kept.receipt()))
                .param("since", utc(kept.since()))
                .update();
    }

    /** The newest first, from before {@code before} on. */
    List<Kept> list(District district, PersonId person, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select * from mine.kept
                         where district = :district and person = :person and (:before::uuid is null or id < :before::uuid)
                         order by id desc limit :limit
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .param("before", before)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    Optional<Kept> find(District district, PersonId person, String code) {
        return jdbc.sql("select * from mine.kept where district = :district and person = :person and code = :code")
                .param("district", district.value())
                .param("person", person.value())
                .param("code", code)
                .query(this::row)
                .optional();
    }

    /** Keeps it no more; false where it was not kept. */
    boolean remove(District district, PersonId person, String code) {
        return jdbc.sql("delete from mine.kept where district = :district and person = :person and code = :code")
                        .param("district", district.value())
                        .param("person", person.value())
                        .param("code", code)
                        .update()
                > 0;
    }

    private Kept row(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Kept(
                id,
                row.getString("code"),
                cipher.open(context(id), row.getBytes("receipt")),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }

    private static String context(UUID id) {
        return "mine.kept.receipt/" + id;
    }
}
