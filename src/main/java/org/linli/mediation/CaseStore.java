package org.linli.mediation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.Problem;
import org.linli.kernel.Scope;
import org.linli.matters.MatterId;
import org.linli.organisations.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code mediation.cases} and {@code mediation.serial}: the register. */
@Repository
class CaseStore {
    private static final String ABOUT = "cases.about";

    private final JdbcClient jdbc;
    private final Vault vault;

    CaseStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** A case with the sentence it is about. */
    record Told(Case one, String about) {}

    /** The next number of {@code body} in {@code year}; held until the transaction ends. */
    int serial(District district, OrganisationId body, int year) {
        return jdbc.sql("""
                        insert into mediation.serial as s (district, body, year, last) values (:district, :body, :year, 1)
                        on conflict (district, body, year) do update set last = s.last + 1 returning last
                        """)
                .param("district", district.value())
                .param("body", body.value())
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    void add(Case one, String about) {
        var docket = one.docket();
        jdbc.sql("""
                        insert into mediation.cases (district, matter, code, place, body, track, origin, year, serial, opened_on, stage,
                                                     about, version)
                        values (:district, :matter, :code, :place, :body, :track, :origin, :year, :serial, :opened, :stage, :about, 0)
                        """)
                .param("district", docket.district().value())
                .param("matter", docket.matter().value())
                .param("code", docket.code())
                .param("place", docket.place().value())
                .param("body", docket.body().value())
                .param("track", docket.track().name())
                .param("origin", docket.origin().name())
                .param("year", docket.year())
                .param("serial", docket.serial())
                .param("opened", docket.openedOn())
                .param("stage", one.stage().name())
                .param("about", vault.seal(ABOUT, docket.matter().value(), about))
                .update();
    }

    Optional<Told> findByCode(District district, String code) {
        return jdbc.sql("select * from mediation.cases where district = :district and code = :code")
                .param("district", district.value())
                .param("code", code)
                .query(this::told)
                .optional();
    }

    Optional<Told> find(District district, MatterId matter) {
        return jdbc.sql("select * from mediation.cases where district = :district and matter = :matter")
                .param("district", district.value())
                .param("matter", matter.value())
                .query(this::told)
                .optional();
    }

    /** Where a case stands, for whoever may know no more. */
    Optional<Mediation.Standing> standing(District district, MatterId matter) {
        return jdbc.sql("select * from mediation.standing where district = :district and matter = :matter")
                .param("district", district.value())
                .param("matter", matter.value())
                .query((row, number) -> new Mediation.Standing(
                        new OrganisationId(CaseRow.id(row, "body")),
                        Track.valueOf(row.getString("track")),
                        row.getInt("year"),
                        row.getInt("serial"),
                        row.getString("stage").toLowerCase(java.util.Locale.ROOT),
                        Case.Stage.valueOf(row.getString("stage")).isConcluded(),
                        CaseRow.need(row, "opened_on"),
                        CaseRow.day(row, "ended_on"),
                        CaseRow.day(row, "effective_on"),
                        CaseRow.day(row, "danger_on")))
                .optional();
    }

    /** Writes over the version that was read. Fails as {@link Problem#STALE} if somebody else wrote first. */
    void put(Case one, @Nullable LocalDate next) {
        var made = one.settlement();
        var rows = jdbc.sql("""
                        update mediation.cases
                           set stage = :stage, consented_on = :consented, ended_on = :ended, ending = :ending, danger_on = :danger,
                               form = :form, agreed_on = :agreed, effective_on = :effective, confirmation = :confirmation,
                               confirmation_on = :confirmed, next_on = :next, version = version + 1
                         where district = :district and matter = :matter and version = :version
                        """)
                .param("district", one.district().value())
                .param("matter", one.matter().value())
                .param("version", one.version())
                .param("stage", one.stage().name())
                .param("consented", one.consentedOn())
                .param("ended", one.endedOn())
                .param("ending", name(one.ending()))
                .param("danger", one.dangerOn())
                .param("form", of(made, settlement -> settlement.form().name()))
                .param("agreed", of(made, Case.Settlement::agreedOn))
                .param("effective", of(made, Case.Settlement::effectiveOn))
                .param(
                        "confirmation",
                        of(made, settlement -> settlement.confirmation().name()))
                .param("confirmed", of(made, Case.Settlement::confirmationOn))
                .param("next", next)
                .update();
        if (rows == 0) {
            throw Problem.STALE.because("case " + one.docket().code() + " version " + one.version());
        }
    }

    /** Those of the bodies in {@code scope}, the newest first; the page after {@code after}. {@code open}: not concluded, or to follow up. */
    List<Told> list(Scope scope, boolean open, @Nullable UUID after, int limit) {
        return jdbc.sql("select * from mediation.cases where district = :district and body = any(:units)"
                        + (open ? " and stage in ('WAITING', 'MEDIATING', 'WRITTEN', 'AGREED')" : "")
                        + (after == null ? "" : " and matter < :after") + " order by matter desc limit :limit")
                .param("district", scope.district().value())
                .param("units", scope.units().toArray(UUID[]::new))
                .param("after", after)
                .param("limit", limit)
                .query(this::told)
                .list();
    }

    /** The register of a year, in the order of its numbers. */
    List<Told> year(Scope scope, int year, int limit) {
        return jdbc.sql("""
                        select * from mediation.cases where district = :district and body = any(:units) and year = :year
                         order by body, serial limit :limit
                        """)
                .param("district", scope.district().value())
                .param("units", scope.units().toArray(UUID[]::new))
                .param("year", year)
                .param("limit", limit)
                .query(this::told)
                .list();
    }

    /** Cases of which somebody is to be reminded by {@code day}; locked, other nodes skip them. */
    List<Told> lockDue(District district, LocalDate day, int limit) {
        return jdbc.sql("""
                        select * from mediation.cases where district = :district and next_on <= :day
                         order by next_on, matter limit :limit for update skip locked
                        """)
                .param("district", district.value())
                .param("day", day)
                .param("limit", limit)
                .query(this::told)
                .list();
    }

    /** Says when its mediators are reminded next; no other version of the case. */
    void remind(Case one, @Nullable LocalDate next) {
        jdbc.sql("update mediation.cases set next_on = :next where district = :district and matter = :matter")
                .param("district", one.district().value())
                .param("matter", one.matter().value())
                .param("next", next)
                .update();
    }

    /** How many cases of the bodies in {@code scope} stand at each stage. */
    Map<Case.Stage, Long> stages(Scope scope) {
        var counts = new HashMap<Case.Stage, Long>();
        jdbc.sql("""
                        select stage, count(*) as n from mediation.cases where district = :district and body = any(:units) group by stage
                        """)
                .param("district", scope.district().value())
                .param("units", scope.units().toArray(UUID[]::new))
                .query(row -> {
                    counts.put(Case.Stage.valueOf(row.getString("stage")), row.getLong("n"));
                });
        return counts;
    }

    private Told told(ResultSet row, int number) throws SQLException {
        var matter = CaseRow.id(row, "matter");
        return new Told(CaseRow.read(row), vault.open(ABOUT, matter, row.getBytes("about"), String.class));
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static <T> @Nullable T of(Case.@Nullable Settlement made, Function<Case.Settlement, @Nullable T> what) {
        return made == null ? null : what.apply(made);
    }
}
