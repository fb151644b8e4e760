package org.linli.casefile;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.kernel.FieldCipher;
import org.linli.kernel.PlaceCode;
import org.linli.matters.MatterId;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code casefile.*}. */
@Repository
class CaseFileStore {
    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    CaseFileStore(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** The next number of a year; holds the year's row, so that numbers have no gaps. */
    int next(District district, int year) {
        return jdbc.sql("""
                        insert into casefile.counter as counter (district, year, last) values (:district, :year, 1)
                        on conflict (district, year) do update set last = counter.last + 1 returning last
                        """)
                .param("district", district.value())
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    void add(CaseFile file, Map<String, byte[]> parts) {
        jdbc.sql("""
                        insert into casefile.file (district, matter, number, code, place, unit, sealed_by, sealed_at, sums)
                        values (:district, :matter, :number, :code, :place, :unit, :by, :at, :sums)
                        """)
                .param("district", file.district().value())
                .param("matter", file.matter().value())
                .param("number", file.number())
                .param("code", file.code())
                .param("place", file.place().value())
                .param("unit", file.unit())
                .param("by", file.sealedBy().value())
                .param("at", utc(file.sealedAt()))
                .param("sums", file.sums())
                .update();
        parts.forEach((name, content) -> jdbc.sql("""
                        insert into casefile.part (district, matter, name, content) values (:district, :matter, :name, :content)
                        """)
                .param("district", file.district().value())
                .param("matter", file.matter().value())
                .param("name", name)
                .param("content", cipher.seal(context(file.matter(), name), content))
                .update());
    }

    Optional<CaseFile> find(District district, MatterId matter) {
        return jdbc.sql("select * from casefile.file where district = :district and matter = :matter")
                .param("district", district.value())
                .param("matter", matter.value())
                .query(CaseFileStore::row)
                .optional();
    }

    /** Those within reach of who asks, the highest number before {@code before} first. */
    List<CaseFile> list(District district, String before, int limit) {
        return jdbc.sql("""
                        select * from casefile.file where district = :district and number < :before
                         order by number desc limit :limit
                        """)
                .param("district", district.value())
                .param("before", before)
                .param("limit", limit)
                .query(CaseFileStore::row)
                .list();
    }

    /** What is in it, by name. */
    Map<String, byte[]> parts(District district, MatterId matter) {
        var parts = new HashMap<String, byte[]>();
        jdbc.sql("select name, content from casefile.part where district = :district and matter = :matter")
                .param("district", district.value())
                .param("matter", matter.value())
                .query(row -> {
                    var name = row.getString("name");
                    parts.put(name, cipher.openBytes(context(matter, name), row.getBytes("content")));
                });
        return parts;
    }

    /** Notes that it was taken out. */
    void note(CaseFile file, UUID id, PersonId by, Instant at) {
        jdbc.sql("insert into casefile.taken (district, matter, id, by, at) values (:district, :matter, :id, :by, :at)")
                .param("district", file.district().value())
                .param("matter", file.matter().value())
                .param("id", id)
                .param("by", by.value())
                .param("at", utc(at))
                .update();
    }

    /** When it was taken out, the newest first. */
    List<Instant> taken(District district, MatterId matter, int limit) {
        return jdbc.sql("""
                        select at from casefile.taken where district = :district and matter = :matter
                         order by id desc limit :limit
                        """)
                .param("district", district.value())
                .param("matter", matter.value())
                .param("limit", limit)
                .query((row, number) ->
                        row.getObject("at", OffsetDateTime.class).toInstant())
                .list();
    }

    /** Erases what is in it; number and hashes stay. */
    void erase(District district, MatterId matter, Instant at) {
        jdbc.sql("delete from casefile.part where district = :district and matter = :matter")
                .param("district", district.value())
                .param("matter", matter.value())
                .update();
        jdbc.sql("""
                        update casefile.file set erased_at = :at
                         where district = :district and matter = :matter and erased_at is null
                        """)
                .param("district", district.value())
                .param("matter", matter.value())
                .param("at", utc(at))
                .update();
    }

    private static CaseFile row(ResultSet row, int number) throws SQLException {
        var erased = row.getObject("erased_at", OffsetDateTime.class);
        return new CaseFile(
                new District(row.getString("district")),
                new MatterId(row.getObject("matter", UUID.class)),
                row.getString("number"),
                row.getString("code"),
                new PlaceCode(row.getString("place")),
                row.getObject("unit", UUID.class),
                new PersonId(row.getObject("sealed_by", UUID.class)),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                row.getString("sums"),
                erased == null ? null : erased.toInstant());
    }

    private static String context(MatterId matter, String name) {
        return "casefile.part.content/" + matter.value() + "/" + name;
    }
}
