package org.linli.phrases;

import static org.linli.database.Database.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.organisations.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code phrases.phrase}. */
@Repository
class PhraseStore {
    private static final int SHOWN = 200;

    private final JdbcClient jdbc;

    PhraseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(District district, Phrase phrase, Instant at) {
        jdbc.sql("""
                        insert into phrases.phrase (district, id, unit, category, title, text, made_at)
                        values (:district, :id, :unit, :category, :title, :text, :at)
                        """)
                .param("district", district.value())
                .param("id", phrase.id())
                .param("unit", phrase.unit())
                .param("category", phrase.category())
                .param("title", phrase.title())
                .param("text", phrase.text())
                .param("at", utc(at))
                .update();
    }

    /** Takes one away; again changes nothing. */
    void remove(District district, UUID id) {
        jdbc.sql("update phrases.phrase set gone = true where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id)
                .update();
    }

    /** Whose one is, also one that was taken away. */
    Optional<OrganisationId> unit(District district, UUID id) {
        return jdbc.sql("select unit from phrases.phrase where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id)
                .query((row, number) -> new OrganisationId(Objects.requireNonNull(row.getObject("unit", UUID.class))))
                .optional();
    }

    /** What {@code units} write often, the oldest first. */
    List<Phrase> list(District district, Collection<UUID> units) {
        return jdbc.sql("""
                        select * from phrases.phrase
                         where district = :district and unit = any(:units) and not gone order by id limit :limit
                        """)
                .param("district", district.value())
                .param("units", units.toArray(UUID[]::new))
                .param("limit", SHOWN)
                .query((row, number) -> new Phrase(
                        Objects.requireNonNull(row.getObject("id", UUID.class)),
                        Objects.requireNonNull(row.getObject("unit", UUID.class)),
                        row.getString("category"),
                        row.getString("title"),
                        row.getString("text")))
                .list();
    }
}
