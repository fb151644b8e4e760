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

    /** Pairs of persons who are both registered at {@code places} and below, surest first. */
    List<Pair> pairs(Scope scope, Collection<PlaceCode> places, int limit) {
        return jdbc.sql("""
                        with mine as materialized (
                            select p.id, p.name_index, p.phone_index, p.identity_index
                              from unnest(:places) as root (code)
                              join people.person p
                                on p.district = :district and p.place >= root.code and p.place < root.code || ':'
                             where p.merged_into is null and p.erased_at is null),
                        doors as (
                            select distinct m.id, m.name_index, t.place, t.unit from mine m
                              join people.tie t on t.district = :district and t.person = m.id and t.unit is not null),
                        pairs as (
                            select a.id as one, b.id as other, 'IDENTITY' as because from mine a
                              join mine b on b.identity_index = a.identity_index and b.id > a.id
                             union all
                            select a.id, b.id, 'DWELLING' from doors a
                              join doors b on b.place = a.place and b.unit = a.unit and b.name_index = a.name_index
                                          and b.id > a.id
                             union all
                            select a.id, b.id, case when a.name_index = b.name_index then 'NAME_AND_PHONE' else 'PHONE' end from mine a
                              join mine b on b.phone_index = a.phone_index and b.id > a.id)
                        select one, other, min(array_position(:order, because)) as sure,
                               (:order)[min(array_position(:order, because))] as because from pairs
                         where not exists (select 1 from people.apart x
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
