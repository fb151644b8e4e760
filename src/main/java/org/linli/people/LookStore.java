package org.linli.people;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.kernel.District;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code people.look}, which is append-only. */
@Repository
class LookStore {
    private final JdbcClient jdbc;

    LookStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(District district, UUID id, UUID subject, Look look) {
        jdbc.sql("""
                        insert into people.look (district, id, subject, looker, purpose, at, items)
                        values (:district, :id, :subject, :looker, :purpose, :at, :items)
                        """)
                .param("district", district.value())
                .param("id", id)
                .param("subject", subject)
                .param("looker", look.looker().value())
                .param("purpose", look.purpose())
                .param("at", utc(look.at()))
                .param("items", look.items().stream().map(Item::name).sorted().toArray(String[]::new))
                .update();
    }

    /** The newest looks at {@code subject}, and at records that it stands for, first. */
    List<Look> list(District district, UUID subject, int limit) {
        return jdbc.sql("""
                        select * from people.look
                         where district = :district
                           and (subject = :subject or subject in (
                                select id from people.called where district = :district and merged_into = :subject))
                         order by at desc, id desc limit :limit
                        """)
                .param("district", district.value())
                .param("subject", subject)
                .param("limit", limit)
                .query(LookStore::row)
                .list();
    }

    private static Look row(ResultSet row, int number) throws SQLException {
        return new Look(
                new PersonId(row.getObject("looker", UUID.class)),
                row.getString("purpose"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                items((String[]) row.getArray("items").getArray()));
    }

    private static Set<Item> items(String[] names) {
        return Stream.of(names).map(Item::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
