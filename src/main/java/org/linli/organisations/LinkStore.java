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
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code organisations.link} and {@code organisations.note}. */
@Repository
class LinkStore {
    private final JdbcClient jdbc;

    LinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it was added: false where the same tie holds already. */
    boolean add(District district, Link link) {
        return jdbc.sql("""
                        insert into organisations.link (district, id, kind, source, target, place, from_day)
                        values (:district, :id, :kind, :source, :target, :place, :from)
                        on conflict (district, source, kind, coalesce(target::text, place)) where to_day is null
                        do nothing
                        """)
                        .param("district", district.value())
                        .param("id", link.id())
                        .param("kind", link.tie().name())
                        .param("source", link.source().value())
                        .param(
                                "target",
                                link.target() == null ? null : link.target().value())
                        .param(
                                "place",
                                link.place() == null ? null : link.place().value())
                        .param("from", link.from())
                        .update()
                > 0;
    }

    /** Ends it; false where it ended already. */
    boolean end(District district, UUID id, LocalDate to) {
        return jdbc.sql("""
                        update organisations.link set to_day = :to
                         where district = :district and id = :id and to_day is null
                        """)
                        .param("district", district.value())
                        .param("id", id)
                        .param("to", to)
                        .update()
                > 0;
    }

    Optional<Link> find(District district, UUID id) {
        return jdbc.sql("select * from organisations.link where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id)
                .query(LinkStore::row)
                .optional();
    }

    /** The ties of any of {@code organisations} that hold, from either end. */
    List<Link> of(District district, Collection<OrganisationId> organisations, int limit) {
        return jdbc.sql("""
                        select * from organisations.link
                         where district = :district and to_day is null
                           and (source = any(:ids) or target = any(:ids))
                         order by kind, id limit :limit
                        """)
                .param("district", district.value())
                .param("ids", organisations.stream().map(OrganisationId::value).toArray(UUID[]::new))
                .param("limit", limit)
                .query(LinkStore::row)
                .list();
    }

    /** The ties to {@code place} or below that hold. */
    List<Link> to(District district, PlaceCode place, int limit) {
        return jdbc.sql("""
                        select * from organisations.link
                         where district = :district and to_day is null and place ^@ :place
                         order by place, id limit :limit
                        """)
                .param("district", district.value())
                .param("place", place.value())
                .param("limit", limit)
                .query(LinkStore::row)
                .list();
    }

    /** Ties to exactly {@code old} tie to {@code now} from here on, but for those that have one there. */
    void carry(District district, PlaceCode old, PlaceCode now) {
        jdbc.sql("""
                        update organisations.link l set place = :now
                         where l.district = :district and l.place = :old and l.to_day is null
                           and not exists (select 1 from organisations.link o
                                            where o.district = l.district and o.source = l.source and o.kind = l.kind
                                              and o.place = :now and o.to_day is null)
                        """)
                .param("district", district.value())
                .param("old", old.value())
                .param("now", now.value())
                .update();
    }

    void note(District district, OrganisationId organisation, BodyNote note, Instant now) {
        jdbc.sql("""
                        insert into organisations.note (district, id, organisation, kind, day, text, author, at)
                        values (:district, :id, :organisation, :kind, :day, :text, :author, :now)
                        """)
                .param("district", district.value())
                .param("id", note.id())
                .param("organisation", organisation.value())
                .param("kind", note.about().name())
                .param("day", note.day())
                .param("text", note.text())
                .param("author", note.author().value())
                .param("now", utc(now))
                .update();
    }

    List<BodyNote> notes(District district, OrganisationId organisation, int limit) {
        return jdbc.sql("""
                        select * from organisations.note where district = :district and organisation = :organisation
                         order by day desc, id desc limit :limit
                        """)
                .param("district", district.value())
                .param("organisation", organisation.value())
                .param("limit", limit)
                .query((row, number) -> new BodyNote(
                        row.getObject("id", UUID.class),
                        BodyNote.About.valueOf(row.getString("kind")),
                        row.getObject("day", LocalDate.class),
                        row.getString("text"),
                        new PersonId(row.getObject("author", UUID.class))))
                .list();
    }

    private static Link row(ResultSet row, int number) throws SQLException {
        var target = row.getObject("target", UUID.class);
        var place = row.getString("place");
        return new Link(
                row.getObject("id", UUID.class),
                Link.Tie.valueOf(row.getString("kind")),
                new OrganisationId(row.getObject("source", UUID.class)),
                target == null ? null : new OrganisationId(target),
                place == null ? null : new PlaceCode(place),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class));
    }
}
