package org.linli.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code places.place}, {@code places.past} and {@code places.succession}. */
@Repository
class PlaceStore {
    private static final int RANKED_MAX = 5_000; // of the places found; a word in more of them says nothing

    private final JdbcClient jdbc;

    PlaceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The column by which rows are distributed: the first six digits of a code, or all it has. */
    static String district(PlaceCode code) {
        return code.upTo(PlaceCode.DISTRICT).value();
    }

    Optional<Place> find(PlaceCode code) {
        return jdbc.sql("select * from places.place where district = :district and code = :code")
                .param("district", district(code))
                .param("code", code.value())
                .query(PlaceStore::row)
                .optional();
    }

    /** As {@link #find}, locked for this transaction. */
    Optional<Place> lock(PlaceCode code) {
        return jdbc.sql("select * from places.place where district = :district and code = :code for update")
                .param("district", district(code))
                .param("code", code.value())
                .query(PlaceStore::row)
                .optional();
    }

    /** Those of {@code codes} that are there, by code. */
    List<Place> list(Collection<PlaceCode> codes) {
        return jdbc.sql("""
                        select * from places.place where district = any(:districts) and code = any(:codes) order by code
                        """)
                .param(
                        "districts",
                        codes.stream().map(PlaceStore::district).distinct().toArray(String[]::new))
                .param("codes", codes.stream().map(PlaceCode::value).toArray(String[]::new))
                .query(PlaceStore::row)
                .list();
    }

    /** The versions that {@code code} had before, oldest first. */
    List<Place> past(Place now) {
        return jdbc.sql("""
                        select * from places.past where district = :district and code = :code order by since limit 1000
                        """)
                .param("district", district(now.code()))
                .param("code", now.code().value())
                .query((row, number) -> new Place(
                        now.code(),
                        row.getString("name"),
                        row.getString("en"),
                        now.kind(),
                        now.parent(),
                        day(row, "since"),
                        row.getObject("until", LocalDate.class)))
                .list();
    }

    /** The places one step below that are open on {@code today}, by code, from the one after {@code after}. */
    List<Place> children(PlaceCode parent, String after, LocalDate today, int limit) {
        return jdbc.sql("""
                        select * from places.place
                         where parent = :parent and code > :after and coalesce(until, 'infinity') > :today
                         order by code limit :limit
                        """)
                .param("parent", parent.value())
                .param("after", after)
                .param("today", today)
                .param("limit", limit)
                .query(PlaceStore::row)
                .list();
    }

    List<District> districts(LocalDate today) {
        return jdbc.sql("""
                        select code from places.place
                         where kind = 'district' and coalesce(until, 'infinity') > :today order by code
                        """)
                .param("today", today)
                .query((row, number) -> new District(row.getString(1)))
                .list();
    }

    /** Open places at or below {@code within} (all where it is empty) whose name holds {@code words}. */
    List<Place> named(String words, String within, LocalDate today, int limit) {
        return jdbc.sql("""
                        select * from (
                            select * from places.place
                             where string_to_array(name, null) @> string_to_array(:name, null) and name like :like
                               and code like :within and district like :district
                               and coalesce(until, 'infinity') > :today
                             limit :cap) as found
                         order by name <> :name, length(code), length(name), code limit :limit
                        """)
                .param("like", "%" + escaped(words) + "%")
                .param("within", within + "%")
                .param("district", districts(within))
                .param("today", today)
                .param("name", words)
                .param("cap", RANKED_MAX)
                .param("limit", limit)
                .query(PlaceStore::row)
                .list();
    }

    /** Open places whose code begins with {@code digits} and with {@code within}. */
    List<Place> coded(String digits, String within, LocalDate today, int limit) {
        return jdbc.sql("""
                        select * from places.place
                         where district like :district and code like :digits and code like :within
                           and coalesce(until, 'infinity') > :today
                         order by district, code limit :limit
                        """)
                .param("district", districts(digits))
                .param("digits", digits + "%")
                .param("within", within + "%")
                .param("today", today)
                .param("limit", limit)
                .query(PlaceStore::row)
                .list();
    }

