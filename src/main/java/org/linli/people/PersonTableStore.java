package org.linli.people;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.database.CopyRows;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.people.Consent.Use;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks up and writes the persons of many rows at once, each with one statement. */
@Repository
class PersonTableStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final PersonStore persons;
    private final PersonCipher cipher;

    PersonTableStore(JdbcClient jdbc, JdbcTemplate template, PersonStore persons, PersonCipher cipher) {
        this.jdbc = jdbc;
        this.template = template;
        this.persons = persons;
        this.cipher = cipher;
    }

    /** One table at a time in a district, and no tie of another's meanwhile ({@link DwellingStore#lock}). */
    void lock(District district) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:dwellings, 0))")
                .param("dwellings", DwellingStore.all(district))
                .query((row, number) -> true)
                .single();
    }

    /** The records with one of these numbers of a paper, by number. */
    Map<String, List<Person>> withNumbers(District district, Collection<String> numbers) {
        var keys = List.copyOf(new HashSet<>(numbers));
        var hits = jdbc.sql("""
                        select k.at, p.* from unnest(:keys) with ordinality k (key, at)
                          join people.person m on m.district = :district and m.identity_index = k.key
                          join people.person p on p.district = m.district and p.id = coalesce(m.merged_into, m.id)
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
                        select k.at, p.* from unnest(:keys) with ordinality k (key, at)
                          join people.person m on m.district = :district and m.phone_index = k.key
                          join people.person p on p.district = m.district and p.id = coalesce(m.merged_into, m.id)
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
                        select t.*, d.area from people.tie t
                          join people.person p on p.district = t.district and p.id = t.person and p.merged_into is null
                          left join people.dwelling d
                            on d.district = t.district and d.place = t.place and d.unit = t.unit
                         where t.district = :district and t.unit is not null
                           and (t.person = any(:ids) or t.id in (
                                select a.id from unnest(:places, :units) h (place, unit)
                                  join people.tie a on a.district = :district and a.place = h.place and a.unit = h.unit))
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

    void add(District district, Collection<Person> fresh, Instant now) {
        CopyRows.write(
                template,
                """
                copy people.person (district, id, name, name_index, phone, phone_index, email, lang,
                     paper, identity, identity_index, birth_year, guardian, place, added_at) from stdin
                """,
                rows -> fresh.forEach(person -> {
                    var id = person.id().value();
                    var contact = person.contact();
                    var identity = person.identity();
                    rows.put(district.value())
                            .put(id)
                            .put(cipher.seal("name", id, contact.name()))
                            .put(cipher.nameIndex(contact.name()))
                            .put(cipher.seal("phone", id, contact.phone()))
                            .put(cipher.phoneIndex(contact.phone()))
                            .put(cipher.seal("email", id, contact.email()))
                            .put(contact.lang().code())
                            .put(identity == null ? null : identity.paper().name())
                            .put(cipher.seal("identity", id, identity == null ? null : identity.number()))
                            .put(cipher.identityIndex(identity))
                            .put(person.birthYear())
                            .put(person.guardian())
                            .put(person.place())
                            .put(utc(now))
                            .end();
                }));
    }

    /** A consent and whose it is. */
    record Word(UUID id, PersonId person, Consent consent) {}

    void say(District district, Collection<Word> words) {
        CopyRows.write(
                template,
                "copy people.consent (district, id, person, item, purpose, given, by, writer, at) from stdin",
                rows -> words.forEach(word -> rows.put(district.value())
                        .put(word.id())
                        .put(word.person())
                        .put(word.consent().item().name())
                        .put(word.consent().purpose().name())
                        .put(word.consent().given())
                        .put(word.consent().by())
                        .put(word.consent().writer())
                        .put(utc(word.consent().at()))
                        .end()));
    }

    void tie(District district, Collection<Dwelling> ties) {
        CopyRows.write(
                template,
                """
                copy people.tie (district, id, person, place, unit, tie, share_parts, share_of, from_day, to_day) from stdin
                """,
                rows -> ties.forEach(tie -> rows.put(district.value())
                        .put(tie.id())
                        .put(tie.person())
                        .put(tie.place())
                        .put(tie.unit())
                        .put(tie.tie().name())
                        .put(tie.share() == null ? null : tie.share().parts())
                        .put(tie.share() == null ? null : tie.share().of())
                        .put(tie.from())
                        .put(tie.to())
                        .end()));
    }

    /** Writes down the areas that {@code homes} tell of doors whose area nobody knew. */
    void measure(District district, Collection<Dwelling> homes) {
        var told = homes.stream().filter(home -> home.area() != null).toList();
        if (told.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into people.dwelling (district, place, unit, area)
                        select :district, place, unit, max(area) from unnest(:places, :units, :areas) h (place, unit, area)
                         group by place, unit
                        on conflict (district, place, unit) do nothing
                        """)
                .param("district", district.value())
                .param("places", told.stream().map(one -> one.place().value()).toArray(String[]::new))
                .param("units", told.stream().map(Dwelling::unit).toArray(String[]::new))
                .param("areas", told.stream().map(Dwelling::area).toArray(Integer[]::new))
                .update();
    }

    /** Records a look at each of {@code items}' persons. */
    void look(District district, Map<PersonId, Set<Item>> items, PersonId looker, String purpose, Clock clock) {
        CopyRows.write(
                template,
                "copy people.look (district, id, subject, looker, purpose, at, items) from stdin",
                rows -> items.forEach((person, seen) -> rows.put(district.value())
                        .put(Ids.next(clock))
                        .put(person)
                        .put(looker)
                        .put(purpose)
                        .put(utc(clock.instant()))
                        .put(seen)
                        .end()));
    }

    /** Takes away ties that never were. */
    void untie(District district, Collection<UUID> ties) {
        jdbc.sql("delete from people.tie where district = :district and id = any(:ids)")
                .param("district", district.value())
                .param("ids", ties.toArray(UUID[]::new))
                .update();
    }

    /** What stands of a record: its version, whether it was merged, and how many ties it has. */
    record Standing(PersonId person, int version, boolean merged, boolean erased, Set<UUID> ties) {
        Standing {
            ties = Set.copyOf(ties);
        }
    }

    /** The records of {@code ids}, locked until the transaction ends. */
    Map<PersonId, Standing> lock(District district, Collection<PersonId> ids) {
        jdbc.sql("select id from people.person where district = :district and id = any(:ids) order by id for update")
                .param("district", district.value())
                .param("ids", ids(ids))
                .query((row, number) -> true)
                .list();
        var standing = new HashMap<PersonId, Standing>();
        jdbc.sql("""
                        select p.id, p.version, p.erased_at is not null as erased,
                               p.merged_into is not null or exists (select 1 from people.person o
                                 where o.district = p.district and o.merged_into = p.id) as merged,
                               array(select t.id from people.tie t
                                      where t.district = p.district and t.person = p.id) as ties
                          from people.person p where p.district = :district and p.id = any(:ids)
                        """)
                .param("district", district.value())
                .param("ids", ids(ids))
                .query(PersonTableStore::standing)
                .list()
                .forEach(one -> standing.put(one.person(), one));
        return standing;
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                new PersonId(row.getObject("id", UUID.class)),
                row.getInt("version"),
                row.getBoolean("merged"),
                row.getBoolean("erased"),
                Set.of((UUID[]) row.getArray("ties").getArray()));
    }

    private static UUID[] ids(Collection<PersonId> ids) {
        return ids.stream().map(PersonId::value).toArray(UUID[]::new);
    }
}
