package org.linli.liaison;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Scope;
import org.linli.organisations.OrganisationId;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code liaison.suggestion}. */
@Repository
class SuggestionStore {
    private final JdbcClient jdbc;

    SuggestionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(District district, Suggestion suggestion, @Nullable Instant nextLook) {
        var term = suggestion.term();
        jdbc.sql("""
                        insert into liaison.suggestion
                               (district, id, number, station, place, mandate, author, representative, title, text, open, unit, state,
                                sent_at, handed_on, hard, hard_reason, counted_from, months, due_at, provisional, next_look_at)
                        values (:district, :id, :number, :station, :place, :mandate, :author, :representative, :title, :text, :open,
                                :unit, :state, :sent, :handed, :hard, :reason, :from, :months, :due, :provisional, :look)
                        """)
                .param("district", district.value())
                .param("id", suggestion.id())
                .param("number", suggestion.number())
                .param("station", suggestion.station().value())
                .param("place", suggestion.place().value())
                .param("mandate", suggestion.mandate())
                .param("author", suggestion.author().value())
                .param("representative", suggestion.representative())
                .param("title", suggestion.title())
                .param("text", suggestion.text())
                .param("open", suggestion.open())
                .param("unit", suggestion.unit().value())
                .param("state", suggestion.state().name())
                .param("sent", utc(suggestion.sentAt()))
                .param("handed", suggestion.handedOn())
                .param("hard", suggestion.hard())
                .param("reason", suggestion.hardReason())
                .param("from", term.from())
                .param("months", term.months())
                .param("due", utc(term.due()))
                .param("provisional", term.provisional())
                .param("look", nextLook == null ? null : utc(nextLook))
                .update();
    }

    /** Writes what its steps change, over the version that was locked. */
    void put(District district, Suggestion suggestion, @Nullable Instant nextLook) {
        var term = suggestion.term();
        jdbc.sql("""
                        update liaison.suggestion
                           set state = :state, hard = :hard, hard_reason = :reason, counted_from = :from, months = :months,
                               due_at = :due, provisional = :provisional, reminded = :reminded, overdue = :overdue,
                               answers = :answers, next_look_at = :look, version = version + 1
                         where district = :district and id = :id
                        """)
                .param("district", district.value())
                .param("id", suggestion.id())
                .param("state", suggestion.state().name())
                .param("hard", suggestion.hard())
                .param("reason", suggestion.hardReason())
                .param("from", term.from())
                .param("months", term.months())
                .param("due", utc(term.due()))
                .param("provisional", term.provisional())
                .param("reminded", term.reminded())
                .param("overdue", term.overdue())
                .param("answers", suggestion.answers())
                .param("look", nextLook == null ? null : utc(nextLook))
                .update();
    }

    /** Keeps what those who said it were told. */
    void tell(District district, UUID id, String words, Instant now) {
        jdbc.sql("""
                        update liaison.suggestion set told = :told, told_at = :now where district = :district and id = :id
                        """)
                .param("district", district.value())
                .param("id", id)
                .param("told", words)
                .param("now", utc(now))
                .update();
    }

    Optional<Suggestion> find(District district, UUID id) {
        return jdbc.sql("select * from liaison.suggestion where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id)
                .query(SuggestionStore::row)
                .optional();
    }

    /** The same, held until the transaction ends. */
    Optional<Suggestion> lock(District district, UUID id) {
        return jdbc.sql("select * from liaison.suggestion where district = :district and id = :id for update")
                .param("district", district.value())
                .param("id", id)
                .query(SuggestionStore::row)
                .optional();
    }

    /** Those that the clock must look at by {@code now} and nobody else has in hand, held until the transaction ends. */
    List<Suggestion> lockDue(District district, Instant now, int limit) {
        return jdbc.sql("""
                        select * from liaison.suggestion where district = :district and next_look_at <= :now
                         order by next_look_at limit :limit for update skip locked
                        """)
                .param("district", district.value())
                .param("now", utc(now))
                .param("limit", limit)
                .query(SuggestionStore::row)
                .list();
    }

    /** Those of a station, the newest first; at most {@code limit}. */
    List<Suggestion> at(District district, OrganisationId station, int limit) {
        return jdbc.sql("""
                        select * from liaison.suggestion where district = :district and station = :station
                         order by id desc limit :limit
                        """)
                .param("district", district.value())
                .param("station", station.value())
                .param("limit", limit)
                .query(SuggestionStore::row)
                .list();
    }

    /** Those that everybody may read at {@code within} and below, the newest first; at most {@code limit}. */
    List<Suggestion> open(PlaceCode within, int limit) {
        return jdbc.sql("""
                        select * from liaison.suggestion where district = :district and open and place ^@ :within
                         order by id desc limit :limit
                        """)
                .param("district", within.district().value())
                .param("within", within.value())
                .param("limit", limit)
                .query(SuggestionStore::row)
                .list();
    }

    /** Those that units in {@code scope} have to answer, the first due first; at most {@code limit}. */
    List<Suggestion> owed(Scope scope, int limit) {
        return jdbc.sql("""
                        select * from liaison.suggestion
                         where district = :district and unit = any(:units) and state <> 'CLOSED'
                         order by state desc, due_at, id limit :limit
                        """)
                .param("district", scope.district().value())
                .param("units", scope.units().toArray(UUID[]::new))
                .param("limit", limit)
                .query(SuggestionStore::row)
                .list();
    }

    /** Those of {@code authors}, records of one person, the newest first; at most {@code limit}. */
    List<Suggestion> of(District district, List<PersonId> authors, int limit) {
        return jdbc.sql("""
                        select * from liaison.suggestion where district = :district and author = any(:authors)
                         order by id desc limit :limit
                        """)
                .param("district", district.value())
                .param("authors", authors.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("limit", limit)
                .query(SuggestionStore::row)
                .list();
    }

    private static Suggestion row(ResultSet row, int number) throws SQLException {
        return new Suggestion(
                row.getObject("id", UUID.class),
                row.getString("number"),
                new OrganisationId(row.getObject("station", UUID.class)),
                new PlaceCode(row.getString("place")),
                row.getObject("mandate", UUID.class),
                new PersonId(row.getObject("author", UUID.class)),
                row.getString("representative"),
                row.getString("title"),
                row.getString("text"),
                row.getBoolean("open"),
                new OrganisationId(row.getObject("unit", UUID.class)),
                Suggestion.State.valueOf(row.getString("state")),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                row.getObject("handed_on", LocalDate.class),
                row.getBoolean("hard"),
                row.getString("hard_reason"),
                new SuggestionTerm(
                        row.getObject("counted_from", LocalDate.class),
                        row.getInt("months"),
                        row.getObject("due_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("provisional"),
                        row.getInt("reminded"),
                        row.getBoolean("overdue")),
                row.getInt("answers"),
                row.getString("told"),
                instant(row, "told_at"),
                row.getInt("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
