package org.linli.matters;

import static org.linli.database.Database.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.District;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code matters.part}: which matter was split off which. A part has no receipt: the whole's opens it. */
@Repository
class PartStore {
    static final int PARTS_SHOWN = 50;

    private final JdbcClient jdbc;

    PartStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of which matter {@code part} is a part. */
    Optional<MatterId> whole(District district, MatterId part) {
        return jdbc.sql("select whole from matters.part where district = :district and part = :part")
                .param("district", district.value())
                .param("part", part.value())
                .query((row, number) -> new MatterId(MatterRow.uuid(row, "whole")))
                .optional();
    }

    /** The parts split off {@code whole}, in order. */
    List<MatterId> parts(District district, MatterId whole) {
        return jdbc.sql("""
                        select part from matters.part where district = :district and whole = :whole order by n limit :limit
                        """)
                .param("district", district.value())
                .param("whole", whole.value())
                .param("limit", PARTS_SHOWN)
                .query((row, number) -> new MatterId(MatterRow.uuid(row, "part")))
                .list();
    }

    /** A part as it begins: its words, how it is filed and who has it; all of its clock is the whole's. */
    record Piece(
            MatterId id,
            String code,
            String receiptHash,
            String title,
            String text,
            Filing filing,
            Target target,
            int n) {}

    /** Adds {@code piece} beside {@code whole}, with the whole's promise, and copies of its photos. */
    void add(Matter whole, Piece piece, Instant now, Instant nextCheck) {
        jdbc.sql("""
                        insert into matters.matter (district, id, code, receipt, place, title, text, anonymous, kind, category, catalogue,
                               urgent, via, received_at, state, level, unit, first_unit, unit_since, unit_due, time_limit,
                               counted_from, span, due_at, open_year, expires_at, reminded, contact_due, contact, answer,
                               extended, next_check_at)
                        select district, :id, :code, decode(:receipt, 'hex'), place, :title, :text, anonymous, :kind, :category,
                               :catalogue, :urgent, via, received_at, 'RECEIVED', :level, :unit, :unit, :now, due_at, time_limit,
                               counted_from, span, due_at, open_year, expires_at, reminded, contact_due, contact, answer,
                               extended, :next_check
                          from matters.matter where district = :district and id = :whole
                        """)
                .param("district", whole.district().value())
                .param("whole", whole.id().value())
                .param("id", piece.id().value())
                .param("code", piece.code())
                .param("receipt", piece.receiptHash())
                .param("title", piece.title())
                .param("text", piece.text())
                .param("kind", piece.filing().kind().name())
                .param("category", piece.filing().category())
                .param("catalogue", piece.filing().catalogue())
                .param("urgent", piece.filing().urgent())
                .param("level", piece.target().level().name())
                .param("unit", piece.target().unit())
                .param("now", utc(now))
                .param("next_check", utc(nextCheck))
                .update();
        jdbc.sql("insert into matters.part (district, part, whole, n) values (:district, :part, :whole, :n)")
                .param("district", whole.district().value())
                .param("part", piece.id().value())
                .param("whole", whole.id().value())
                .param("n", piece.n())
                .update();
        jdbc.sql("""
                        insert into matters.photo (district, matter, id, jpeg)
                        select district, :part, id, jpeg from matters.photo where district = :district and matter = :whole
                        """)
                .param("district", whole.district().value())
                .param("part", piece.id().value())
                .param("whole", whole.id().value())
                .update();
    }

    /** The codes of {@code ids}, in their order. */
    List<String> codes(District district, List<MatterId> ids) {
        return jdbc.sql("""
                        select f.code from matters.called f join unnest(:ids::uuid[]) with ordinality as wanted (id, n) on wanted.id = f.id
                         where f.district = :district order by wanted.n
                        """)
                .param("district", district.value())
                .param("ids", ids.stream().map(MatterId::value).toArray(UUID[]::new))
                .query((row, number) -> row.getString("code"))
                .list();
    }
}
