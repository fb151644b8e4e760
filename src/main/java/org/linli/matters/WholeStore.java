package org.linli.matters;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
                        select m.*, coalesce((select f.n from matters.joined f
                                               where f.district = m.district and f.lead = m.id), 0) as followers
                          from matters.matter m where district = :district and id = :id
                        """)
                .param("district", district.value())
                .param("id", id.value())
                .query(WholeStore::row)
                .optional();
    }

    /** How many go with {@code lead}. */
    int joined(District district, MatterId lead) {
        return jdbc.sql("select n from matters.joined where district = :district and lead = :lead")
                .param("district", district.value())
                .param("lead", lead.value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** What everybody may see under {@code code}. */
    Optional<Whole> face(District district, String code) {
        return jdbc.sql("""
                        select m.*, coalesce((select f.n from matters.joined f
                                               where f.district = m.district and f.lead = m.id), 0) as followers
                          from matters.face m where district = :district and code = :code
                        """)
                .param("district", district.value())
                .param("code", code)
                .query(WholeStore::face)
                .optional();
    }

    /** The newest ones at {@code place} and below, as everybody may see them. */
    List<Whole> newest(PlaceCode place, int limit) {
        return jdbc.sql("""
                        select *, 0 as followers from matters.face
                         where district = :district and place ^@ :place and state not in ('WITHDRAWN', 'MERGED')
                         order by received_at desc, id desc limit :limit
                        """)
                .param("district", place.district().value())
                .param("place", place.value())
                .param("limit", limit)
                .query(WholeStore::face)
                .list();
    }

    /** Released ones about something like {@code text}, the most alike first. */
    List<Whole> alikeReleased(PlaceCode place, String text, Instant since, int limit) {
        return jdbc.sql("""
                        select *, 0 as followers from (
                            select *, greatest(similarity(public_title || ' ' || public_text, :text),
                                               word_similarity(public_title, :text)) as alike
                              from matters.face
                             where district = :district and place ^@ :place and received_at > :since
                               and public_title is not null and state not in ('WITHDRAWN', 'MERGED')) as m
                         where alike > 0.2 order by alike desc, id desc limit :limit
                        """)
                .param("district", place.district().value())
                .param("place", place.value())
                .param("text", text)
                .param("since", utc(since))
                .param("limit", limit)
                .query(WholeStore::face)
                .list();
    }

    /** Open ones in {@code scope} about something like {@code of}, the most alike first. */
    List<Whole> alike(Scope scope, PlaceCode place, Whole of, Instant since, int limit) {
        return jdbc.sql("""
                        select *, 0 as followers from (
                            select *, similarity(title || ' ' || text, :text) as alike
                              from matters.matter
                             where district = :district and place ^@ :place and received_at > :since and id <> :id
                               and (place ^@ any(:places) or unit = any(:units)) and (against is null or against <> all(:units))
                               and state in ('RECEIVED', 'ACCEPTED', 'ASSIGNED', 'HANDLING', 'SUSPENDED')) as m
                         where alike > 0.15 order by alike desc, id desc limit :limit
                        """)
                .param("district", scope.district().value())
                .param("place", place.value())
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
        return scope.places().stream().map(PlaceCode::value).toArray(String[]::new);
    }

    static Whole row(ResultSet row, int number) throws SQLException {
        return new Whole(
                MatterRow.read(row),
                row.getString("title"),
                row.getString("text"),
                row.getBoolean("anonymous"),
                released(row),
                row.getInt("followers"));
    }

    /** Without a word of who raised it. */
    static Whole face(ResultSet row, int number) throws SQLException {
        return new Whole(MatterRow.read(row), "", "", true, released(row), row.getInt("followers"));
    }

    private static @Nullable Released released(ResultSet row) throws SQLException {
        var title = row.getString("public_title");
        return title == null ? null : new Released(title, row.getString("public_text"), row.getString("public_answer"));
    }
}
