package org.linli.places;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.linli.database.CopyRows;
import org.linli.kernel.PlaceCode;
import org.linli.web.ImportReport;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/*
 * A file's rows go by COPY into a temporary table of the transaction; what can only be judged among them (a code twice, a
 * missing parent) is judged there, level by level, in a few set-based statements; then the good ones go over in one insert.
 * Memory does not grow with the file, and a dry run is the same without the last step.
 */
/** Takes in many places at once. Everything here happens inside one transaction of the caller. */
@Repository
class ImportStore {
    private static final int[] LEVELS_BELOW_DISTRICT = {9, 12, 15, 18, 21};

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    ImportStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** What of a file concerns one district: rows that are new, that rename, and that change nothing. */
    record Share(String district, long added, long changed, long unchanged) {}

    /** One import at a time: two would each miss the other's rows. */
    void begin() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('places.import'))")
                .query((row, number) -> true)
                .single();
        jdbc.sql("""
                        create temporary table place_import (
                            number bigint, district text, code text, parent text, kind text, name text, en text,
                            pinyin text, initials text, refused text) on commit drop
                        """).update();
    }

    /** Takes a row with how its name sounds. */
    interface Rows {
        void add(PlaceRow.Taken row, Pinyin.Sound sound);
    }

    /** Runs {@code source}, which hands every row on, and stores those rows as they come. */
    void stage(Consumer<Rows> source) {
        CopyRows.write(
                template,
                "copy pg_temp.place_import (number, district, code, parent, kind, name, en, pinyin, initials) from stdin",
                copy -> source.accept((row, sound) -> copy.put(row.number())
                        .put(PlaceStore.district(row.code()))
                        .put(row.code().value())
                        .put(row.code().parent().map(PlaceCode::value).orElse(null))
                        .put(Place.Kind.of(row.code()).code())
                        .put(row.name())
                        .put(row.en())
                        .put(sound.full())
                        .put(sound.initials())
                        .end()));
        jdbc.sql("analyze pg_temp.place_import").update();
    }

    /** Marks the rows that cannot be taken because of other rows or of what is there. */
    void judge(LocalDate today) {
        jdbc.sql("""
                        with twice as (select code, min(number) as first from pg_temp.place_import
                                        group by code having count(*) > 1)
                        update pg_temp.place_import i set refused = 'DUPLICATE' from twice
                         where twice.code = i.code and i.number > twice.first
                        """).update();
        jdbc.sql("""
                        update pg_temp.place_import i set refused = 'CLOSED' from places.place p
                         where p.district = i.district and p.code = i.code and p.until <= :today and i.refused is null
                        """).param("today", today).update();
        for (var digits : LEVELS_BELOW_DISTRICT) {
            jdbc.sql("""
                            update pg_temp.place_import i set refused = 'PARENT_MISSING'
                             where length(i.code) = :digits and i.refused is null
                               and not exists (select 1 from pg_temp.place_import p
                                                where p.code = i.parent and p.refused is null)
                               and not exists (select 1 from places.place p
                                                where p.district = i.district and p.code = i.parent
                                                  and coalesce(p.until, 'infinity') > :today)
                            """).param("digits", digits).param("today", today).update();
        }
    }

    long refused() {
        return jdbc.sql("select count(*) from pg_temp.place_import where refused is not null")
                .query(Long.class)
                .single();
    }

    /** The first refused rows, in order. */
    List<ImportReport.Refusal> refusals() {
        return jdbc.sql("""
                        select number, code, name, refused from pg_temp.place_import where refused is not null
                         order by number limit :limit
                        """)
                .param("limit", ImportReport.REFUSALS_MAX)
                .query((row, number) -> new ImportReport.Refusal(
                        row.getLong("number"),
                        row.getString("code") + " " + row.getString("name"),
                        RowRefused.valueOf(row.getString("refused")).words()))
                .list();
    }

    /** What the file holds for each district, ordered. */
    List<Share> shares() {
        return jdbc.sql("""
                        select i.district,
                               count(*) filter (where p.code is null) as added,
                               count(*) filter (where p.name <> i.name or (i.en <> '' and i.en <> p.en)) as changed,
                               count(*) as taken
                          from pg_temp.place_import i
                          left join places.place p on p.district = i.district and p.code = i.code
                         where i.refused is null
                         group by i.district order by i.district
                        """)
                .query((row, number) -> new Share(
                        row.getString("district"),
                        row.getLong("added"),
                        row.getLong("changed"),
                        row.getLong("taken") - row.getLong("added") - row.getLong("changed")))
                .list();
    }

    /** The first rows that add or rename, in order; asked before they do. */
    List<ImportReport.Change> changes() {
        return jdbc.sql("""
                        select i.code, i.name, coalesce(p.name, '') as before
                          from pg_temp.place_import i
                          left join places.place p on p.district = i.district and p.code = i.code
                         where i.refused is null
                           and (p.code is null or p.name <> i.name or (i.en <> '' and i.en <> p.en))
                         order by i.number limit :limit
                        """)
                .param("limit", ImportReport.CHANGES_MAX)
                .query((row, number) ->
                        new ImportReport.Change(row.getString("code"), row.getString("before"), row.getString("name")))
                .list();
    }

    /** Gives places the names that the file has for them and keeps the old ones as versions. */
    void rename(LocalDate today) {
        jdbc.sql("""
                        insert into places.past (district, code, since, until, name, en)
                        select p.district, p.code, p.since, :today, p.name, p.en
                          from places.place p
                          join pg_temp.place_import i on i.district = p.district and i.code = p.code
                         where i.refused is null and p.since < :today
                           and (p.name <> i.name or (i.en <> '' and i.en <> p.en))
                        """).param("today", today).update();
        jdbc.sql("""
                        update places.place p
                           set name = i.name, en = coalesce(nullif(i.en, ''), p.en), pinyin = i.pinyin,
                               initials = i.initials, since = greatest(p.since, :today)
                          from pg_temp.place_import i
                         where i.district = p.district and i.code = p.code and i.refused is null
                           and (p.name <> i.name or (i.en <> '' and i.en <> p.en))
                        """).param("today", today).update();
    }

    /** Adds the places that are not there yet. */
    void add(LocalDate today) {
        jdbc.sql("""
                        insert into places.place (district, code, parent, kind, name, en, pinyin, initials, since)
                        select i.district, i.code, i.parent, i.kind, i.name, i.en, i.pinyin, i.initials, :today
                          from pg_temp.place_import i
                          left join places.place p on p.district = i.district and p.code = i.code
                         where i.refused is null and p.code is null
                         order by i.district, i.code
                        """).param("today", today).update();
    }
}
