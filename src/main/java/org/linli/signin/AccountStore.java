package org.linli.signin;

import static org.linli.database.Database.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code signin.account}, {@code signin.sign_in} and {@code signin.change}. */
@Repository
class AccountStore {
    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A try to sign in. */
    record SignIn(Instant at, String address, Means means, boolean passed) {}

    /** What became of an account; without means where all sessions were ended, without a writer where Linli did it by itself. */
    record Change(
            Instant at,
            What what,
            @Nullable Means means,
            @Nullable PersonId writer) {}

    /** A kind of {@link Change}. A name never changes its meaning. */
    enum What {
        OPENED,
        ADDED,
        CHANGED,
        REMOVED,
        ENDED,
        /** Taken away by Linli, because it may be in other hands. */
        DISTRUSTED
    }

    /** Opens an account; false where there is one. */
    boolean open(District district, PersonId person, Instant now) {
        return jdbc.sql("""
                        insert into signin.account (district, person, opened_at) values (:district, :person, :now)
                        on conflict (district, person) do nothing
                        """)
                        .param("district", district.value())
                        .param("person", person.value())
                        .param("now", utc(now))
                        .update()
                > 0;
    }

    /** The version of an account. */
    Optional<Integer> version(District district, PersonId person) {
        return jdbc.sql("select version from signin.account where district = :district and person = :person")
                .param("district", district.value())
                .param("person", person.value())
                .query(Integer.class)
                .optional();
    }

    /** Raises the version; changes of one account follow one another until the transaction ends. */
    void raise(District district, PersonId person) {
        jdbc.sql("""
                        update signin.account set version = version + 1 where district = :district and person = :person
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .update();
    }

    void addChange(District district, UUID id, PersonId person, Change change) {
        var means = change.means();
        var writer = change.writer();
        jdbc.sql("""
                        insert into signin.change (district, id, person, at, what, means, writer)
                        values (:district, :id, :person, :at, :what, :means, :writer)
                        """)
                .param("district", district.value())
                .param("id", id)
                .param("person", person.value())
                .param("at", utc(change.at()))
                .param("what", change.what().name())
                .param("means", means == null ? null : means.name())
                .param("writer", writer == null ? null : writer.value())
                .update();
    }

    /** The newest changes first. */
    List<Change> changes(District district, PersonId person, int limit) {
        return jdbc.sql("""
                        select * from signin.change where district = :district and person = :person
                         order by at desc, id desc limit :limit
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .param("limit", limit)
                .query((row, number) -> {
                    var means = row.getString("means");
                    var writer = row.getObject("writer", UUID.class);
                    return new Change(
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            What.valueOf(row.getString("what")),
                            means == null ? null : Means.valueOf(means),
                            writer == null ? null : new PersonId(writer));
                })
                .list();
    }

    void addSignIn(District district, UUID id, PersonId person, SignIn signIn) {
        jdbc.sql("""
                        insert into signin.sign_in (district, id, person, at, address, means, passed)
                        values (:district, :id, :person, :at, :address, :means, :passed)
                        """)
                .param("district", district.value())
                .param("id", id)
                .param("person", person.value())
                .param("at", utc(signIn.at()))
                .param("address", signIn.address())
                .param("means", signIn.means().name())
                .param("passed", signIn.passed())
                .update();
    }

    /** The newest tries first. */
    List<SignIn> signIns(District district, PersonId person, int limit) {
        return jdbc.sql("""
                        select * from signin.sign_in where district = :district and person = :person
                         order by at desc, id desc limit :limit
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .param("limit", limit)
                .query((row, number) -> new SignIn(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("address"),
                        Means.valueOf(row.getString("means")),
                        row.getBoolean("passed")))
                .list();
    }
}
