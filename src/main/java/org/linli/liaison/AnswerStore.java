package org.linli.liaison;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.liaison.LiaisonAct.Verdict;
import org.linli.liaison.Suggestion.Answer;
import org.linli.organisations.OrganisationId;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code liaison.answer}. */
@Repository("liaisonAnswerStore")
class AnswerStore {
    private final JdbcClient jdbc;

    AnswerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(District district, UUID suggestion, Answer answer, PersonId by) {
        jdbc.sql("""
                        insert into liaison.answer (district, suggestion, n, unit, by_person, spoke_on, text, open, at)
                        values (:district, :suggestion, :n, :unit, :by, :spoke, :text, :open, :at)
                        """)
                .param("district", district.value())
                .param("suggestion", suggestion)
                .param("n", answer.n())
                .param("unit", answer.unit().value())
                .param("by", by.value())
                .param("spoke", answer.spokeOn())
                .param("text", answer.text())
                .param("open", answer.open())
                .param("at", utc(answer.at()))
                .update();
    }

    void judge(District district, UUID suggestion, int n, Verdict verdict, String words, Instant now) {
        jdbc.sql("""
                        update liaison.answer set verdict = :verdict, verdict_words = :words, verdict_at = :now
                         where district = :district and suggestion = :suggestion and n = :n
                        """)
                .param("district", district.value())
                .param("suggestion", suggestion)
                .param("n", n)
                .param("verdict", verdict.name())
                .param("words", words)
                .param("now", utc(now))
                .update();
    }

    /** The answers so far, in order. */
    List<Answer> of(District district, UUID suggestion) {
        return jdbc.sql(
                        "select * from liaison.answer where district = :district and suggestion = :suggestion order by n")
                .param("district", district.value())
                .param("suggestion", suggestion)
                .query(AnswerStore::row)
                .list();
    }

    private static Answer row(ResultSet row, int number) throws SQLException {
        var verdict = row.getString("verdict");
        var judged = row.getObject("verdict_at", OffsetDateTime.class);
        return new Answer(
                row.getInt("n"),
                new OrganisationId(row.getObject("unit", UUID.class)),
                row.getObject("spoke_on", LocalDate.class),
                row.getString("text"),
                row.getBoolean("open"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                verdict == null ? null : Verdict.valueOf(verdict),
                row.getString("verdict_words"),
                judged == null ? null : judged.toInstant());
    }
}
