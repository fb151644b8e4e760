package org.linli.organisations;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes the register of organisations, {@code organisations.organisation}. */
@Repository
class BodyStore {
    private final JdbcClient jdbc;

    BodyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it was added: false where one that answers for the same stands at this place already. */
    boolean add(Body body, Instant now) {
        return bind(body, jdbc.sql("""
                        insert into organisations.organisation
                               (district, id, place, kind, function, zh, en, parent, status, number, renews_on,
                                members, services, venue, rules, opened_on, added_at)
                        values (:district, :id, :place, :kind, :function, :zh, :en, :parent, :status, :number, :renews,
                                :members, :services, :venue, :rules, :opened, :now)
                        on conflict (district, function, place) where function <> '' and closed_on is null do nothing
                        """))
                        .param("opened", body.openedOn())
                        .param("now", utc(now))
                        .update()
                > 0;
    }

    /** Writes over the version that was read; fails as {@link Problem#STALE} if somebody else wrote first. */
    void put(Body body) {
        var rows = bind(body, jdbc.sql("""
                        update organisations.organisation
                           set place = :place, kind = :kind, function = :function, zh = :zh, en = :en, parent = :parent,
                               status = :status, number = :number, renews_on = :renews, members = :members,
                               services = :services, venue = :venue, rules = :rules, closed_on = :closed,
                               waiting = :waiting, version = version + 1
                         where district = :district and id = :id and version = :version
                        """))
                .param("closed", body.closedOn())
                .param("waiting", body.waiting())
                .param("version", body.version())
                .update();
        if (rows == 0) {
            throw Problem.STALE.because("organisation " + body.id() + " version " + body.version());
        }
    }

    private static JdbcClient.StatementSpec bind(Body body, JdbcClient.StatementSpec statement) {
        var about = body.about();
        return statement
                .param("district", body.organisation().district().value())
                .param("id", body.id().value())
                .param("place", body.place().value())
                .param("kind", body.organisation().kind())
                .param("function", body.organisation().function())
                .param("zh", about.name().zh())
                .param("en", about.name().en())
                .param("parent", body.parent() == null ? null : body.parent().value())
                .param("status", about.status().name())
                .param("number", about.number())
                .param("renews", about.renewsOn())
                .param("members", about.members())
                .param("services", about.services())
                .param("venue", about.venue())
                .param("rules", about.rules());
    }

    Optional<Body> find(District district, OrganisationId id) {
        return jdbc.sql("select * from organisations.organisation where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id.value())
                .query(BodyStore::row)
                .optional();
    }

    /** Holds it until the transaction ends. */
    Optional<Body> lock(District district, OrganisationId id) {
        return jdbc.sql("select * from organisations.organisation where district = :district and id = :id for update")
                .param("district", district.value())
                .param("id", id.value())
                .query(BodyStore::row)
                .optional();
    }

    /** Holds the tree of {@code district}: its changes are made one after the other. */
    void lockTree(District district) {
        jdbc.sql("insert into organisations.tree (district) values (:district) on conflict do nothing")
                .param("district", district.value())
                .update();
        jdbc.sql("select district from organisations.tree where district = :district for update")
                .param("district", district.value())
                .query(String.class)
                .single();
    }

    /** Those that belong under {@code parent} and stand, by place. */
    List<Body> children(District district, OrganisationId parent, int limit) {
        return jdbc.sql("""
                        select * from organisations.organisation
                         where district = :district and parent = :parent and closed_on is null
                         order by place, id limit :limit
                        """)
                .param("district", district.value())
                .param("parent", parent.value())
                .param("limit", limit)
                .query(BodyStore::row)
                .list();
    }

    /** Those that stand at exactly {@code place}, locked. */
    List<Body> lockAt(District district, PlaceCode place) {
        return jdbc.sql("""
                        select * from organisations.organisation
                         where district = :district and place = :place and closed_on is null order by id for update
                        """)
                .param("district", district.value())
                .param("place", place.value())
                .query(BodyStore::row)
                .list();
    }

    /** Those that stand at exactly {@code place}, by kind. */
    List<Body> at(District district, PlaceCode place, int limit) {
        return jdbc.sql("""
                        select * from organisations.organisation
                         where district = :district and place = :place and closed_on is null
                         order by kind, id limit :limit
                        """)
                .param("district", district.value())
                .param("place", place.value())
                .param("limit", limit)
                .query(BodyStore::row)
                .list();
    }

    /** Those that stand at {@code within} and below, and of {@code also} wherever they are; by place. */
    List<Body> within(District district, PlaceCode within, Collection<UUID> also, int limit) {
        return jdbc.sql("""
                        select * from organisations.organisation
                         where district = :district and closed_on is null
                           and (place ^@ :within or id = any(:also))
                         order by place, id limit :limit
                        """)
                .param("district", district.value())
                .param("within", within.value())
                .param("also", also.toArray(UUID[]::new))
                .param("limit", limit)
                .query(BodyStore::row)
                .list();
    }

    /** Those within {@code scope} that {@code filter} asks for, by place. */
    List<Body> list(Scope scope, BodyFilter filter, Collection<String> kinds, LocalDate today, int limit) {
        return jdbc.sql("""
                        select * from organisations.organisation
                         where district = :district and place ^@ :within
                           and (place ^@ any(:places) or id = any(:units))
                           and kind = any(:kinds)
                           and (:status::text is null or status = :status::text)
                           and case :standing
                                 when 'OPEN' then closed_on is null
                                 when 'WAITING' then closed_on is null and waiting is not null
                                 when 'RENEWAL' then closed_on is null and renews_on <= :renewing
                                 else closed_on is not null end
                           and (strpos(lower(zh), :words) > 0 or strpos(lower(en), :words) > 0)
                           and (:after::uuid is null or (place, id) > (
                                 (select place from organisations.organisation
                                   where district = :district and id = :after::uuid), :after::uuid))
                         order by place, id limit :limit
                        """)
                .param("district", scope.district().value())
                .param("within", filter.within().value())
                .param("places", OrganisationStore.codes(scope))
                .param("units", scope.units().toArray(UUID[]::new))
                .param("kinds", kinds.toArray(String[]::new))
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().name())
                .param("standing", filter.standing().name())
                .param("renewing", today.plusDays(Body.RENEWAL_DAYS))
                .param("words", filter.words().strip().toLowerCase(Locale.ROOT))
                .param("after", filter.after())
                .param("limit", limit)
                .query(BodyStore::row)
                .list();
    }

    private static Body row(ResultSet row, int number) throws SQLException {
        var organisation = OrganisationStore.row(row, number);
        return new Body(
                organisation,
                id(row.getObject("parent", UUID.class)),
                new Particulars(
                        organisation.name(),
                        LegalStatus.valueOf(row.getString("status")),
                        row.getString("number"),
                        row.getObject("renews_on", LocalDate.class),
                        row.getObject("members", Integer.class),
                        row.getString("services"),
                        row.getString("venue"),
                        row.getString("rules")),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("closed_on", LocalDate.class),
                row.getObject("waiting", LocalDate.class),
                row.getInt("version"));
    }

    private static @Nullable OrganisationId id(@Nullable UUID value) {
        return value == null ? null : new OrganisationId(value);
    }
}
