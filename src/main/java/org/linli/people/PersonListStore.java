package org.linli.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/*
 * Codes are compared byte by byte (collation "C"), so "at a place and below" is one range of an index: from the code up to the code
 * and a colon, the character after 9. Each place of a scope is walked by itself and gives at most a page.
 */
/** Lists {@code people.person} as far as a scope reaches. Merged and erased records are in no list. */
@Repository
class PersonListStore {
    private final JdbcClient jdbc;
    private final PersonCipher cipher;

    PersonListStore(JdbcClient jdbc, PersonCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** Those registered at {@code places} and below, by place and id, those after {@code after}. */
    List<PersonRow> registered(Scope scope, Collection<PlaceCode> places, @Nullable PersonRow after, int limit) {
        return jdbc.sql("""
                        select p.* from unnest(:places) as root (code)
                         cross join lateral (
                               select id, name, place from people.person
                                where district = :district and place >= root.code and place < root.code || ':'
                                  and (:id::uuid is null or (place, id) > (:place collate "C", :id::uuid))
                                  and merged_into is null and erased_at is null
                                order by place, id limit :limit) p
                         order by p.place, p.id limit :limit
                        """)
                .param("district", scope.district().value())
                .param("places", codes(places))
                .param(
                        "place",
                        after == null || after.place() == null
                                ? ""
                                : after.place().value())
                .param("id", after == null ? null : after.id().value())
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    /** Those with a tie that holds on {@code day} at {@code building}, by id. */
    List<PersonRow> tied(Scope scope, PlaceCode building, LocalDate day, int limit) {
        return jdbc.sql("""
                        select p.id, p.name, p.place from people.person p
                         where p.district = :district and p.merged_into is null and p.erased_at is null
                           and p.id in (select t.person from people.tie t
                                         where t.district = :district
                                           and t.place >= :building and t.place < :building || ':'
                                           and t.from_day <= :day and (t.to_day is null or t.to_day > :day))
                         order by p.id limit :limit
                        """)
                .param("district", scope.district().value())
                .param("building", building.value())
                .param("day", day)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    /** Those of this name, however it is spaced, who are registered or dwell at {@code places} and below. */
    List<PersonRow> named(Scope scope, Collection<PlaceCode> places, String name, LocalDate day, int limit) {
        return jdbc.sql("""
                        select p.id, p.name, p.place from people.person p
                         where p.district = :district and p.name_index = :index
                           and p.merged_into is null and p.erased_at is null
                           and exists (select 1 from unnest(:places) as root (code)
                                        where p.place like root.code || '%' or exists (
                                              select 1 from people.tie t
                                               where t.district = p.district and t.person = p.id
                                                 and t.place like root.code || '%'
                                                 and t.from_day <= :day and (t.to_day is null or t.to_day > :day)))
                         order by p.place, p.id limit :limit
                        """)
                .param("district", scope.district().value())
                .param("places", codes(places))
                .param("index", cipher.nameIndex(name))
                .param("day", day)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    /** Those of {@code ids} whom {@code scope} reaches: registered there, or with a tie that holds on {@code day}. */
    List<PersonRow> within(Scope scope, Collection<PersonId> ids, LocalDate day) {
        return jdbc.sql("""
                        select p.id, p.name, p.place from people.person p
                         where p.district = :district and p.id = any(:ids)
                           and p.merged_into is null and p.erased_at is null
                           and exists (select 1 from unnest(:places) as root (code)
                                        where root.code = :district or p.place like root.code || '%' or exists (
                                              select 1 from people.tie t
                                               where t.district = p.district and t.person = p.id
                                                 and t.place like root.code || '%'
                                                 and t.from_day <= :day and (t.to_day is null or t.to_day > :day)))
                         order by p.place, p.id
                        """)
                .param("district", scope.district().value())
                .param("places", codes(scope.places()))
                .param("ids", ids.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("day", day)
                .query(this::row)
                .list();
    }

    /** The districts with persons whose name has no index yet. */
    List<District> withUnindexed() {
        return jdbc.sql("select distinct district from people.unindexed")
                .query((row, number) -> new District(row.getString(1)))
                .list();
    }

    /** Some of those, locked for this transaction; other nodes skip them. */
    List<PersonRow> lockUnindexed(District district, int limit) {
        return jdbc.sql("""
                        select id, name, place from people.person
                         where district = :district and name_index is null and name is not null
                         order by id limit :limit for update skip locked
                        """)
                .param("district", district.value())
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    void index(District district, PersonRow person) {
        jdbc.sql("update people.person set name_index = :index where district = :district and id = :id")
                .param("district", district.value())
                .param("id", person.id().value())
                .param("index", cipher.nameIndex(person.name()))
                .update();
    }

    private static String[] codes(Collection<PlaceCode> places) {
        return places.stream().map(PlaceCode::value).toArray(String[]::new);
    }

    private PersonRow row(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var name = cipher.open("name", id, row.getBytes("name"));
        var place = row.getString("place");
        return new PersonRow(new PersonId(id), name == null ? "" : name, place == null ? null : new PlaceCode(place));
    }
}
