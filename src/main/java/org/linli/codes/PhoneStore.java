package org.linli.codes;

import static org.linli.database.Database.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.kernel.FieldCipher;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code codes.phone_code} and {@code codes.phone_way}; seals on the way in, opens on the way out. */
@Repository
class PhoneStore {
    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    PhoneStore(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** A phone as a way in. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record PhoneWay(byte[] index, String ending, Instant since) {}

    void add(District district, UUID id, String phone, byte[] hash, Instant expires) {
        jdbc.sql("""
                        insert into codes.phone_code (district, id, phone_index, phone, hash, expires_at)
                        values (:district, :id, :index, :phone, :hash, :expires)
                        """)
                .param("district", district.value())
                .param("id", id)
                .param("index", index(phone))
                .param("phone", cipher.seal(context(id), phone))
                .param("hash", hash)
                .param("expires", utc(expires))
                .update();
    }

    /** Counts a try and answers the hash to compare with; nothing where there have been too many, or it is too late. */
    Optional<byte[]> tried(District district, UUID id, int triesMax, Instant now) {
        return jdbc.sql("""
                        update codes.phone_code set tries = tries + 1
                         where district = :district and id = :id and tries < :max and expires_at > :now and proven_at is null
                        returning hash
                        """)
                .param("district", district.value())
                .param("id", id)
                .param("max", triesMax)
                .param("now", utc(now))
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    /** Marks a code as shown; false where it was before. */
    boolean prove(District district, UUID id, Instant now) {
        return jdbc.sql("""
                        update codes.phone_code set proven_at = :now
                         where district = :district and id = :id and proven_at is null
                        """)
                        .param("district", district.value())
                        .param("id", id)
                        .param("now", utc(now))
                        .update()
                > 0;
    }

    /** The phone of a code that was shown after {@code since}. */
    Optional<String> proven(District district, UUID id, Instant since) {
        return jdbc.sql("""
                        select phone from codes.phone_code
                         where district = :district and id = :id and proven_at > :since
                        """)
                .param("district", district.value())
                .param("id", id)
                .param("since", utc(since))
                .query((row, number) -> cipher.open(context(id), row.getBytes(1)))
                .optional();
    }

    void remove(District district, UUID id) {
        jdbc.sql("delete from codes.phone_code where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id)
                .update();
    }

    /** Removes what expired before {@code before}. */
    void clear(District district, Instant before) {
        jdbc.sql("delete from codes.phone_code where district = :district and expires_at < :before")
                .param("district", district.value())
                .param("before", utc(before))
                .update();
    }

    /** Makes a phone a way in of {@code person}; false where it was one. */
    boolean addWay(District district, PersonId person, String phone, Instant now) {
        return jdbc.sql("""
                        insert into codes.phone_way (district, person, phone_index, ending, since)
                        values (:district, :person, :index, :ending, :now)
                        on conflict (district, person, phone_index) do nothing
                        """)
                        .param("district", district.value())
                        .param("person", person.value())
                        .param("index", index(phone))
                        .param("ending", phone.substring(phone.length() - 2))
                        .param("now", utc(now))
                        .update()
                > 0;
    }

    /** Whose way in a phone is; at most 20. */
    List<PersonId> owners(District district, String phone) {
        return jdbc.sql("""
                        select person from codes.phone_way
                         where district = :district and phone_index = :index order by person limit 20
                        """)
                .param("district", district.value())
                .param("index", index(phone))
                .query((row, number) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    List<PhoneWay> ways(District district, PersonId person) {
        return jdbc.sql("""
                        select * from codes.phone_way where district = :district and person = :person
                         order by since desc limit 20
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .query((row, number) -> new PhoneWay(
                        row.getBytes("phone_index"),
                        row.getString("ending"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }

    void removeWay(District district, PersonId person, byte[] index) {
        jdbc.sql("""
                        delete from codes.phone_way
                         where district = :district and person = :person and phone_index = :index
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .param("index", index)
                .update();
    }

    private byte[] index(String phone) {
        return cipher.blindIndex("codes.phone", phone);
    }

    private static String context(UUID id) {
        return "codes.phone_code.phone/" + id;
    }
}
