package org.linli.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.kernel.District;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What of the records that a table touched still stands as it left them. */
@Repository
class StandingStore {
    private final JdbcClient jdbc;

    StandingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes away ties that never were. */
    void untie(District district, Collection<UUID> ties) {
        jdbc.sql("delete from people.tie where district = :district and id = any(:ids)")
                .param("district", district.value())
                .param("ids", ties.toArray(UUID[]::new))
                .update();
    }

    /** What stands of a record: its version, whether it was merged, and how many ties it has. */
    record Standing(PersonId person, int version, boolean merged, boolean erased, Set<UUID> ties) {
        Standing {
            ties = Set.copyOf(ties);
        }
    }

    /** The records of {@code ids}, locked until the transaction ends. */
    Map<PersonId, Standing> lock(District district, Collection<PersonId> ids) {
        jdbc.sql("select id from people.person where district = :district and id = any(:ids) order by id for update")
                .param("district", district.value())
                .param("ids", ids(ids))
                .query((row, number) -> true)
                .list();
        var standing = new HashMap<PersonId, Standing>();
        jdbc.sql("""
                        select p.id, p.version, p.erased_at is not null as erased,
                               p.merged_into is not null or exists (select 1 from people.person o
                                 where o.district = p.district and o.merged_into = p.id) as merged,
                               array(select t.id from people.tie t
                                      where t.district = p.district and t.person = p.id) as ties
                          from people.person p where p.district = :district and p.id = any(:ids)
                        """)
                .param("district", district.value())
                .param("ids", ids(ids))
                .query(StandingStore::standing)
                .list()
                .forEach(one -> standing.put(one.person(), one));
        return standing;
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                new PersonId(row.getObject("id", UUID.class)),
                row.getInt("version"),
                row.getBoolean("merged"),
                row.getBoolean("erased"),
                Set.of((UUID[]) row.getArray("ties").getArray()));
    }

    private static UUID[] ids(Collection<PersonId> ids) {
        return ids.stream().map(PersonId::value).toArray(UUID[]::new);
    }
}
