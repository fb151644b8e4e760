package org.linli.people;

import static org.linli.database.Database.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Scope;
import org.linli.people.Likeness.Because;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds pairs of records that may be one person, by their keyed hashes, and keeps those that are known to be two. */
@Repository
class LikenessStore {
    private final JdbcClient jdbc;

    LikenessStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two ids and what they have in common. */
    record Pair(PersonId one, PersonId other, Because because) {}

    /**
     * Pairs of persons who are both registered at {@code places} and below, surest first. What two share is found in the indexes of the
     * whole district first: little is shared, so few persons have to be read.
     */
    List<Pair> pairs(Scope scope, Collection<PlaceCode> places, int limit) {
        return jdbc.sql("""
                        with numbers as materialized (
                            select id, place, identity_index as number from people.person
                             where district = :district and merged_into is null and identity_index = any(array(
                                   select identity_index from people.person
                                    where district = :district and identity_index is not null
                                    group by identity_index having count(*) > 1))),
                        phones as materialized (
                            select id, place, phone_index as phone, name_index from people.person
                             where district = :district and merged_into is null and phone_index = any(array(
                                   select phone_index from people.person
                                    where district = :district and phone_index is not null
                                    group by phone_index having count(*) > 1))),
                        mates as materialized (
                            select place, unit, unnest(array_agg(person)) as person from people.tie
                             where district = :district and unit is not null
                             group by place, unit having count(*) > 1),
                        named as materialized (
                            select id, place, name_index from people.person
                             where district = :district and merged_into is null
                               and id = any(array(select person from mates))),
                        doors as materialized (
                            select distinct m.place as home, m.unit, n.* from mates m join named n on n.id = m.person),
                        pairs as (
                            select a.id as one, b.id as other, a.place as at, b.place as too, 'IDENTITY' as because
                              from numbers a join numbers b on b.number = a.number and b.id > a.id
                             union all
                            select a.id, b.id, a.place, b.place, 'DWELLING' from doors a
                              join doors b on b.home = a.home and b.unit = a.unit and b.name_index = a.name_index and b.id > a.id
                             union all
                            select a.id, b.id, a.place, b.place,
                                   case when a.name_index = b.name_index then 'NAME_AND_PHONE' else 'PHONE' end
                              from phones a join phones b on b.phone = a.phone and b.id > a.id)
                        select one, other, min(array_position(:order, because)) as sure,
                               (:order)[min(array_position(:order, because))] as because from pairs
                         where exists (select 1 from unnest(:places) as root (code)
                                        where at >= root.code and at < root.code || ':')
                           and exists (select 1 from unnest(:places) as root (code)
                                        where too >= root.code and too < root.code || ':')
                           and not exists (select 1 from people.apart x
                                            where x.district = :district and x.one = pairs.one and x.other = pairs.other)
                         group by one, other order by sure, one, other limit :limit
                        """)
                .param("district", scope.district().value())
                .param("places", places.stream().map(PlaceCode::value).toArray(String[]::new))
                .param("order", Stream.of(Because.values()).map(Because::name).toArray(String[]::new))
                .param("limit", limit)
                .query((row, number) -> new Pair(
                        new PersonId(row.getObject("one", UUID.class)),
                        new PersonId(row.getObject("other", UUID.class)),
                        Because.valueOf(row.getString("because"))))
                .list();
    }

    /** Keeps that the two are two people; saying it again changes nothing. */
    void keepApart(Scope scope, PersonId one, PersonId other, PersonId by, Instant at) {
        jdbc.sql("""
                        insert into people.apart (district, one, other, by, at)
                        values (:district, least(:one::uuid, :other::uuid), greatest(:one::uuid, :other::uuid), :by, :at)
                        on conflict (district, one, other) do nothing
                        """)
                .param("district", scope.district().value())
                .param("one", one.value())
                .param("other", other.value())
                .param("by", by.value())
                .param("at", utc(at))
                .update();
    }
}
