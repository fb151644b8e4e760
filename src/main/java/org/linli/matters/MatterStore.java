package org.linli.matters;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes the rows of {@code matters.matter} that steps are taken on. */
@Repository
class MatterStore {
    private final JdbcClient jdbc;

    MatterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Matter> find(District district, MatterId id) {
        return jdbc.sql("select * from matters.matter where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id.value())
                .query(MatterStore::row)
                .optional();
    }

    /** The matter as it is once nobody else has it in hand, held until the transaction ends. */
    Optional<Matter> lock(District district, MatterId id) {
        return jdbc.sql("select * from matters.matter where district = :district and id = :id for update")
                .param("district", district.value())
                .param("id", id.value())
                .query(MatterStore::row)
                .optional();
    }

    Optional<Matter> findByCode(District district, String code) {
        return jdbc.sql("select * from matters.matter where district = :district and code = :code")
                .param("district", district.value())
                .param("code", code)
                .query(MatterStore::row)
                .optional();
    }

    /** By when each of {@code ids} is to be answered, as it stands now. */
    Map<MatterId, Instant> dues(District district, Collection<MatterId> ids) {
        var dues = new HashMap<MatterId, Instant>();
        jdbc.sql("select id, due_at from matters.matter where district = :district and id = any(:ids)")
                .param("district", district.value())
                .param("ids", ids.stream().map(MatterId::value).toArray(UUID[]::new))
                .query(row -> {
                    dues.put(new MatterId(MatterRow.uuid(row, "id")), MatterRow.time(row, "due_at"));
                });
        return dues;
    }

    /**
     * Which version everybody may read now stands under {@code code}: every write makes a new one. The view asks nobody for whom it is,
     * so the parameter goes by another name, and the hottest statement of all says nothing (D-42).
     */
    Optional<Integer> version(District district, String code) {
        return jdbc.sql("select version from matters.face where district = :here and code = :code")
                .param("here", district.value())
                .param("code", code)
                .query(Integer.class)
                .optional();
    }

    /** Which matter a receipt opens, found by the hash of its secret. */
    Optional<MatterId> findByReceipt(District district, String hash) {
        return jdbc.sql("""
                        select id from matters.opened where district = :district and receipt = decode(:receipt, 'hex')
                        """)
                .param("district", district.value())
                .param("receipt", hash)
                .query((row, number) -> new MatterId(MatterRow.uuid(row, "id")))
                .optional();
    }

    /** The public code of a matter. */
    Optional<String> code(District district, MatterId id) {
        return jdbc.sql("select code from matters.called where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    /** Those that go with {@code lead} and wait for its answer, locked; at most {@code limit}. */
    List<Matter> lockFollowers(District district, MatterId lead, int limit) {
        return jdbc.sql("""
                        select * from matters.matter
                         where district = :district and lead = :lead and state = 'MERGED' order by id limit :limit for update
                        """)
                .param("district", district.value())
                .param("lead", lead.value())
                .param("limit", limit)
                .query(MatterStore::row)
                .list();
    }

    /** Writes over the version that was read; fails as {@link Problem#STALE} if somebody else wrote first. */
    void put(Matter matter, Optional<Instant> nextCheck) {
        var rows = jdbc.sql("""
                        update matters.matter set place = :place, state = :state, before = :before, supervised = :supervised, lead = :lead,
                               kind = :kind, category = :category, catalogue = :catalogue, urgent = :urgent, level = :level, unit = :unit,
                               from_unit = :from_unit, unit_since = :unit_since, unit_due = :unit_due, moves = :moves,
                               returns = :returns, objected = :objected, adjudicated = :adjudicated,
                               counted_from = :counted_from, span = :span, due_at = :due_at, open_year = :open_year,
                               expires_at = :expires_at, reminded = :reminded, contact = :contact, answer = :answer,
                               extended = :extended, suspensions = :suspensions, suspended_at = :suspended_at,
                               suspended_until = :suspended_until, answers = :answers, answered_at = :answered_at,
                               rate_until = :rate_until, solved = :solved, satisfaction = :satisfaction,
                               comment = :comment, rated_on = :rated_on, rated_unit = :rated_unit,
                               rated_category = :rated_category, reopened = :reopened, next_check_at = :next_check_at,
                               version = version + 1
                         where district = :district and id = :id and version = :version
                        """)
                .param("district", matter.district().value())
                .param("id", matter.id().value())
                .param("version", matter.version())
                .params(MatterRow.changing(matter, nextCheck))
                .update();
        if (rows == 0) {
            throw Problem.STALE.because("matter " + matter.code() + " version " + matter.version());
        }
    }

    /** Writes the edited words that everybody may read. */
    void release(Matter matter, Released words) {
        jdbc.sql("""
                        update matters.matter
                           set public_title = :title, public_text = :text, public_answer = coalesce(:answer, public_answer)
                         where district = :district and id = :id
                        """)
                .param("district", matter.district().value())
                .param("id", matter.id().value())
                .param("title", words.title())
                .param("text", words.text())
                .param("answer", words.answer())
                .update();
    }

    /** At most {@code limit} matters at which the clock must look by {@code now}, locked; other nodes skip them. */
    List<Matter> lockDue(Scope scope, Instant now, int limit) {
        return jdbc.sql("""
                        select * from matters.matter where district = :district and next_check_at <= :now
                         order by next_check_at limit :limit for update skip locked
                        """)
                .param("district", scope.district().value())
                .param("now", utc(now))
                .param("limit", limit)
                .query(MatterStore::row)
                .list();
    }

    /** When the clock must look at something next. */
    Optional<Instant> nextCheck(Scope scope) {
        return jdbc.sql("""
                        select next_check_at from matters.matter where district = :district and next_check_at is not null
                         order by next_check_at limit 1
                        """)
                .param("district", scope.district().value())
                .query((row, number) -> MatterRow.time(row, "next_check_at"))
                .optional();
    }

    /** At most {@code limit} matters whose date was counted across one of {@code years}, locked. */
    List<Matter> lockOpenYear(Scope scope, Collection<Integer> years, int limit) {
        return jdbc.sql("""
                        select * from matters.matter
                         where district = :district and open_year <> 0 and open_year = any(:years)
                           and state in ('RECEIVED', 'ACCEPTED', 'ASSIGNED', 'HANDLING', 'SUSPENDED', 'MERGED')
                         order by id limit :limit for update skip locked
                        """)
                .param("district", scope.district().value())
                .param("years", years.toArray(Integer[]::new))
                .param("limit", limit)
                .query(MatterStore::row)
                .list();
    }

    /** Places that are no more by {@code day} and that open matters are about. */
    List<PlaceCode> stranded(Scope scope, LocalDate day) {
        return jdbc.sql("""
                        select distinct m.place from matters.matter m
                          join places.tree t on t.district = m.district and t.code = m.place
                         where m.district = :district and t.until <= :day
                           and m.state in ('RECEIVED', 'ACCEPTED', 'ASSIGNED', 'HANDLING', 'SUSPENDED', 'MERGED', 'ANSWERED')
                         order by m.place
                        """)
                .param("district", scope.district().value())
                .param("day", day)
                .query((row, number) -> new PlaceCode(row.getString(1)))
                .list();
    }

    /** Open matters about exactly {@code place}, locked. */
    List<Matter> lockOpenAt(Scope scope, PlaceCode place) {
        return jdbc.sql("""
                        select * from matters.matter
                         where district = :district and place = :place
                           and state in ('RECEIVED', 'ACCEPTED', 'ASSIGNED', 'HANDLING', 'SUSPENDED', 'MERGED', 'ANSWERED')
                         order by id for update
                        """)
                .param("district", scope.district().value())
                .param("place", place.value())
                .query(MatterStore::row)
                .list();
    }

    private static Matter row(ResultSet row, int number) throws SQLException {
        return MatterRow.read(row);
    }
}
