package org.linli.people;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.FieldCipher;
import org.linli.kernel.Lang;
import org.linli.kernel.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code people.person} and {@code people.look}; seals on the way in, opens on the way out. */
@Repository
class PersonStore {
    private static final String PHONE_INDEX = "people.person.phone";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    PersonStore(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    private record Named(PersonId id, String name) {}

    void add(District district, PersonId id, Contact contact, Instant now) {
        bind(jdbc.sql("""
                        insert into people.person (district, id, name, phone, phone_index, email, lang, added_at)
                        values (:district, :id, :name, :phone, :phoneIndex, :email, :lang, :now)
                        """), district, id, contact).param("now", utc(now)).update();
    }

    void put(District district, PersonId id, Contact contact) {
        var rows = bind(jdbc.sql("""
                        update people.person set name = :name, phone = :phone, phone_index = :phoneIndex, email = :email,
                               lang = :lang, version = version + 1
                         where district = :district and id = :id
                        """), district, id, contact).update();
        if (rows == 0) {
            throw Problem.NOT_FOUND.because("person " + id);
        }
    }

    Optional<Contact> find(District district, PersonId id) {
        return jdbc.sql("select * from people.person where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id.value())
                .query((row, number) -> contact(row))
                .optional();
    }

    Map<PersonId, String> names(District district, Collection<PersonId> ids) {
        return jdbc
                .sql("select id, name from people.person where district = :district and id = any(:ids)")
                .param("district", district.value())
                .param("ids", ids.stream().map(PersonId::value).distinct().toArray(UUID[]::new))
                .query((row, number) -> {
                    var id = row.getObject("id", UUID.class);
                    return new Named(new PersonId(id), cipher.open(context("name", id), row.getBytes("name")));
                })
                .list()
                .stream()
                .collect(Collectors.toMap(Named::id, Named::name));
    }

    List<PersonId> withPhone(District district, String phone) {
        return jdbc.sql("""
                        select id from people.person where district = :district and phone_index = :index
                         order by id limit 20
                        """)
                .param("district", district.value())
                .param("index", cipher.blindIndex(PHONE_INDEX, phone))
                .query((row, number) -> new PersonId(row.getObject("id", UUID.class)))
                .list();
    }

    void addLook(District district, UUID id, UUID subject, Look look) {
        jdbc.sql("""
                        insert into people.look (district, id, subject, looker, purpose, at)
                        values (:district, :id, :subject, :looker, :purpose, :at)
                        """)
                .param("district", district.value())
                .param("id", id)
                .param("subject", subject)
                .param("looker", look.looker().value())
                .param("purpose", look.purpose())
                .param("at", utc(look.at()))
                .update();
    }

    /** The newest looks at {@code subject} first. */
    List<Look> looks(District district, UUID subject, int limit) {
        return jdbc.sql("""
                        select * from people.look where district = :district and subject = :subject
                         order by at desc, id desc limit :limit
                        """)
                .param("district", district.value())
                .param("subject", subject)
                .param("limit", limit)
                .query((row, number) -> new Look(
                        new PersonId(row.getObject("looker", UUID.class)),
                        row.getString("purpose"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, District district, PersonId id, Contact contact) {
        var phone = contact.phone();
        return statement
                .param("district", district.value())
                .param("id", id.value())
                .param("name", cipher.seal(context("name", id.value()), contact.name()))
                .param("phone", seal("phone", id, phone))
                .param("phoneIndex", phone == null ? null : cipher.blindIndex(PHONE_INDEX, phone))
                .param("email", seal("email", id, contact.email()))
                .param("lang", contact.lang().code());
    }

    private byte @Nullable [] seal(String column, PersonId id, @Nullable String text) {
        return text == null ? null : cipher.seal(context(column, id.value()), text);
    }

    private Contact contact(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Contact(
                cipher.open(context("name", id), row.getBytes("name")),
                open("phone", id, row.getBytes("phone")),
                open("email", id, row.getBytes("email")),
                Lang.of(row.getString("lang")));
    }

    private @Nullable String open(String column, UUID id, byte @Nullable [] sealed) {
        return sealed == null ? null : cipher.open(context(column, id), sealed);
    }

    private static String context(String column, UUID id) {
        return "people.person." + column + "/" + id;
    }
}
