package org.linli.organisations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads who stood and held what, where and when; writes {@code organisations.stay}. */
@Repository
class TenureStore {
    private final JdbcClient jdbc;

    TenureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps that {@code body} stood where it does until {@code on}; not where it did not stand there for a day. */
    void leave(Body body, LocalDate on) {
        jdbc.sql("""
                        insert into organisations.stay (district, organisation, place, from_day, to_day)
                        select :district, :id, :place, stood.since, :on
                          from (select coalesce((select max(s.to_day) from organisations.stay s
                                                  where s.district = :district and s.organisation = :id),
                                                :opened::date) as since) as stood
                         where stood.since < :on::date
                        """)
                .param("district", body.organisation().district().value())
                .param("id", body.id().value())
                .param("place", body.place().value())
                .param("opened", body.openedOn())
                .param("on", on)
                .update();
    }

    List<Tenures.Tenure> stood(District district, PlaceCode within, Collection<String> kinds) {
        return jdbc.sql("""
                        select o.place, o.kind as code,
                               coalesce((select max(s.to_day) from organisations.stay s
                                          where s.district = o.district and s.organisation = o.id), o.opened_on) as from_day,
                               o.closed_on as to_day
                          from organisations.organisation o
                         where o.district = :district and o.place ^@ :within and o.kind = any(:codes)
                        union all
                        select s.place, o.kind, s.from_day, s.to_day
                          from organisations.stay s
                          join organisations.organisation o on o.district = s.district and o.id = s.organisation
                         where s.district = :district and s.place ^@ :within and o.kind = any(:codes)
                        """)
                .param("district", district.value())
                .param("within", within.value())
                .param("codes", kinds.toArray(String[]::new))
                .query(TenureStore::row)
                .list();
    }

    /** One for the whole of an organisation's place goes where that goes; one that was given by mistake never was. */
    List<Tenures.Tenure> held(District district, PlaceCode within, Collection<String> offices) {
        return jdbc.sql("""
                        select p.area as place, p.office as code, p.from_day, p.to_day
                          from organisations.post p
                         where p.district = :district and p.area ^@ :within and p.office = any(:codes)
                           and coalesce(p.ended, '') <> 'MISTAKE'
                        union all
                        select o.place, p.office, greatest(p.from_day, o.since), p.to_day
                          from organisations.post p
                          join (select b.district, b.id, b.place,
                                       coalesce((select max(s.to_day) from organisations.stay s
                                                  where s.district = b.district and s.organisation = b.id),
                                                '-infinity'::date) as since
                                  from organisations.organisation b
                                 where b.district = :district and b.place ^@ :within) o
                            on o.district = p.district and o.id = p.organisation
                         where p.district = :district and p.area is null and p.office = any(:codes)
                           and coalesce(p.ended, '') <> 'MISTAKE'
                           and (p.to_day is null or p.to_day > o.since)
                        union all
                        select s.place, p.office, greatest(p.from_day, s.from_day), least(p.to_day, s.to_day)
                          from organisations.post p
                          join organisations.stay s on s.district = p.district and s.organisation = p.organisation
                         where p.district = :district and s.place ^@ :within and p.area is null
                           and p.office = any(:codes) and p.from_day < s.to_day
                           and coalesce(p.ended, '') <> 'MISTAKE'
                           and (p.to_day is null or p.to_day > s.from_day)
                        """)
                .param("district", district.value())
                .param("within", within.value())
                .param("codes", offices.toArray(String[]::new))
                .query(TenureStore::row)
                .list();
    }

    private static Tenures.Tenure row(ResultSet row, int number) throws SQLException {
        return new Tenures.Tenure(
                new PlaceCode(row.getString("place")),
                row.getString("code"),
                Objects.requireNonNull(row.getObject("from_day", LocalDate.class)),
                row.getObject("to_day", LocalDate.class));
    }
}
