package org.linli.matters;

import java.util.Optional;
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
        return jdbc.sql("select * from matters.contact where district = :district and matter = :matter")
                .param("district", district.value())
                .param("matter", matter.value())
                .query((row, number) -> new Recipient(
                        matter.value(),
                        new Channel(
                                Channel.Kind.valueOf(row.getString("kind")),
                                cipher.open(context(matter), row.getBytes("address"))),
                        Lang.of(row.getString("lang"))))
                .optional();
    }
}
