package org.linli.matters;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Kind;
import org.linli.catalogue.Level;
import org.linli.kernel.Limit;
import org.linli.kernel.PlaceCode;

/** A matter as a row of {@code matters.matter}, both ways. */
final class MatterRow {
    private MatterRow() {}

    static Matter read(ResultSet row) throws SQLException {
        var before = row.getString("before");
        var lead = row.getObject("lead", UUID.class);
        return new Matter(
                new MatterId(uuid(row, "id")),
                row.getString("code"),
                new PlaceCode(row.getString("place")),
                new Filing(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("category"),
                        row.getInt("catalogue"),
                        row.getBoolean("urgent"),
                        Draft.Via.valueOf(row.getString("via")),
                        time(row, "received_at"),
                        row.getObject("against", UUID.class)),
                State.valueOf(row.getString("state")),
                before == null ? null : State.valueOf(before),
                hands(row),
                promise(row),
                reply(row),
                row.getBoolean("supervised"),
                lead == null ? null : new MatterId(lead),
                row.getInt("version"));
    }

    private static Hands hands(ResultSet row) throws SQLException {
        return new Hands(
                Level.valueOf(row.getString("level")),
                uuid(row, "unit"),
                uuid(row, "first_unit"),
                row.getObject("from_unit", UUID.class),
                time(row, "unit_since"),
                time(row, "unit_due"),
                row.getInt("moves"),
                row.getInt("returns"),
                row.getBoolean("objected"),
                row.getBoolean("adjudicated"));
    }

    private static Promise promise(ResultSet row) throws SQLException {
        return new Promise(
                Limit.parse(row.getString("time_limit")),
                time(row, "counted_from"),
                Limit.parse(row.getString("span")),
                time(row, "due_at"),
                row.getInt("open_year"),
                time(row, "expires_at"),
                row.getInt("reminded"),
                time(row, "contact_due"),
                Verdict.valueOf(row.getString("contact")),
                Verdict.valueOf(row.getString("answer")),
                row.getBoolean("extended"),
                row.getInt("suspensions"),
                timeOrNull(row, "suspended_at"),
                timeOrNull(row, "suspended_until"));
    }

    private static Reply reply(ResultSet row) throws SQLException {
        var satisfaction = row.getInt("satisfaction");
        var rating =
                row.wasNull() ? null : new Rating(row.getBoolean("solved"), satisfaction, row.getString("comment"));
        return new Reply(
                row.getInt("answers"),
                timeOrNull(row, "answered_at"),
                timeOrNull(row, "rate_until"),
                rating,
                row.getObject("rated_on", LocalDate.class),
                row.getObject("rated_unit", UUID.class),
                row.getString("rated_category"),
                row.getInt("reopened"));
    }

    /** What a step can change, by parameter name. */
    static Map<String, @Nullable Object> changing(Matter matter, Optional<Instant> nextCheck) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("place", matter.place().value());
        values.put("state", matter.state().name());
        values.put("before", matter.before() == null ? null : matter.before().name());
        values.put("supervised", matter.supervised());
        values.put("lead", matter.lead() == null ? null : matter.lead().value());
        values.put("kind", matter.filing().kind().name());
        values.put("category", matter.filing().category());
        values.put("catalogue", matter.filing().catalogue());
        values.put("urgent", matter.filing().urgent());
        values.put("next_check_at", nextCheck.map(at -> (Object) utc(at)).orElse(null));
        hands(values, matter.hands());
        promise(values, matter.promise());
        reply(values, matter.reply());
        return values;
    }

    private static void hands(Map<String, @Nullable Object> values, Hands hands) {
        values.put("level", hands.level().name());
        values.put("unit", hands.unit());
        values.put("from_unit", hands.from());
        values.put("unit_since", utc(hands.since()));
        values.put("unit_due", utc(hands.due()));
        values.put("moves", hands.moves());
        values.put("returns", hands.returns());
        values.put("objected", hands.objected());
        values.put("adjudicated", hands.adjudicated());
    }

    private static void promise(Map<String, @Nullable Object> values, Promise promise) {
        values.put("counted_from", utc(promise.from()));
        values.put("span", promise.span().toString());
        values.put("due_at", utc(promise.due()));
        values.put("open_year", promise.openYear());
        values.put("expires_at", utc(promise.expires()));
        values.put("reminded", promise.reminded());
        values.put("contact", promise.contact().name());
        values.put("answer", promise.answer().name());
        values.put("extended", promise.extended());
        values.put("suspensions", promise.suspensions());
        values.put("suspended_at", utcOrNull(promise.suspendedAt()));
        values.put("suspended_until", utcOrNull(promise.suspendedUntil()));
    }

    private static void reply(Map<String, @Nullable Object> values, Reply reply) {
        var rating = reply.rating();
        values.put("answers", reply.answers());
        values.put("answered_at", utcOrNull(reply.answeredAt()));
        values.put("rate_until", utcOrNull(reply.rateUntil()));
        values.put("solved", rating == null ? null : rating.solved());
        values.put("satisfaction", rating == null ? null : rating.satisfaction());
        values.put("comment", rating == null ? null : rating.comment());
        values.put("rated_on", reply.ratedOn());
        values.put("rated_unit", reply.ratedUnit());
        values.put("rated_category", reply.ratedCategory());
        values.put("reopened", reply.reopened());
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Object utcOrNull(@Nullable Instant time) {
        return time == null ? null : utc(time);
    }
}
