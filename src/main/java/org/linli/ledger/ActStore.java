package org.linli.ledger;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes {@code ledger.act} and its heads and cursors. */
@Repository
class ActStore {
    private static final Logger log = LoggerFactory.getLogger(ActStore.class);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Map<String, Class<? extends Act>> types = new HashMap<>();
    private final Map<String, ActShape> shapes = new HashMap<>();

    ActStore(JdbcClient jdbc, JsonMapper json, List<ActTypes> modules) {
        this.jdbc = jdbc;
        this.json = json;
        for (var module : modules) {
            for (var type : module.types()) {
                if (types.put(ActTypes.kindOf(type), type) != null) {
                    throw new IllegalStateException("two acts of kind " + ActTypes.kindOf(type));
                }
                shapes.put(ActTypes.kindOf(type), ActShape.of(type));
            }
        }
    }

    private record Head(long last, Instant recordedAt) {}

    /** Writes {@code acts} of one district under the next numbers; holds the district's head until the transaction ends. */
    void add(District district, List<Act> acts, Instant now) {
        var head = jdbc.sql("""
                        insert into ledger.head as head (district, last, recorded_at) values (:district, :count, :now)
                        on conflict (district) do update set last = head.last + excluded.last,
                               recorded_at = greatest(head.recorded_at, excluded.recorded_at)
                        returning last, recorded_at
                        """)
                .param("district", district.value())
                .param("count", acts.size())
                .param("now", utc(now))
                .query((row, number) -> new Head(row.getLong("last"), instant(row, "recorded_at")))
                .single();
        jdbc.sql("""
                        insert into ledger.act (district, seq, at, recorded_at, kind, place, subject, facts)
                        select :district, :first + n - 1, at::timestamptz, :recorded, kind, place, subject::uuid, facts::jsonb
                          from unnest(:at::text[], :kind::text[], :place::text[], :subject::text[], :facts::text[])
                               with ordinality as acts (at, kind, place, subject, facts, n)
                        """)
                .param("district", district.value())
                .param("first", head.last() - acts.size() + 1)
                .param("recorded", utc(head.recordedAt()))
                .param("at", texts(acts, act -> act.at().toString()))
                .param("kind", texts(acts, Act::kind))
                .param("place", texts(acts, act -> act.place().value()))
                .param("subject", texts(acts, act -> act.subject().toString()))
                .param("facts", texts(acts, this::facts))
                .update();
    }

    private static String[] texts(List<Act> acts, java.util.function.Function<Act, String> text) {
        return acts.stream().map(text).toArray(String[]::new);
    }

    private String facts(Act act) {
        return tree(act).toString();
    }

    /** The components of {@code act} but place and time. */
    ObjectNode tree(Act act) {
        var facts = (ObjectNode) json.valueToTree(act);
        facts.remove(List.of("place", "at"));
        return facts;
    }

    ActShape shape(String kind) {
        return shapes.getOrDefault(kind, ActShape.UNKNOWN);
    }

    List<Recorded> after(District district, long seq, int limit) {
        return jdbc.sql("select * from ledger.act where district = :district and seq > :seq order by seq limit :limit")
                .param("district", district.value())
                .param("seq", seq)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    List<Recorded> about(District district, UUID subject, int limit) {
        return jdbc.sql("""
                        select * from ledger.act where district = :district and subject = :subject order by seq limit :limit
                        """)
                .param("district", district.value())
                .param("subject", subject)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    List<Recorded> list(
            District district,
            Collection<String> kinds,
            PlaceCode within,
            Instant from,
            Instant to,
            long afterSeq,
            int limit) {
        return jdbc.sql("""
                        select * from ledger.act
                         where district = :district and kind = any(:kinds) and place ^@ :within
                           and at >= :from and at < :to and seq > :seq
                         order by seq limit :limit
                        """)
                .param("district", district.value())
                .param("kinds", kinds.toArray(String[]::new))
                .param("within", within.value())
                .param("from", utc(from))
                .param("to", utc(to))
                .param("seq", afterSeq)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    long last(District district) {
        return jdbc.sql("select coalesce(max(last), 0) from ledger.head where district = :district")
                .param("district", district.value())
                .query(Long.class)
                .single();
    }

    List<District> districts() {
        return jdbc.sql("select district from ledger.head order by district")
                .query((row, number) -> new District(row.getString(1)))
                .list();
    }

    /** The newest recording time anywhere, if any. */
    @Nullable
    Instant newest() {
        return jdbc.sql("select max(recorded_at) as newest from ledger.head")
                .query((row, number) -> row.getObject("newest", OffsetDateTime.class))
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    List<CursorState> cursors() {
        return jdbc.sql("""
                        select c.*, h.last - c.seq as behind from ledger.cursor c join ledger.head h using (district)
                         order by reader, district limit 1000
                        """)
                .query((row, number) -> new CursorState(
                        new District(row.getString("district")),
                        row.getString("reader"),
                        row.getLong("seq"),
                        row.getLong("behind"),
                        row.getInt("failures"),
                        row.getString("last_error"),
                        instant(row, "updated_at")))
                .list();
    }

    private Recorded row(ResultSet row, int number) throws SQLException {
        var kind = row.getString("kind");
        var place = new PlaceCode(row.getString("place"));
        var at = instant(row, "at");
        var facts = json.readTree(row.getString("facts"));
        return new Recorded(
                new District(row.getString("district")),
                row.getLong("seq"),
                at,
                instant(row, "recorded_at"),
                kind,
                place,
                Objects.requireNonNull(row.getObject("subject", UUID.class)),
                facts,
                () -> act(kind, place, at, facts));
    }

    private @Nullable Act act(String kind, PlaceCode place, Instant at, JsonNode facts) {
        var type = types.get(kind);
        if (type == null) {
            return null;
        }
        var whole = (ObjectNode) facts.deepCopy();
        whole.put("place", place.value());
        whole.put("at", at.toString());
        try {
            return json.treeToValue(whole, type);
        } catch (DatabindException e) { // recorded under another shape of the record: its facts still count
            log.warn("act {} of {} at {} does not fit its record: {}", kind, place, at, e.getOriginalMessage());
            return null;
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
