package org.linli.matters;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads matters with their words, for people to look at. */
@Repository
class WholeStore {
    private static final int FOLLOWERS_SHOWN = 200;

    private final JdbcClient jdbc;

    WholeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Whole> find(District district, MatterId id) {
        return jdbc.sql("""
                        select m.*, (select count(*) from matters.matter f where f.district = m.district and f.lead = m.id)
                                    as followers
                          from matters.matter m where district = :district and id = :id
                        """)
                .param("district", district.value())
                .param("id", id.value())
                .query(WholeStore::row)
                .optional();
    }

    /** The newest ones at {@code place} and below. */
    List<Whole> newest(PlaceCode place, int limit) {
        return jdbc.sql("""
                        select *, 0 as followers from matters.matter
                         where district = :district and place like :place and state not in ('WITHDRAWN', 'MERGED')
                         order by received_at desc, id desc limit :limit
                        """)
                .param("district", place.district().value())
                .param("place", place.value() + "%")
                .param("limit", limit)
                .query(WholeStore::row)
                .list();
    }

    /** Released ones about something like {@code text}, the most alike first. */
    List<Whole> alikeReleased(PlaceCode place, String text, Instant since, int limit) {
        return jdbc.sql("""
                        select *, 0 as followers from (
                            select *, greatest(similarity(public_title || ' ' || public_text, :text),
                                               word_similarity(public_title, :text)) as alike
                              from matters.matter
                             where district = :district and place like :place and received_at > :since
                               and public_title is not null and state not in ('WITHDRAWN', 'MERGED')) as m
                         where alike > 0.2 order by alike desc, id desc limit :limit
                        """)
                .param("district", place.district().value())
                .param("place", place.value() + "%")
                .param("text", text)
                .param("since", utc(since))
                .param("limit", limit)
                .query(WholeStore::row)
                .list();
    }

    /** Open ones in {@code scope} about something like {@code of}, the most alike first. */
    List<Whole> alike(Scope scope, PlaceCode place, Whole of, Instant since, int limit) {
        return jdbc.sql("""
                        select *, 0 as followers from (
                            select *, similarity(title || ' ' || text, :text) as alike
                              from matters.matter
                             where district = :district and place like :place and received_at > :since and id <> :id
                               and (place like any(:places) or unit = any(:units))
                               and state in ('RECEIVED', 'ACCEPTED', 'ASSIGNED', 'HANDLING', 'SUSPENDED')) as m
                         where alike > 0.15 order by alike desc, id desc limit :limit
                        """)
                .param("district", scope.district().value())
                .param("place", place.value() + "%")
                .param("text", of.title() + " " + of.text())
                .param("since", utc(since))
                .param("id", of.matter().id().value())
                .param("places", prefixes(scope))
                .param("units", scope.units().toArray(UUID[]::new))
                .param("limit", limit)
                .query(WholeStore::row)
                .list();
    }

    /** The codes of those that go with {@code lead}. */
    List<String> followers(District district, MatterId lead) {
        return jdbc.sql("""
                        select code from matters.matter where district = :district and lead = :lead order by id limit :limit
                        """)
                .param("district", district.value())
                .param("lead", lead.value())
                .param("limit", FOLLOWERS_SHOWN)
                .query((row, number) -> row.getString("code"))
                .list();
    }

    static String[] prefixes(Scope scope) {
        return scope.places().stream().map(place -> place.value() + "%").toArray(String[]::new);
    }

    static Whole row(ResultSet row, int number) throws SQLException {
        var title = row.getString("public_title");
        return new Whole(
                MatterRow.read(row),
                row.getString("title"),
                row.getString("text"),
                row.getBoolean("anonymous"),
                title == null
                        ? null
                        : new Released(title, row.getString("public_text"), row.getString("public_answer")),
                row.getInt("followers"));
    }
}
