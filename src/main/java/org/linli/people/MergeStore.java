package org.linli.people;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.kernel.District;
import org.linli.people.Merge.Field;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code people.merge}, and what a merge moves in {@code people.person} and {@code people.tie}. */
@Repository
class MergeStore {
    private final JdbcClient jdbc;

    MergeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(District district, Merge merge) {
        jdbc.sql("""
                        insert into people.merge (district, id, kept, gone, filled, ties, followers, by, at)
                        values (:district, :id, :kept, :gone, :filled, :ties, :followers, :by, :at)
                        """)
                .param("district", district.value())
                .param("id", merge.id())
                .param("kept", merge.kept().value())
                .param("gone", merge.gone().value())
                .param("filled", merge.filled().stream().map(Field::name).toArray(String[]::new))
                .param("ties", merge.ties().toArray(UUID[]::new))
                .param("followers", merge.followers().toArray(UUID[]::new))
                .param("by", merge.by().value())
                .param("at", utc(merge.at()))
                .update();
    }

    void undone(District district, UUID id, PersonId by, Instant at) {
        jdbc.sql("""
                        update people.merge set undone_by = :by, undone_at = :at
                         where district = :district and id = :id
                        """)
                .param("district", district.value())
                .param("id", id)
                .param("by", by.value())
                .param("at", utc(at))
                .update();
    }

    Optional<Merge> find(District district, UUID id) {
        return jdbc.sql("select * from people.merge where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id)
                .query(MergeStore::row)
                .optional();
    }

    /** Merges of {@code person} with others that are in force, newest first; at most 50. */
    List<Merge> of(District district, PersonId person) {
        return jdbc.sql("""
                        select * from people.merge
                         where district = :district and (kept = :person or gone = :person) and undone_at is null
                         order by at desc, id desc limit 50
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .query(MergeStore::row)
                .list();
    }

    /** The ids for which {@code person} stands, its own first. */
    List<PersonId> ids(District district, PersonId person) {
        return jdbc.sql("""
                        select id from people.called
                         where district = :district and (id = :person or merged_into = :person)
                         order by id <> :person, id
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .query((row, number) -> new PersonId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Lets {@code from}, and all that follow it, answer with {@code into}. */
    void lead(District district, PersonId from, PersonId into) {
        jdbc.sql("""
                        update people.person set merged_into = :into
                         where district = :district and (id = :from or merged_into = :from)
                        """)
                .param("district", district.value())
                .param("from", from.value())
                .param("into", into.value())
                .update();
    }

    /** Lets {@code person} stand for itself and for {@code followers} again. */
    void release(District district, PersonId person, Collection<UUID> followers) {
        jdbc.sql("""
                        update people.person set merged_into = case when id = :person then null else :person::uuid end
                         where district = :district and (id = :person or id = any(:followers))
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .param("followers", followers.toArray(UUID[]::new))
                .update();
    }

    /** Moves those of {@code ties} that are {@code from}'s. */
    void move(District district, Collection<UUID> ties, PersonId from, PersonId to) {
        jdbc.sql("""
                        update people.tie set person = :to
                         where district = :district and person = :from and id = any(:ties)
                        """)
                .param("district", district.value())
                .param("ties", ties.toArray(UUID[]::new))
                .param("from", from.value())
                .param("to", to.value())
                .update();
    }

    private static Merge row(ResultSet row, int number) throws SQLException {
        var undone = row.getObject("undone_at", OffsetDateTime.class);
        return new Merge(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("kept", UUID.class)),
                new PersonId(row.getObject("gone", UUID.class)),
                Stream.of((String[]) row.getArray("filled").getArray())
                        .map(Field::valueOf)
                        .collect(Collectors.toSet()),
                List.of((UUID[]) row.getArray("ties").getArray()),
                List.of((UUID[]) row.getArray("followers").getArray()),
                new PersonId(row.getObject("by", UUID.class)),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                undone == null ? null : undone.toInstant());
    }
}
