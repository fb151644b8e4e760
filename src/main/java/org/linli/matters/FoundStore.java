package org.linli.matters;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.linli.kernel.District;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads public faces that somebody looks for, with when they changed. */
@Repository
class FoundStore {
    private static final String FACES = """
            select m.*, 0 as followers,
                   coalesce(case when m.state in ('ANSWERED', 'CLOSED') then m.answered_at end,
                            (select max(e.at) from matters.public_entry e
                              where e.district = m.district and e.matter = m.id), m.received_at) as changed_at
              from matters.face m where district = :district
            """;

    private final JdbcClient jdbc;

    FoundStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A face and when it changed. */
    record Found(Whole whole, Instant changedAt) {}

    List<Found> list(PublicQuery query) {
        var categories = query.categories().isEmpty() ? "" : " and category = any(:categories)";
        return jdbc.sql(FACES + """
                           and place ^@ :place and received_at >= :from and received_at <= :to and state = any(:states)%s
                         order by received_at desc, id desc limit :limit offset :skip
                        """.formatted(categories))
                .param("district", query.place().district().value())
                .param("place", query.place().value())
                .param("from", utc(query.from()))
                .param("to", utc(query.to()))
                .param("states", query.states().stream().map(State::name).toArray(String[]::new))
                .param("categories", query.categories().toArray(String[]::new))
                .param("limit", query.limit())
                .param("skip", query.skip())
                .query(FoundStore::row)
                .list();
    }

    /** Those of {@code codes} that there are in {@code district}. */
    List<Found> list(District district, Collection<String> codes) {
        return jdbc.sql(FACES + " and code = any(:codes) order by received_at desc, id desc limit :limit")
                .param("district", district.value())
                .param("codes", codes.toArray(String[]::new))
                .param("limit", PublicQuery.LIMIT_MAX)
                .query(FoundStore::row)
                .list();
    }

    private static Found row(ResultSet row, int number) throws SQLException {
        return new Found(WholeStore.face(row, number), MatterRow.time(row, "changed_at"));
    }
}
