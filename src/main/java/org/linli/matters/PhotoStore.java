package org.linli.matters;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.District;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads {@code matters.photo}. */
@Repository
class PhotoStore {
    private final JdbcClient jdbc;

    PhotoStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The photos of a matter, in the order in which they were sent. */
    List<UUID> list(District district, MatterId matter) {
        return jdbc.sql("select id from matters.photo where district = :district and matter = :matter order by id")
                .param("district", district.value())
                .param("matter", matter.value())
                .query((row, number) -> MatterRow.uuid(row, "id"))
                .list();
    }

    /** The JPEG. */
    Optional<byte[]> find(District district, MatterId matter, UUID id) {
        return jdbc.sql("select jpeg from matters.photo where district = :district and matter = :matter and id = :id")
                .param("district", district.value())
                .param("matter", matter.value())
                .param("id", id)
                .query((row, number) -> row.getBytes("jpeg"))
                .optional();
    }
}
