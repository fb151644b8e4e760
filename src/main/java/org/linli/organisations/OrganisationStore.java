package org.linli.organisations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Scope;
import org.linli.kernel.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads {@code organisations.organisation} as far as everybody needs it: who stands where and answers for what. */
@Repository
class OrganisationStore {
    private final JdbcClient jdbc;

    OrganisationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Organisation> find(District district, OrganisationId id) {
        return jdbc.sql("select * from organisations.organisation where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id.value())
                .query(OrganisationStore::row)
                .optional();
    }

    /** Holds it until the transaction ends, so that its posts are changed one after the other. */
    Optional<Organisation> lock(District district, OrganisationId id) {
        return jdbc.sql("""
                        select * from organisations.organisation where district = :district and id = :id for update
                        """)
                .param("district", district.value())
                .param("id", id.value())
                .query(OrganisationStore::row)
                .optional();
    }

    /** Whether it is open, and its place too as far as is known. */
    boolean isStanding(District district, OrganisationId id) {
        return jdbc.sql("""
                        select closed_on is null and waiting is null from organisations.organisation
                         where district = :district and id = :id
                        """)
                .param("district", district.value())
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** The one with {@code function} at the finest of {@code places}. */
    Optional<Organisation> nearest(District district, List<PlaceCode> places, String function) {
        return jdbc.sql("""
                        select * from organisations.organisation
                         where district = :district and function = :function and place = any(:places) and closed_on is null
                         order by length(place) desc limit 1
                        """)
                .param("district", district.value())
                .param("function", function)
                .param("places", places.stream().map(PlaceCode::value).toArray(String[]::new))
                .query(OrganisationStore::row)
                .optional();
    }

    /** Those that answer for something. */
    List<Organisation> answering(District district, PlaceCode within, int limit) {
        return jdbc.sql("""
                        select * from organisations.organisation
                         where district = :district and place ^@ :within and function <> '' and closed_on is null
                         order by place, function limit :limit
                        """)
                .param("district", district.value())
                .param("within", within.value())
                .param("limit", limit)
                .query(OrganisationStore::row)
                .list();
    }

    /** Those within {@code scope} and at {@code within} and below, by id, after {@code after}. */
    List<Organisation> list(Scope scope, PlaceCode within, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select * from organisations.organisation
                         where district = :district and place ^@ :within
                           and closed_on is null and (place ^@ any(:places) or id = any(:units))
                           and (:after::uuid is null or id > :after::uuid)
                         order by id limit :limit
                        """)
                .param("district", scope.district().value())
                .param("within", within.value())
                .param("places", codes(scope))
                .param("units", scope.units().toArray(UUID[]::new))
                .param("after", after)
                .param("limit", limit)
                .query(OrganisationStore::row)
                .list();
    }

    /** What {@code ^@ any} takes for the places of {@code scope}. */
    static String[] codes(Scope scope) {
        return scope.places().stream().map(PlaceCode::value).toArray(String[]::new);
    }

    List<Organisation> of(District district, Collection<OrganisationId> ids) {
        return jdbc.sql("select * from organisations.organisation where district = :district and id = any(:ids)")
                .param("district", district.value())
                .param("ids", ids.stream().map(OrganisationId::value).distinct().toArray(UUID[]::new))
                .query(OrganisationStore::row)
                .list();
    }

    /** Also a part of {@link BodyStore}'s rows. */
    static Organisation row(ResultSet row, int number) throws SQLException {
        return new Organisation(
                new OrganisationId(row.getObject("id", UUID.class)),
                new District(row.getString("district")),
                new PlaceCode(row.getString("place")),
                row.getString("kind"),
                row.getString("function"),
                new Words(row.getString("zh"), row.getString("en")));
    }
}
