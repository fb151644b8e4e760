package org.linli.people;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Behalf;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code people.person}; seals on the way in, opens on the way out. A merged id answers with the one for it. */
@Repository
class PersonStore {
    private final JdbcClient jdbc;
    private final PersonCipher cipher;

    PersonStore(JdbcClient jdbc, PersonCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    private record Named(PersonId id, @Nullable String name) {}

    void add(District district, Person person, Instant now) {
        bind(jdbc.sql("""
                        insert into people.person (district, id, name, name_index, phone, phone_index, email, lang,
                               paper, identity, identity_index, birth_year, guardian, place, added_at)
                        values (:district, :id, :name, :nameIndex, :phone, :phoneIndex, :email, :lang,
                               :paper, :identity, :identityIndex, :birthYear, :guardian, :place, :now)
                        """), district, person).param("now", utc(now)).update();
    }

    /** Writes over the version that was read; fails as {@link Problem#STALE} where somebody else wrote first. */
    void put(District district, Person person) {
        var rows = Behalf.SYSTEM.call(() -> bind(jdbc.sql("""
                        update people.person
                           set name = :name, name_index = :nameIndex, phone = :phone, phone_index = :phoneIndex,
                               email = :email, lang = :lang, paper = :paper, identity = :identity,
                               identity_index = :identityIndex, birth_year = :birthYear, guardian = :guardian,
                               place = :place, version = version + 1
                         where district = :district and id = :id and version = :version and erased_at is null
                        """), district, person)
                .param("version", person.version())
                .update());
        if (rows == 0) {
            throw Problem.STALE.because("person " + person.id() + " version " + person.version());
        }
    }

    /** The person, who is not erased; by the id of a merged record too. */
    Optional<Person> find(District district, PersonId id) {
        return jdbc.sql("""
                        select * from people.person
                         where district = :district and erased_at is null and id = (
                               select c.current from people.called c where c.district = :district and c.id = :id)
                        """)
                .param("district", district.value())
                .param("id", id.value())
                .query(this::row)
                .optional();
    }

    /** Those of {@code ids} that stand for themselves and are not erased. */
    Map<PersonId, Person> all(District district, Collection<PersonId> ids) {
        return jdbc
                .sql("""
                        select * from people.person
                         where district = :district and id = any(:ids) and erased_at is null and merged_into is null
                        """)
                .param("district", district.value())
                .param("ids", ids.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(this::row)
                .list()
                .stream()
                .collect(Collectors.toMap(Person::id, person -> person));
    }

    /** The same for a change, locked until the transaction ends. */
    Optional<Person> lock(District district, PersonId id) {
        return jdbc.sql("""
                        select * from people.person
                         where district = :district and erased_at is null
                           and id = (select coalesce(m.merged_into, m.id) from people.person m
                                      where m.district = :district and m.id = :id)
                           for update
                        """)
                .param("district", district.value())
                .param("id", id.value())
                .query(this::row)
                .optional();
    }

    /** The id of the record that stands for {@code id}. */
    Optional<PersonId> current(District district, PersonId id) {
        return jdbc.sql("""
                        select p.id from people.called m
                          join people.called p on p.district = m.district and p.id = m.current
                         where m.district = :district and m.id = :id and p.name is not null
                        """)
                .param("district", district.value())
                .param("id", id.value())
                .query((row, number) -> new PersonId(row.getObject("id", UUID.class)))
                .optional();
    }

    Map<PersonId, String> names(District district, Collection<PersonId> ids) {
        return jdbc
                .sql("""
                        select m.id as asked, p.id, p.name from people.called m
                          join people.called p on p.district = m.district and p.id = m.current
                         where m.district = :district and m.id = any(:ids) and p.name is not null
                        """)
                .param("district", district.value())
                .param("ids", ids.stream().map(PersonId::value).distinct().toArray(UUID[]::new))
                .query((row, number) -> new Named(
                        new PersonId(row.getObject("asked", UUID.class)),
                        cipher.open("name", row.getObject("id", UUID.class), row.getBytes("name"))))
                .list()
                .stream()
                .flatMap(
                        named -> named.name() == null ? Stream.empty() : Stream.of(Map.entry(named.id(), named.name())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<PersonId> withPhone(District district, String phone) {
        return ids(jdbc.sql("""
                        select distinct id from people.numbered where district = :district and phone_index = :index
                         order by id limit 20
                        """), district, cipher.phoneIndex(phone));
    }

    List<PersonId> withIdentity(District district, Identity identity) {
        return ids(jdbc.sql("""
                        select distinct id from people.numbered where district = :district and identity_index = :index
                         order by id limit 20
                        """), district, cipher.identityIndex(identity));
    }

    private static List<PersonId> ids(JdbcClient.StatementSpec statement, District district, byte @Nullable [] index) {
        return statement
                .param("district", district.value())
                .param("index", index)
                .query((row, number) -> new PersonId(row.getObject("id", UUID.class)))
                .list();
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, District district, Person person) {
        var id = person.id().value();
        var contact = person.contact();
        var identity = person.identity();
        var guardian = person.guardian();
        var place = person.place();
        return statement
                .param("district", district.value())
                .param("id", id)
                .param("name", cipher.seal("name", id, contact.name()))
                .param("nameIndex", cipher.nameIndex(contact.name()))
                .param("phone", cipher.seal("phone", id, contact.phone()))
                .param("phoneIndex", cipher.phoneIndex(contact.phone()))
                .param("email", cipher.seal("email", id, contact.email()))
                .param("lang", contact.lang().code())
                .param("paper", identity == null ? null : identity.paper().name())
                .param("identity", cipher.seal("identity", id, identity == null ? null : identity.number()))
                .param("identityIndex", cipher.identityIndex(identity))
                .param("birthYear", person.birthYear())
                .param("guardian", guardian == null ? null : guardian.value())
                .param("place", place == null ? null : place.value());
    }

    Person row(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var name = cipher.open("name", id, row.getBytes("name"));
        var identity = cipher.open("identity", id, row.getBytes("identity"));
        var guardian = row.getObject("guardian", UUID.class);
        var place = row.getString("place");
        return new Person(
                new PersonId(id),
                new Contact(
                        name == null ? "" : name,
                        cipher.open("phone", id, row.getBytes("phone")),
                        cipher.open("email", id, row.getBytes("email")),
                        Lang.of(row.getString("lang"))),
                identity == null ? null : new Identity(Paper.valueOf(row.getString("paper")), identity),
                row.getObject("birth_year", Integer.class),
                guardian == null ? null : new PersonId(guardian),
                place == null ? null : new PlaceCode(place),
                row.getInt("version"));
    }
}
