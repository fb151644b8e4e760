package org.linli.liaison;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.organisations.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code liaison.voice}. */
@Repository
class VoiceStore {
    private final JdbcClient jdbc;

    VoiceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Something that was said at a reception.
     *
     * @param text of an opinion; empty where it became a matter
     * @param matter what it became, with {@code code}, its public one
     * @param suggestion into which it went
     */
    record Voice(
            UUID id,
            UUID reception,
            OrganisationId station,
            PlaceCode place,
            Instant at,
            String text,
            @Nullable UUID matter,
            @Nullable String code,
            @Nullable UUID suggestion) {}

    /** Keeps it; false where its id is taken, so that it was noted before. */
    boolean add(District district, Voice voice, byte @Nullable [] slip) {
        return jdbc.sql("""
                        insert into liaison.voice (district, id, reception, station, place, at, text, slip, matter, code)
                        values (:district, :id, :reception, :station, :place, :at, :text, :slip, :matter, :code)
                        on conflict (district, id) do nothing
                        """)
                        .param("district", district.value())
                        .param("id", voice.id())
                        .param("reception", voice.reception())
                        .param("station", voice.station().value())
                        .param("place", voice.place().value())
                        .param("at", utc(voice.at()))
                        .param("text", voice.text())
                        .param("slip", slip)
                        .param("matter", voice.matter())
                        .param("code", voice.code())
                        .update()
                > 0;
    }

    List<Voice> of(District district, UUID reception) {
        return jdbc.sql(
                        "select * from liaison.voice where district = :district and reception = :reception order by at, id")
                .param("district", district.value())
                .param("reception", reception)
                .query(VoiceStore::row)
                .list();
    }

    /** What was said at a station and went into no suggestion yet, matters too, the newest first; at most {@code limit}. */
    List<Voice> loose(District district, OrganisationId station, int limit) {
        return jdbc.sql("""
                        select * from liaison.voice
                         where district = :district and station = :station and suggestion is null
                         order by at desc, id desc limit :limit
                        """)
                .param("district", district.value())
                .param("station", station.value())
                .param("limit", limit)
                .query(VoiceStore::row)
                .list();
    }

    /** Puts those of {@code ids} that were said at the station, and are in no suggestion, into one; answers how many. */
    int gather(District district, OrganisationId station, Collection<UUID> ids, UUID suggestion) {
        return jdbc.sql("""
                        update liaison.voice set suggestion = :suggestion
                         where district = :district and station = :station and id = any(:ids) and suggestion is null
                        """)
                .param("district", district.value())
                .param("station", station.value())
                .param("ids", ids.toArray(UUID[]::new))
                .param("suggestion", suggestion)
                .update();
    }

    List<Voice> in(District district, UUID suggestion) {
        return jdbc.sql(
                        "select * from liaison.voice where district = :district and suggestion = :suggestion order by at, id")
                .param("district", district.value())
                .param("suggestion", suggestion)
                .query(VoiceStore::row)
                .list();
    }

    /** The opinion whose giver holds the slip with this hash. */
    Optional<Voice> bySlip(District district, byte[] slip) {
        return jdbc.sql("select * from liaison.voice where district = :district and slip = :slip")
                .param("district", district.value())
                .param("slip", slip)
                .query(VoiceStore::row)
                .optional();
    }

    /** What was said that became {@code matter}. */
    Optional<Voice> byMatter(District district, UUID matter) {
        return jdbc.sql("select * from liaison.voice where district = :district and matter = :matter limit 1")
                .param("district", district.value())
                .param("matter", matter)
                .query(VoiceStore::row)
                .optional();
    }

    private static Voice row(ResultSet row, int number) throws SQLException {
        return new Voice(
                row.getObject("id", UUID.class),
                row.getObject("reception", UUID.class),
                new OrganisationId(row.getObject("station", UUID.class)),
                new PlaceCode(row.getString("place")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("text"),
                row.getObject("matter", UUID.class),
                row.getString("code"),
                row.getObject("suggestion", UUID.class));
    }
}