    /** Open places whose sound or initials begin with {@code sound}, or whose English name holds {@code english}. */
    List<Place> sounding(String sound, String english, String within, LocalDate today, int limit) {
        return jdbc.sql("""
                        select * from (
                            select * from places.place
                             where (pinyin like :sound or initials like :sound or (en <> '' and lower(en) like :english))
                               and code like :within and district like :district
                               and coalesce(until, 'infinity') > :today
                             limit :cap) as found
                         order by pinyin <> :exact and initials <> :exact, length(code), length(name), code limit :limit
                        """)
                .param("sound", sound + "%")
                .param("english", "%" + escaped(english) + "%")
                .param("within", within + "%")
                .param("district", districts(within))
                .param("today", today)
                .param("exact", sound)
                .param("cap", RANKED_MAX)
                .param("limit", limit)
                .query(PlaceStore::row)
                .list();
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select 1 from places.place)")
                .query(Boolean.class)
                .single();
    }

    void add(Place place, Pinyin.Sound sound) {
        jdbc.sql("""
                        insert into places.place (district, code, parent, kind, name, en, pinyin, initials, since)
                        values (:district, :code, :parent, :kind, :name, :en, :pinyin, :initials, :since)
                        """)
                .param("district", district(place.code()))
                .param("code", place.code().value())
                .param("parent", place.code().parent().map(PlaceCode::value).orElse(null))
                .param("kind", place.kind().code())
                .param("name", place.name())
                .param("en", place.en())
                .param("pinyin", sound.full())
                .param("initials", sound.initials())
                .param("since", place.from())
                .update();
    }

    /** Keeps {@code old} as a version that ended on {@code until}. */
    void keep(Place old, LocalDate until) {
        jdbc.sql("""
                        insert into places.past (district, code, since, until, name, en)
                        values (:district, :code, :since, :until, :name, :en)
                        """)
                .param("district", district(old.code()))
                .param("code", old.code().value())
                .param("since", old.from())
                .param("until", until)
                .param("name", old.name())
                .param("en", old.en())
                .update();
    }

    void rename(PlaceCode code, String name, String en, Pinyin.Sound sound, LocalDate since) {
        jdbc.sql("""
                        update places.place set name = :name, en = :en, pinyin = :pinyin, initials = :initials, since = :since
                         where district = :district and code = :code
                        """)
                .param("district", district(code))
                .param("code", code.value())
                .param("name", name)
                .param("en", en)
                .param("pinyin", sound.full())
                .param("initials", sound.initials())
                .param("since", since)
                .update();
    }

    void close(PlaceCode code, LocalDate until) {
        jdbc.sql("update places.place set until = :until where district = :district and code = :code")
                .param("district", district(code))
                .param("code", code.value())
                .param("until", until)
                .update();
    }

    void succeed(PlaceCode code, PlaceCode successor, LocalDate since) {
        jdbc.sql("""
                        insert into places.succession (district, code, successor, since)
                        values (:district, :code, :successor, :since)
                        """)
                .param("district", district(code))
                .param("code", code.value())
                .param("successor", successor.value())
                .param("since", since)
                .update();
    }

    List<PlaceCode> successors(PlaceCode code) {
        return jdbc.sql("""
                        select successor from places.succession where district = :district and code = :code
                         order by successor
                        """)
                .param("district", district(code))
                .param("code", code.value())
                .query((row, number) -> new PlaceCode(row.getString(1)))
                .list();
    }

    /** Every open place whose code begins with {@code within}, by code; to be closed by who reads it, inside a transaction. */
    Stream<Place> all(String within, LocalDate today) {
        return jdbc
                .sql("""
                        select * from places.place
                         where code like :within and coalesce(until, 'infinity') > :today order by code
                        """)
                .withFetchSize(1_000)
                .param("within", within + "%")
                .param("today", today)
                .query(PlaceStore::row)
                .stream();
    }

    /** Every place of {@code kinds} at {@code within} and below that stands or stood, since its first known day; by code. */
    List<Place> ever(PlaceCode within, Collection<Place.Kind> kinds, int limit) {
        return jdbc.sql("""
                        select p.district, p.code, p.parent, p.kind, p.name, p.en, p.until,
                               least(p.since, (select min(o.since) from places.past o
                                                where o.district = p.district and o.code = p.code)) as since
                          from places.place p
                         where p.district = :district and p.code like :within and p.kind = any(:kinds)
                         order by p.code limit :limit
                        """)
                .param("district", district(within))
                .param("within", within.value() + "%")
                .param("kinds", kinds.stream().map(Place.Kind::code).toArray(String[]::new))
                .param("limit", limit)
                .query(PlaceStore::row)
                .list();
    }

    /** A pattern for the districts in which codes that begin with {@code digits} lie. */
    private static String districts(String digits) {
        return digits.length() < PlaceCode.DISTRICT ? digits + "%" : digits.substring(0, PlaceCode.DISTRICT);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Place row(ResultSet row, int number) throws SQLException {
        var parent = row.getString("parent");
        return new Place(
                new PlaceCode(row.getString("code")),
                row.getString("name"),
                row.getString("en"),
                Place.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                parent == null ? null : new PlaceCode(parent),
                day(row, "since"),
                row.getObject("until", LocalDate.class));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class));
    }
}
