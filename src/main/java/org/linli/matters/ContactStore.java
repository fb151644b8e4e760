package org.linli.matters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.kernel.FieldCipher;
import org.linli.kernel.Lang;
import org.linli.notifications.Channel;
import org.linli.notifications.Recipient;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads {@code matters.contact}: how reporters are told, encrypted. */
@Repository
class ContactStore {
    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    ContactStore(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** What the address of a matter is sealed for. */
    static String context(MatterId matter) {
        return "matters.contact.address/" + matter;
    }

    /** How the reporter of {@code matter} is told; empty where they left nothing. */
    Optional<Recipient> find(District district, MatterId matter) {
        return Optional.ofNullable(find(district, List.of(matter)).get(matter));
    }

    /** How the reporters of {@code matters} are told, those who left something; of a part the whole's. */
    Map<MatterId, Recipient> find(District district, Collection<MatterId> matters) {
        var found = new HashMap<MatterId, Recipient>();
        jdbc.sql("""
                        select c.*, c.matter as told from matters.contact c
                         where c.district = :district and c.matter = any(:matters)
                        union all
                        select c.*, p.part as told from matters.part p
                          join matters.contact c on c.district = p.district and c.matter = p.whole
                         where p.district = :district and p.part = any(:matters)
                        """)
                .param("district", district.value())
                .param("matters", matters.stream().map(MatterId::value).toArray(UUID[]::new))
                .query((row, number) -> recipient(row))
                .list()
                .forEach(recipient -> found.put(new MatterId(recipient.id()), recipient));
        return found;
    }

    private Recipient recipient(ResultSet row) throws SQLException {
        var matter = row.getObject("matter", UUID.class);
        var address = cipher.open(context(new MatterId(matter)), row.getBytes("address"));
        var channel = new Channel(Channel.Kind.valueOf(row.getString("kind")), address);
        return new Recipient(MatterRow.uuid(row, "told"), channel, Lang.of(row.getString("lang")));
    }
}
