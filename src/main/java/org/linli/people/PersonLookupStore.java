package org.linli.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.people.Consent.Use;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks up whom, and which doors, many rows of a table can be about: one question each for all of them. */
@Repository
class PersonLookupStore {
    private final JdbcClient jdbc;
    private final PersonStore persons;
    private final PersonCipher cipher;

    PersonLookupStore(JdbcClient jdbc, PersonStore persons, PersonCipher cipher) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.cipher = cipher;
    }

    /** The records with one of these numbers of a paper, by number. */
    Map<String, List<Person>> withNumbers(District district, Collection<String> numbers) {
        var keys = List.copyOf(new HashSet<>(numbers));
        var hits = jdbc.sql("""
                        with found as materialized (
                            select k.at, coalesce(m.merged_into, m.id) as id
                              from unnest(:keys) with ordinality k (key, at)
                              join people.person m on m.district = :district and m.identity_index = k.key)
                        select f.at, p.* from found f join people.person p on p.district = :district and p.id = f.id
                         where p.erased_at is null
                        """)
                .param("district", district.value())
                .param(
                        "keys",
                        keys.stream()
                                .map(number -> cipher.identityIndex(new Identity(Paper.PASSPORT, number)))
                                .toArray(byte[][]::new))
                .query(this::hit)
                .list();
        return byKey(keys, hits);
    }

    /** The records with one of these phone numbers, by phone. */
    Map<String, List<Person>> withPhones(District district, Collection<String> phones) {
        var keys = List.copyOf(new HashSet<>(phones));
        var hits = jdbc.sql("""
                        with found as materialized (
                            select k.at, coalesce(m.merged_into, m.id) as id
                              from unnest(:keys) with ordinality k (key, at)
                              join people.person m on m.district = :district and m.phone_index = k.key)
                        select f.at, p.* from found f join people.person p on p.district = :district and p.id = f.id
                         where p.erased_at is null
                        """)
                .param("district", district.value())
                .param("keys", keys.stream().map(cipher::phoneIndex).toArray(byte[][]::new))
                .query(this::hit)
                .list();
        return byKey(keys, hits);
    }

    /** The records of these names that are registered at the place beside each, by both as {@link #named} puts them. */
    Map<String, List<Person>> withNames(District district, Collection<String> named) {
        if (named.isEmpty()) {
            return Map.of();
        }
        var keys = List.copyOf(new HashSet<>(named));
        var hits = jdbc.sql("""
                        select k.at, p.* from unnest(:keys, :places) with ordinality k (key, place, at)
                          join people.person p on p.district = :district and p.name_index = k.key and p.place = k.place
                         where p.erased_at is null and p.merged_into is null
                        """)
                .param("district", district.value())
                .param(
                        "keys",
                        keys.stream()
                                .map(key -> cipher.nameIndex(key.substring(key.indexOf('/') + 1)))
                                .toArray(byte[][]::new))
                .param(
                        "places",
                        keys.stream()
                                .map(key -> key.substring(0, key.indexOf('/')))
                                .toArray(String[]::new))
                .query(this::hit)
                .list();
        return byKey(keys, hits);
    }

    /** A name, as names are compared, at a place. */
    static String named(String place, String name) {
        return place + "/" + ContactRules.nameKey(name);
    }

    private record Hit(int at, Person person) {}

    private Hit hit(ResultSet row, int number) throws SQLException {
        return new Hit(row.getInt("at") - 1, persons.row(row, number));
    }

    private static Map<String, List<Person>> byKey(List<String> keys, List<Hit> hits) {
        var found = new HashMap<String, List<Person>>();
        for (var hit : hits) {
            var list = found.computeIfAbsent(keys.get(hit.at()), key -> new ArrayList<>());
            if (list.stream().noneMatch(one -> one.id().equals(hit.person().id()))) {
                list.add(hit.person());
            }
        }
        return found;
    }

    /** What was consented to and not taken back, by person. */
    Map<PersonId, Set<Use>> uses(District district, Collection<PersonId> ids) {
        var uses = new HashMap<PersonId, Set<Use>>();
        if (ids.isEmpty()) {
            return uses;
        }
        record Said(PersonId person, Use use, boolean given) {}
        jdbc
                .sql("""
                        select distinct on (coalesce(p.merged_into, p.id), c.item, c.purpose)
                               coalesce(p.merged_into, p.id) as person, c.item, c.purpose, c.given
                          from people.consent c
                          join people.person p on p.district = c.district and p.id = c.person
                         where c.district = :district
                           and c.person in (select id from people.person where district = :district
                                              and (id = any(:ids) or merged_into = any(:ids)))
                         order by coalesce(p.merged_into, p.id), c.item, c.purpose, c.at desc, c.id desc
                        """)
                .param("district", district.value())
                .param("ids", ids(ids))
                .query((row, number) -> new Said(
                        new PersonId(row.getObject("person", UUID.class)),
                        new Use(Item.valueOf(row.getString("item")), Purpose.valueOf(row.getString("purpose"))),
                        row.getBoolean("given")))
                .list()
                .stream()
                .filter(Said::given)
                .forEach(said -> uses.computeIfAbsent(said.person(), id -> new HashSet<>())
                        .add(said.use()));
        return uses;
    }

    /** The ties of {@code ids}, and all ties at the doors that {@code homes} tell, with the areas that are known. */
    List<Dwelling> ties(District district, Collection<PersonId> ids, Collection<Dwelling> homes) {
        return jdbc.sql("""
                        with wanted as (
                          select t.id from unnest(:ids) w (person)
                            join people.tie t on t.district = :district and t.person = w.person
                          union
                          select t.id from unnest(:places, :units) h (place, unit)
                            join people.tie t on t.district = :district and t.place = h.place and t.unit = h.unit)
                        select t.*, d.area from wanted w
                          join people.tie t on t.district = :district and t.id = w.id
                          join people.person p on p.district = t.district and p.id = t.person and p.merged_into is null
                          left join people.dwelling d
                            on d.district = t.district and d.place = t.place and d.unit = t.unit
                         where t.unit is not null
                        """)
                .param("district", district.value())
                .param("ids", ids(ids))
                .param("places", homes.stream().map(one -> one.place().value()).toArray(String[]::new))
                .param("units", homes.stream().map(Dwelling::unit).toArray(String[]::new))
                .query(DwellingStore::row)
                .list();
    }

    /** The areas that are known of these doors, by {@link #door}. */
    Map<String, Integer> areas(District district, Collection<Dwelling> homes) {
        var areas = new HashMap<String, Integer>();
        jdbc.sql("""
                        select d.place, d.unit, d.area from unnest(:places, :units) h (place, unit)
                          join people.dwelling d on d.district = :district and d.place = h.place and d.unit = h.unit
                        """)
                .param("district", district.value())
                .param("places", homes.stream().map(one -> one.place().value()).toArray(String[]::new))
                .param("units", homes.stream().map(Dwelling::unit).toArray(String[]::new))
                .query((ResultSet row) -> {
                    areas.put(door(new PlaceCode(row.getString("place")), row.getString("unit")), row.getInt("area"));
                });
        return areas;
    }

    static String door(PlaceCode place, String unit) {
        return place + "/" + unit;
    }

    private static UUID[] ids(Collection<PersonId> ids) {
        return ids.stream().map(PersonId::value).toArray(UUID[]::new);
    }
}
