package org.linli.people;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.linli.database.CopyRows;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.Problem;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what many rows of a table bring, each kind of it with one statement. */
@Repository
class PersonTableStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final PersonCipher cipher;

    PersonTableStore(JdbcClient jdbc, JdbcTemplate template, PersonCipher cipher) {
        this.jdbc = jdbc;
        this.template = template;
        this.cipher = cipher;
    }

    /** One table at a time in a district, and no tie of another's meanwhile ({@link DwellingStore#lock}). */
    void lock(District district) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:dwellings, 0))")
                .param("dwellings", DwellingStore.all(district))
                .query((row, number) -> true)
                .single();
    }

    /** Writes persons who were not there. */
    void add(District district, Collection<Person> fresh, Instant now) {
        CopyRows.write(
                template,
                jdbc,
                district,
                """
                copy people.person (district, id, name, name_index, phone, phone_index, email, lang,
                     paper, identity, identity_index, birth_year, guardian, place, added_at) from stdin
                """,
                rows -> fresh.forEach(person -> {
                    var id = person.id().value();
                    var contact = person.contact();
                    var identity = person.identity();
                    rows.put(district.value())
                            .put(id)
                            .put(cipher.seal("name", id, contact.name()))
                            .put(cipher.nameIndex(contact.name()))
                            .put(cipher.seal("phone", id, contact.phone()))
                            .put(cipher.phoneIndex(contact.phone()))
                            .put(cipher.seal("email", id, contact.email()))
                            .put(contact.lang().code())
                            .put(identity == null ? null : identity.paper().name())
                            .put(cipher.seal("identity", id, identity == null ? null : identity.number()))
                            .put(cipher.identityIndex(identity))
                            .put(person.birthYear())
                            .put(
                                    person.guardian() == null
                                            ? null
                                            : person.guardian().value())
                            .put(person.place() == null ? null : person.place().value())
                            .put(now)
                            .end();
                }));
    }

    /** Writes {@code changed} anew. Fails as {@link Problem#STALE} where one of them is not as it was read. */
    void put(District district, Collection<Person> changed) {
        if (changed.isEmpty()) {
            return;
        }
        var rows = jdbc.sql("""
                        update people.person p
                           set name = n.name, name_index = n.name_index, phone = n.phone, phone_index = n.phone_index,
                               email = n.email, lang = n.lang, paper = n.paper, identity = n.identity,
                               identity_index = n.identity_index, birth_year = n.birth_year, guardian = n.guardian,
                               place = n.place, version = p.version + 1
                          from unnest(:ids, :versions, :names, :nameIndexes, :phones, :phoneIndexes, :emails, :langs, :papers,
                                      :identities, :identityIndexes, :birthYears, :guardians, :places)
                            n (id, version, name, name_index, phone, phone_index, email, lang, paper,
                               identity, identity_index, birth_year, guardian, place)
                         where p.district = :district and p.id = n.id and p.version = n.version and p.erased_at is null
                        """)
                .param("district", district.value())
                .params(columns(changed))
                .update();
        if (rows != changed.size()) {
            throw Problem.STALE.because(changed.size() - rows + " persons were changed meanwhile");
        }
    }

    private Map<String, Object> columns(Collection<Person> persons) {
        return Map.ofEntries(
                column("ids", persons, UUID[]::new, one -> one.id().value()),
                column("versions", persons, Integer[]::new, Person::version),
                column(
                        "names",
                        persons,
                        byte[][]::new,
                        one -> sealed(one, "name", one.contact().name())),
                column(
                        "nameIndexes",
                        persons,
                        byte[][]::new,
                        one -> cipher.nameIndex(one.contact().name())),
                column(
                        "phones",
                        persons,
                        byte[][]::new,
                        one -> sealed(one, "phone", one.contact().phone())),
                column(
                        "phoneIndexes",
                        persons,
                        byte[][]::new,
                        one -> cipher.phoneIndex(one.contact().phone())),
                column(
                        "emails",
                        persons,
                        byte[][]::new,
                        one -> sealed(one, "email", one.contact().email())),
                column(
                        "langs",
                        persons,
                        String[]::new,
                        one -> one.contact().lang().code()),
                column(
                        "papers",
                        persons,
                        String[]::new,
                        one -> one.identity() == null
                                ? null
                                : one.identity().paper().name()),
                column(
                        "identities",
                        persons,
                        byte[][]::new,
                        one -> sealed(
                                one,
                                "identity",
                                one.identity() == null ? null : one.identity().number())),
                column("identityIndexes", persons, byte[][]::new, one -> cipher.identityIndex(one.identity())),
                column("birthYears", persons, Integer[]::new, Person::birthYear),
                column(
                        "guardians",
                        persons,
                        UUID[]::new,
                        one -> one.guardian() == null ? null : one.guardian().value()),
                column(
                        "places",
                        persons,
                        String[]::new,
                        one -> one.place() == null ? null : one.place().value()));
    }

    private static <T> Map.Entry<String, Object> column(
            String name, Collection<Person> persons, IntFunction<T[]> array, Function<Person, @Nullable T> field) {
        return Map.entry(name, persons.stream().map(field).toArray(array));
    }

    private byte @Nullable [] sealed(Person one, String column, @Nullable String text) {
        return cipher.seal(column, one.id().value(), text);
    }

    /** A consent and whose it is. */
    record Word(UUID id, PersonId person, Consent consent) {}

    /** Writes {@code words}, all said at one time. */
    void say(District district, Collection<Word> words, Instant now) {
        if (words.isEmpty()) {
            return;
        }
        CopyRows.write(
                template,
                jdbc,
                district,
                "copy people.consent (district, id, person, item, purpose, given, by, writer, at) from stdin",
                rows -> words.forEach(word -> rows.put(district.value())
                        .put(word.id())
                        .put(word.person().value())
                        .put(word.consent().item().name())
                        .put(word.consent().purpose().name())
                        .put(word.consent().given())
                        .put(word.consent().by().value())
                        .put(word.consent().writer().value())
                        .put(now)
                        .end()));
    }

    void tie(District district, Collection<Dwelling> ties) {
        CopyRows.write(
                template,
                jdbc,
                district,
                """
                copy people.tie (district, id, person, place, unit, tie, share_parts, share_of, from_day, to_day) from stdin
                """,
                rows -> ties.forEach(tie -> rows.put(district.value())
                        .put(tie.id())
                        .put(tie.person().value())
                        .put(tie.place().value())
                        .put(tie.unit())
                        .put(tie.tie().name())
                        .put(tie.share() == null ? null : tie.share().parts())
                        .put(tie.share() == null ? null : tie.share().of())
                        .put(tie.from())
                        .put(tie.to())
                        .end()));
    }

    /** Writes down the areas that {@code homes} tell of doors whose area nobody knew. */
    void measure(District district, Collection<Dwelling> homes) {
        var told = homes.stream().filter(home -> home.area() != null).toList();
        if (told.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into people.dwelling (district, place, unit, area)
                        select :district, place, unit, max(area) from unnest(:places, :units, :areas) h (place, unit, area)
                         group by place, unit
                        on conflict (district, place, unit) do nothing
                        """)
                .param("district", district.value())
                .param("places", told.stream().map(one -> one.place().value()).toArray(String[]::new))
                .param("units", told.stream().map(Dwelling::unit).toArray(String[]::new))
                .param("areas", told.stream().map(Dwelling::area).toArray(Integer[]::new))
                .update();
    }

    /** Records a look at each of {@code items}' persons. */
    void look(District district, Map<PersonId, Set<Item>> items, PersonId looker, String purpose, Clock clock) {
        CopyRows.write(
                template,
                jdbc,
                district,
                "copy people.look (district, id, subject, looker, purpose, at, items) from stdin",
                rows -> items.forEach((person, seen) -> rows.put(district.value())
                        .put(Ids.next(clock))
                        .put(person.value())
                        .put(looker.value())
                        .put(purpose)
                        .put(clock.instant())
                        .putTexts(seen.stream().map(Item::name).toList())
                        .end()));
    }
}
