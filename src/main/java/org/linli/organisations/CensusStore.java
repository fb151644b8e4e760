package org.linli.organisations;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts in {@code organisations.organisation} and {@code organisations.post}; writes nothing. */
@Repository
class CensusStore {
    private final JdbcClient jdbc;
    private final Catalogue catalogue;

    CensusStore(JdbcClient jdbc, Catalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    /** By community and kind, of those that stand at {@code within} and below. */
    List<Census.Standing> standing(
            District district, PlaceCode within, Collection<String> heads, Collection<String> headed, LocalDate day) {
        return jdbc.sql("""
                        select left(o.place, 12) as place, o.kind, count(*) as bodies,
                               count(*) filter (where o.kind = any(:headed) and not exists (
                                   select 1 from organisations.post p
                                    where p.district = o.district and p.organisation = o.id and p.office = any(:heads)
                                      and p.from_day <= :day and (p.to_day is null or p.to_day > :day))) as headless
                          from organisations.organisation o
                         where o.district = :district and o.place ^@ :within and o.closed_on is null
                         group by 1, 2 order by 1, 2
                        """)
                .param("district", district.value())
                .param("within", within.value())
                .param("heads", heads.toArray(String[]::new))
                .param("headed", headed.toArray(String[]::new))
                .param("day", day)
                .query((row, number) -> new Census.Standing(
                        new PlaceCode(row.getString("place")),
                        row.getString("kind"),
                        row.getLong("bodies"),
                        row.getLong("headless")))
                .list();
    }

    /** By organisation and office, past holders too. */
    List<Census.Held> held(District district, Collection<OrganisationId> organisations, LocalDate day) {
        return jdbc.sql("""
                        select organisation, office,
                               count(*) filter (where from_day <= :day and (to_day is null or to_day > :day)) as held,
                               min(to_day) filter (where from_day <= :day and to_day > :day) as ends,
                               max(to_day) filter (where to_day <= :day) as ended
                          from organisations.post
                         where district = :district and organisation = any(:ids)
                         group by organisation, office
                        """)
                .param("district", district.value())
                .param("ids", organisations.stream().map(OrganisationId::value).toArray(UUID[]::new))
                .param("day", day)
                .query((row, number) -> new Census.Held(
                        new OrganisationId(row.getObject("organisation", UUID.class)),
                        catalogue.office(row.getString("office")).orElseThrow(),
                        row.getLong("held"),
                        row.getObject("ends", LocalDate.class),
                        row.getObject("ended", LocalDate.class)))
                .list();
    }
}
