package org.linli.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code people.dwelling} and {@code people.tie}. */
@Repository
class DwellingStore {
    private final JdbcClient jdbc;

    DwellingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One change of a dwelling at a time, until the transaction ends: two at once would each miss the other's share. */
    void lock(District district, PlaceCode place, String unit) {
        share(district);
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:dwelling, 0))")
                .param("dwelling", key(district, place, unit))
                .query((row, number) -> true)
                .single();
    }

    private void share(District district) {
        jdbc.sql("select pg_advisory_xact_lock_shared(hashtextextended(:dwellings, 0))")
                .param("dwellings", all(district))
                .query((row, number) -> true)
                .single();
    }

    private static String key(District district, PlaceCode place, String unit) {
        return "people.dwelling/" + district + "/" + place + "/" + unit;
    }

    /** What stands for all dwellings of a district: taken shared by who changes one, alone by who takes in a table of them. */
    static String all(District district) {
        return "people.dwelling/" + district;
    }

    /** The dwelling's exclusive area in 0.01 m². */
    Optional<Integer> area(District district, PlaceCode place, String unit) {
        return jdbc.sql("""
                        select area from people.dwelling
                         where district = :district and place = :place and unit = :unit
                        """)
                .param("district", district.value())
                .param("place", place.value())
                .param("unit", unit)
                .query(Integer.class)
                .optional();
    }

    void measure(District district, PlaceCode place, String unit, int area) {
        jdbc.sql("""
                        insert into people.dwelling (district, place, unit, area) values (:district, :place, :unit, :area)
                        on conflict (district, place, unit) do update set area = excluded.area
                        """)
                .param("district", district.value())
                .param("place", place.value())
                .param("unit", unit)
                .param("area", area)
                .update();
    }

    /** The same for many, in their order. */
    void lock(District district, Collection<PersonDwellings.Measured> doors) {
        share(district);
        jdbc.sql("""
                        select count(pg_advisory_xact_lock(hashtextextended(key, 0)))
                          from unnest(:dwellings) with ordinality as door (key, n)
                        """)
                .param(
                        "dwellings",
                        doors.stream()
                                .map(door -> key(district, door.place(), door.unit()))
                                .toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** Writes down many areas. */
    void measure(District district, Collection<PersonDwellings.Measured> doors) {
        jdbc.sql("""
                        insert into people.dwelling (district, place, unit, area)
                        select :district, place, unit, area
                          from unnest(:places::text[], :units::text[], :areas::int[]) as door (place, unit, area)
                        on conflict (district, place, unit) do update set area = excluded.area
                        """)
                .param("district", district.value())
                .param(
                        "places",
                        doors.stream().map(door -> door.place().value()).toArray(String[]::new))
                .param(
                        "units",
                        doors.stream().map(PersonDwellings.Measured::unit).toArray(String[]::new))
                .param(
                        "areas",
                        doors.stream().map(PersonDwellings.Measured::area).toArray(Integer[]::new))
                .update();
    }

    long count(District district, PlaceCode within) {
        return jdbc.sql("""
                        select count(*) from people.dwelling
                         where district = :district and place >= :within and place < :within || ':'
                        """)
                .param("district", district.value())
                .param("within", within.value())
                .query(Long.class)
                .single();
    }

    void add(District district, Dwelling dwelling) {
        var share = dwelling.share();
        jdbc.sql("""
                        insert into people.tie
                               (district, id, person, place, unit, tie, share_parts, share_of, from_day, to_day)
                        values (:district, :id, :person, :place, :unit, :tie, :parts, :of, :from, :to)
                        """)
                .param("district", district.value())
                .param("id", dwelling.id())
                .param("person", dwelling.person().value())
                .param("place", dwelling.place().value())
                .param("unit", dwelling.unit())
                .param("tie", dwelling.tie().name())
                .param("parts", share == null ? null : share.parts())
                .param("of", share == null ? null : share.of())
                .param("from", dwelling.from())
                .param("to", dwelling.to())
                .update();
    }

    /** Ends a tie on the day on which it no longer holds; false where there is no such tie of the person. */
    boolean end(District district, PersonId person, UUID id, LocalDate to) {
        return jdbc.sql("""
                        update people.tie set to_day = :to
                         where district = :district and id = :id and person = :person
                        """)
                        .param("district", district.value())
                        .param("id", id)
                        .param("person", person.value())
                        .param("to", to)
                        .update()
                > 0;
    }

    /** Forgets the doors of a person and ends what still holds on {@code today}; the buildings stay, for the counts. */
    void empty(District district, PersonId person, LocalDate today) {
        jdbc.sql("""
                        update people.tie
                           set unit = null,
                               to_day = case when to_day is null or to_day > :today
                                             then greatest(:today, from_day) else to_day end
                         where district = :district and person = :person
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .param("today", today)
                .update();
    }

    /** A person's ties, past ones too, newest first; at most 200. */
    List<Dwelling> of(District district, PersonId person) {
        return jdbc.sql("""
                        select t.*, d.area from people.tie t
                          left join people.dwelling d
                            on d.district = t.district and d.place = t.place and d.unit = t.unit
                         where t.district = :district and t.person = :person and t.unit is not null
                         order by t.from_day desc, t.id desc limit 200
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .query(DwellingStore::row)
                .list();
    }

    /** The ties of persons, past ones too, oldest first. */
    List<Dwelling> of(District district, Collection<PersonId> persons) {
        return jdbc.sql("""
                        select t.*, d.area from people.tie t
                          left join people.dwelling d
                            on d.district = t.district and d.place = t.place and d.unit = t.unit
                         where t.district = :district and t.person = any(:persons) and t.unit is not null
                         order by t.from_day, t.id
                        """)
                .param("district", district.value())
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(DwellingStore::row)
                .list();
    }

    /** The ties of a dwelling, past ones too; those of merged records do not count beside the one that stands for them. */
    List<Dwelling> at(District district, PlaceCode place, String unit) {
        return jdbc.sql("""
                        select t.*, d.area from people.tie t
                          join people.person p
                            on p.district = t.district and p.id = t.person and p.merged_into is null
                          left join people.dwelling d
                            on d.district = t.district and d.place = t.place and d.unit = t.unit
                         where t.district = :district and t.place = :place and t.unit = :unit
                         order by t.from_day, t.id limit 500
                        """)
                .param("district", district.value())
                .param("place", place.value())
                .param("unit", unit)
                .query(DwellingStore::row)
                .list();
    }

    static Dwelling row(ResultSet row, int number) throws SQLException {
        var parts = row.getObject("share_parts", Integer.class);
        return new Dwelling(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person", UUID.class)),
                new PlaceCode(row.getString("place")),
                row.getString("unit"),
                Tie.valueOf(row.getString("tie")),
                row.getObject("area", Integer.class),
                share(parts, row),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class));
    }

    private static @Nullable Share share(@Nullable Integer parts, ResultSet row) throws SQLException {
        return parts == null ? null : new Share(parts, row.getInt("share_of"));
    }
}
