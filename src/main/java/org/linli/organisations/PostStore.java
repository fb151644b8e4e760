package org.linli.organisations;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Scope;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code organisations.post}. */
@Repository
class PostStore {
    private static final int AT_ONE_MAX = 500;

    /** The posts at a place and below, found from what stands there: a community costs the same in a district of any size. */
    private static final String NEAR = """
            (select p.*, o.place from organisations.organisation o
               join organisations.post p on p.district = o.district and p.organisation = o.id
              where o.district = :district and o.place ^@ :within
             union all
             select p.*, o.place from organisations.post p
               join organisations.organisation o on o.district = p.district and o.id = p.organisation
              where p.district = :district and p.area ^@ :within and not o.place ^@ :within) p
            """;

    /** The same by walking the posts in order: for a place that has most of them. */
    private static final String FAR = """
            (select p.*, o.place from organisations.post p
               join organisations.organisation o on o.district = p.district and o.id = p.organisation
              where p.district = :district and (o.place ^@ :within or p.area ^@ :within)) p
            """;

    private final JdbcClient jdbc;
    private final Catalogue catalogue;

    PostStore(JdbcClient jdbc, Catalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    /** {@code area} is what it is for, where that is not the whole of the organisation's place. */
    void add(Post post, @Nullable PlaceCode area, Instant now) {
        jdbc.sql("""
                        insert into organisations.post
                               (district, id, person, office, organisation, area, from_day, to_day, started_at)
                        values (:district, :id, :person, :office, :organisation, :area, :from, :to, :now)
                        """)
                .param("district", post.district().value())
                .param("id", post.id().value())
                .param("person", post.person().value())
                .param("office", post.office().code())
                .param("organisation", post.organisation().value())
                .param("area", area == null ? null : area.value())
                .param("from", post.from())
                .param("to", post.to())
                .param("now", utc(now))
                .update();
    }

    /** Ends it; false where its end was recorded already. */
    boolean end(District district, PostId id, LocalDate to, PostEnd reason, String note) {
        return jdbc.sql("""
                        update organisations.post set to_day = :to, ended = :reason, note = :note
                         where district = :district and id = :id and ended is null
                        """)
                        .param("district", district.value())
                        .param("id", id.value())
                        .param("to", to)
                        .param("reason", reason.name())
                        .param("note", note)
                        .update()
                > 0;
    }

    /** Why those of {@code posts} ended whose end was recorded. */
    Map<PostId, PostEnd> ends(District district, Collection<PostId> posts) {
        var ends = new HashMap<PostId, PostEnd>();
        jdbc.sql("""
                        select id, ended from organisations.post
                         where district = :district and id = any(:posts) and ended is not null
                        """)
                .param("district", district.value())
                .param("posts", posts.stream().map(PostId::value).toArray(UUID[]::new))
                .query(row -> {
                    ends.put(new PostId(row.getObject("id", UUID.class)), PostEnd.valueOf(row.getString("ended")));
                });
        return ends;
    }

    Optional<Post> find(District district, PostId id) {
        return jdbc.sql("""
                        select p.*, o.place from organisations.post p
                          join organisations.organisation o on o.district = p.district and o.id = p.organisation
                         where p.district = :district and p.id = :id
                        """)
                .param("district", district.value())
                .param("id", id.value())
                .query(this::row)
                .optional();
    }

    /** Those at {@code organisation} in {@code office}, but for ended ones, from {@code day} on; for how many seats are taken. */
    List<Post> sitting(District district, OrganisationId organisation, String office, LocalDate day) {
        return jdbc.sql("""
                        select p.*, o.place from organisations.post p
                          join organisations.organisation o on o.district = p.district and o.id = p.organisation
                         where p.district = :district and p.organisation = :organisation and p.office = :office
                           and (p.to_day is null or p.to_day > :day)
                         order by p.from_day, p.id
                        """)
                .param("district", district.value())
                .param("organisation", organisation.value())
                .param("office", office)
                .param("day", day)
                .query(this::row)
                .list();
    }

    /** Those at {@code organisation} in force on {@code day} or to come. */
    List<Post> current(District district, OrganisationId organisation, LocalDate day, int limit) {
        return jdbc.sql("""
                        select p.*, o.place from organisations.post p
                          join organisations.organisation o on o.district = p.district and o.id = p.organisation
                         where p.district = :district and p.organisation = :organisation
                           and (p.to_day is null or p.to_day > :day)
                         order by p.from_day, p.id limit :limit
                        """)
                .param("district", district.value())
                .param("organisation", organisation.value())
                .param("day", day)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    /** Those at {@code organisation} that were over by {@code day}, the newest first. */
    List<Post> past(District district, OrganisationId organisation, LocalDate day, int limit) {
        return jdbc.sql("""
                        select p.*, o.place from organisations.post p
                          join organisations.organisation o on o.district = p.district and o.id = p.organisation
                         where p.district = :district and p.organisation = :organisation and p.to_day <= :day
                         order by p.to_day desc, p.id limit :limit
                        """)
                .param("district", district.value())
                .param("organisation", organisation.value())
                .param("day", day)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    /** Those in any of {@code offices} at {@code within} and below that last beyond {@code day}; at most {@code limit}. */
    List<Post> inOffices(District district, PlaceCode within, Collection<String> offices, LocalDate day, int limit) {
        return jdbc.sql("select p.* from " + NEAR + """
                         where p.office = any(:offices) and (p.to_day is null or p.to_day > :day)
                         order by p.place, p.from_day, p.id limit :limit
                        """)
                .param("district", district.value())
                .param("within", within.value())
                .param("offices", offices.toArray(String[]::new))
                .param("day", day)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    List<Post> of(District district, PersonId person) {
        return jdbc.sql("""
                        select p.*, o.place from organisations.post p
                          join organisations.organisation o on o.district = p.district and o.id = p.organisation
                         where p.district = :district and p.person = :person
                         order by p.from_day desc, p.id desc limit 200
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .query(this::row)
                .list();
    }

    List<Post> inForce(District district, PersonId person, LocalDate day) {
        return jdbc.sql("""
                        select p.*, o.place from organisations.post p
                          join organisations.organisation o on o.district = p.district and o.id = p.organisation
                         where p.district = :district and p.person = :person
                           and p.from_day <= :day and (p.to_day is null or p.to_day > :day)
                         order by p.from_day desc, p.id desc limit 200
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .param("day", day)
                .query(this::row)
                .list();
    }

    List<Post> at(District district, Collection<OrganisationId> organisations, LocalDate day) {
        return jdbc.sql("""
                        select p.*, o.place from organisations.post p
                          join organisations.organisation o on o.district = p.district and o.id = p.organisation
                         where p.district = :district and p.organisation = any(:organisations)
                           and p.from_day <= :day and (p.to_day is null or p.to_day > :day)
                         order by p.from_day, p.id limit :limit
                        """)
                .param("district", district.value())
                .param(
                        "organisations",
                        organisations.stream().map(OrganisationId::value).toArray(UUID[]::new))
                .param("day", day)
                .param("limit", AT_ONE_MAX * organisations.size())
                .query(this::row)
                .list();
    }

    /** Those in {@code offices} at {@code organisations} in force on {@code day}. */
    List<Post> holding(
            District district,
            Collection<OrganisationId> organisations,
            Collection<String> offices,
            LocalDate day,
            int limit) {
        return jdbc.sql("""
                        select p.*, o.place from organisations.post p
                          join organisations.organisation o on o.district = p.district and o.id = p.organisation
                         where p.district = :district and p.organisation = any(:organisations)
                           and p.office = any(:offices)
                           and p.from_day <= :day and (p.to_day is null or p.to_day > :day)
                         order by p.from_day, p.id limit :limit
                        """)
                .param("district", district.value())
                .param(
                        "organisations",
                        organisations.stream().map(OrganisationId::value).toArray(UUID[]::new))
                .param("offices", offices.toArray(String[]::new))
                .param("day", day)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    /** Those at {@code organisation} whose end is not recorded, also those to come; by first day. */
    List<Post> unended(District district, OrganisationId organisation) {
        return jdbc.sql("""
                        select p.*, o.place from organisations.post p
                          join organisations.organisation o on o.district = p.district and o.id = p.organisation
                         where p.district = :district and p.organisation = :organisation and p.ended is null
                         order by p.from_day, p.id
                        """)
                .param("district", district.value())
                .param("organisation", organisation.value())
                .query(this::row)
                .list();
    }

    /** Lets none at {@code organisation} last longer than {@code to}. */
    void cut(District district, OrganisationId organisation, LocalDate to) {
        jdbc.sql("""
                        update organisations.post set to_day = greatest(from_day, :to)
                         where district = :district and organisation = :organisation and to_day > greatest(from_day, :to)
                        """)
                .param("district", district.value())
                .param("organisation", organisation.value())
                .param("to", to)
                .update();
    }

    /** Those in force on {@code day} within {@code scope} and at {@code within} and below, by id, after {@code after}. */
    List<Post> list(
            Scope scope,
            PlaceCode within,
            @Nullable String office,
            @Nullable OrganisationId organisation,
            LocalDate day,
            @Nullable UUID after,
            int limit) {
        var near = within.value().length() >= PlaceCode.COMMUNITY;
        return scoped(scope, within, day, after, limit, jdbc.sql("select p.* from " + (near ? NEAR : FAR) + """
                         where (p.place ^@ any(:places) or p.area ^@ any(:places) or p.organisation = any(:units))
                           and p.from_day <= :day and (p.to_day is null or p.to_day > :day)
                           and (:after::uuid is null or p.id > :after::uuid)
                           and (:office::text is null or p.office = :office)
                           and (:organisation::uuid is null or p.organisation = :organisation::uuid)
                         order by p.id limit :limit
                        """))
                .param("office", office)
                .param("organisation", organisation == null ? null : organisation.value())
                .query(this::row)
                .list();
    }

    /** Who holds such a post, by id, after {@code after}. */
    List<PersonId> holders(Scope scope, PlaceCode within, LocalDate day, @Nullable UUID after, int limit) {
        return scoped(scope, within, day, after, limit, jdbc.sql("select distinct p.person from " + NEAR + """
                         where (p.place ^@ any(:places) or p.area ^@ any(:places) or p.organisation = any(:units))
                           and p.from_day <= :day and (p.to_day is null or p.to_day > :day)
                           and (:after::uuid is null or p.person > :after::uuid)
                         order by p.person limit :limit
                        """))
                .query((row, number) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    private static JdbcClient.StatementSpec scoped(
            Scope scope,
            PlaceCode within,
            LocalDate day,
            @Nullable UUID after,
            int limit,
            JdbcClient.StatementSpec statement) {
        return statement
                .param("district", scope.district().value())
                .param("within", within.value())
                .param("places", OrganisationStore.codes(scope))
                .param("units", scope.units().toArray(UUID[]::new))
                .param("day", day)
                .param("after", after)
                .param("limit", limit);
    }

    /** The districts in which a term has run out by {@code day} and that is not recorded yet. */
    List<District> withRunOut(LocalDate day) {
        return jdbc.sql("select distinct district from organisations.running_out where day <= :day")
                .param("day", day)
                .query((row, number) -> new District(row.getString(1)))
                .list();
    }

    /** Posts whose term has run out, locked for this transaction; other nodes skip them. */
    List<Post> lockRunOut(District district, LocalDate day, int limit) {
        return jdbc.sql("""
                        select p.*, (select o.place from organisations.organisation o
                                      where o.district = p.district and o.id = p.organisation) as place
                          from organisations.post p
                         where p.district = :district and p.ended is null and p.to_day <= :day
                         order by p.to_day limit :limit for update skip locked
                        """)
                .param("district", district.value())
                .param("day", day)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    /** Those for a part that is no more by {@code day} and that last beyond, with the day since which; locked. */
    List<Gone> lockGone(District district, LocalDate day) {
        return jdbc.sql("""
                        select p.*, t.code as place, t.until from organisations.post p
                          join places.tree t on t.district = p.district and t.code = p.area
                         where p.district = :district and t.until <= :day and p.ended is null
                           and (p.to_day is null or p.to_day > t.until)
                         order by p.id for update of p
                        """)
                .param("district", district.value())
                .param("day", day)
                .query((row, number) ->
                        new Gone(row(row, number), Objects.requireNonNull(row.getObject("until", LocalDate.class))))
                .list();
    }

    /** A post whose area is no more since {@code on}. */
    record Gone(Post post, LocalDate on) {}

    /** A row of a post with its organisation's {@code place}. */
    Post row(ResultSet row, int number) throws SQLException {
        var code = row.getString("office");
        return new Post(
                new PostId(row.getObject("id", UUID.class)),
                new District(row.getString("district")),
                new PersonId(row.getObject("person", UUID.class)),
                catalogue.office(code).orElseThrow(() -> new IllegalStateException("no office " + code)),
                new OrganisationId(row.getObject("organisation", UUID.class)),
                new PlaceCode(Objects.requireNonNullElse(row.getString("area"), row.getString("place"))),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class));
    }
}
