package org.linli.matters;

import static org.linli.database.Database.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.District;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code matters.public_photo}. */
@Repository
class PublicPhotoStore {
    private final JdbcClient jdbc;

    PublicPhotoStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Publishes {@code jpeg} in the place of what was published of that photo before. */
    void put(Matter matter, UUID photo, byte[] jpeg, UUID person, Instant at) {
        jdbc.sql("""
                        insert into matters.public_photo (district, matter, photo, jpeg, at, person)
                        values (:district, :matter, :photo, :jpeg, :at, :person)
                        on conflict (district, matter, photo)
                        do update set jpeg = excluded.jpeg, at = excluded.at, person = excluded.person
                        """)
                .param("district", matter.district().value())
                .param("matter", matter.id().value())
                .param("photo", photo)
                .param("jpeg", jpeg)
                .param("at", utc(at))
                .param("person", person)
                .update();
    }

    /** Takes a photo back; whether there was one. */
    boolean remove(Matter matter, UUID photo) {
        return jdbc.sql("""
                        delete from matters.public_photo where district = :district and matter = :matter and photo = :photo
                        """)
                        .param("district", matter.district().value())
                        .param("matter", matter.id().value())
                        .param("photo", photo)
                        .update()
                > 0;
    }

    /** Which photos of a matter everybody may see, in the order in which they were sent. */
    List<UUID> list(District district, MatterId matter) {
        return jdbc.sql("""
                        select photo from matters.public_photo where district = :district and matter = :matter order by photo
                        """)
                .param("district", district.value())
                .param("matter", matter.value())
                .query((row, number) -> MatterRow.uuid(row, "photo"))
                .list();
    }

    /** The JPEG that everybody may see of a matter with a public face. */
    Optional<byte[]> find(District district, String code, UUID photo) {
        return jdbc.sql("""
                        select p.jpeg from matters.public_photo p join matters.face f on f.district = p.district and f.id = p.matter
                         where p.district = :district and f.code = :code and p.photo = :photo and f.public_title is not null
                        """)
                .param("district", district.value())
                .param("code", code)
                .param("photo", photo)
                .query((row, number) -> row.getBytes("jpeg"))
                .optional();
    }
}
