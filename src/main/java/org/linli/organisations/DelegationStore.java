package org.linli.organisations;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code organisations.delegation}. */
@Repository
class DelegationStore {
    private final JdbcClient jdbc;
    private final PostStore posts;

    DelegationStore(JdbcClient jdbc, PostStore posts) {
        this.jdbc = jdbc;
        this.posts = posts;
    }

    void add(District district, Delegation delegation, Instant now) {
        jdbc.sql("""
                        insert into organisations.delegation
                               (district, id, post, delegate, reason, from_day, to_day, given_at)
                        values (:district, :id, :post, :delegate, :reason, :from, :to, :now)
                        """)
                .param("district", district.value())
                .param("id", delegation.id())
                .param("post", delegation.post().value())
                .param("delegate", delegation.delegate().value())
                .param("reason", delegation.reason().name())
                .param("from", delegation.from())
                .param("to", delegation.to())
                .param("now", utc(now))
                .update();
    }

    /** Lets it last no longer than {@code to}; false where it does not anyway. */
    boolean end(District district, UUID id, LocalDate to) {
        return jdbc.sql("""
                        update organisations.delegation set to_day = greatest(from_day, :to)
                         where district = :district and id = :id and to_day > greatest(from_day, :to)
                        """)
                        .param("district", district.value())
                        .param("id", id)
                        .param("to", to)
                        .update()
                > 0;
    }

    Optional<Delegation> find(District district, UUID id) {
        return jdbc.sql("select * from organisations.delegation where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id)
                .query((row, number) -> row(row))
                .optional();
    }

    /** Those of {@code posts} that last beyond {@code day}, by first day. */
    List<Delegation> of(District district, Collection<PostId> posts, LocalDate day) {
        return jdbc.sql("""
                        select * from organisations.delegation
                         where district = :district and post = any(:posts) and to_day > :day and to_day > from_day
                         order by from_day, id
                        """)
                .param("district", district.value())
                .param("posts", posts.stream().map(PostId::value).toArray(UUID[]::new))
                .param("day", day)
                .query((row, number) -> row(row))
                .list();
    }

    /** The posts that {@code person} acts in on {@code day}: their own, newest first, then those delegated to them. */
    List<Acting> acting(District district, PersonId person, LocalDate day) {
        return jdbc.sql("""
                        select p.*, o.place, d.id as delegation, d.post, d.delegate, d.reason,
                               d.from_day as delegated_from, d.to_day as delegated_to
                          from (select id as post, null::uuid as delegation from organisations.post
                                 where district = :district and person = :person
                                union all
                                select post, id from organisations.delegation
                                 where district = :district and delegate = :person and from_day <= :day and to_day > :day) a
                          join organisations.post p on p.district = :district and p.id = a.post
                          join organisations.organisation o on o.district = p.district and o.id = p.organisation
                          left join organisations.delegation d on d.district = p.district and d.id = a.delegation
                         where p.from_day <= :day and (p.to_day is null or p.to_day > :day)
                         order by d.id is not null, p.from_day desc, p.id desc limit 200
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .param("day", day)
                .query(this::acting)
                .list();
    }

    private Acting acting(ResultSet row, int number) throws SQLException {
        return new Acting(posts.row(row, number), delegation(row));
    }

    private static @Nullable Delegation delegation(ResultSet row) throws SQLException {
        var id = row.getObject("delegation", UUID.class);
        return id == null
                ? null
                : new Delegation(
                        id,
                        new PostId(row.getObject("post", UUID.class)),
                        new PersonId(row.getObject("delegate", UUID.class)),
                        Delegation.Reason.valueOf(row.getString("reason")),
                        row.getObject("delegated_from", LocalDate.class),
                        row.getObject("delegated_to", LocalDate.class));
    }

    private static Delegation row(ResultSet row) throws SQLException {
        return new Delegation(
                row.getObject("id", UUID.class),
                new PostId(row.getObject("post", UUID.class)),
                new PersonId(row.getObject("delegate", UUID.class)),
                Delegation.Reason.valueOf(row.getString("reason")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class));
    }
}
