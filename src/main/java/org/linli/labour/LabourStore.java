package org.linli.labour;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.FieldCipher;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Scope;
import org.linli.matters.MatterId;
import org.linli.organisations.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes {@code labour.cases}. */
@Repository
class LabourStore {
    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final JsonMapper json;

    LabourStore(JdbcClient jdbc, FieldCipher cipher, JsonMapper json) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.json = json;
    }

    private static String context(UUID matter) {
        return "labour.cases.words/" + matter;
    }

    void add(LabourCase one) {
        write(one, """
                insert into labour.cases (district, matter, code, place, body, received_on, workers, mass, claims, knew_on, left_on,
                                          interrupted_on, words, stage, consulted_on, ended_on, version)
                values (:district, :matter, :code, :place, :body, :received, :workers, :mass, :claims, :knew, :left,
                        :interrupted, :words, :stage, :consulted, :ended, 0)
                """).update();
    }

    /** Writes over the version that was read. Fails as {@link Problem#STALE} if somebody else wrote first. */
    void put(LabourCase one) {
        var rows = write(one, """
                update labour.cases
                   set workers = :workers, mass = :mass, claims = :claims, knew_on = :knew, left_on = :left,
                       interrupted_on = :interrupted, words = :words, stage = :stage, consulted_on = :consulted,
                       ended_on = :ended, version = version + 1
                 where district = :district and matter = :matter and version = :version
                """).update();
        if (rows == 0) {
            throw Problem.STALE.because("labour case " + one.code() + " version " + one.version());
        }
    }

    private JdbcClient.StatementSpec write(LabourCase one, String sql) {
        var facts = one.facts();
        return jdbc.sql(sql)
                .param("district", one.district().value())
                .param("matter", one.matter().value())
                .param("code", one.code())
                .param("place", one.place().value())
                .param("body", one.body().value())
                .param("received", one.receivedOn())
                .param("workers", one.workers())
                .param("mass", one.mass())
                .param(
                        "claims",
                        facts.claims().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("knew", facts.knewOn())
                .param("left", facts.leftOn())
                .param("interrupted", facts.interruptedOn())
                .param("words", cipher.seal(context(one.matter().value()), json.writeValueAsBytes(one.words())))
                .param("stage", one.stage().name())
                .param("consulted", one.consultedOn())
                .param("ended", one.endedOn())
                .param("version", one.version());
    }

    Optional<LabourCase> findByCode(District district, String code) {
        return jdbc.sql("select * from labour.cases where district = :district and code = :code")
                .param("district", district.value())
                .param("code", code)
                .query(this::row)
                .optional();
    }

    Optional<LabourCase> find(District district, MatterId matter) {
        return jdbc.sql("select * from labour.cases where district = :district and matter = :matter")
                .param("district", district.value())
                .param("matter", matter.value())
                .query(this::row)
                .optional();
    }

    /** Those of the bodies in {@code scope}, the newest first. */
    List<LabourCase> list(Scope scope, @Nullable UUID after, int limit) {
        return jdbc.sql("select * from labour.cases where district = :district and body = any(:units)"
                        + (after == null ? "" : " and matter < :after") + " order by matter desc limit :limit")
                .param("district", scope.district().value())
                .param("units", scope.units().toArray(UUID[]::new))
                .param("after", after)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    private LabourCase row(ResultSet row, int number) throws SQLException {
        var matter = id(row, "matter");
        var words = cipher.openBytes(context(matter), row.getBytes("words"));
        return new LabourCase(
                new District(row.getString("district")),
                new MatterId(matter),
                row.getString("code"),
                new PlaceCode(row.getString("place")),
                new OrganisationId(id(row, "body")),
                Objects.requireNonNull(day(row, "received_on")),
                row.getInt("workers"),
                row.getBoolean("mass"),
                facts(row),
                json.readValue(words, LabourCase.Words.class),
                LabourCase.Stage.valueOf(row.getString("stage")),
                day(row, "consulted_on"),
                day(row, "ended_on"),
                row.getInt("version"));
    }

    private static Limitation.Facts facts(ResultSet row) throws SQLException {
        var claims = (String[]) row.getArray("claims").getArray();
        return new Limitation.Facts(
                Arrays.stream(claims).map(Claim::valueOf).collect(Collectors.toSet()),
                Objects.requireNonNull(day(row, "knew_on")),
                day(row, "left_on"),
                day(row, "interrupted_on"));
    }

    static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
