package org.linli.matters;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.District;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code matters.entry}, the timelines. */
@Repository
class EntryStore {
    private static final int TIMELINE_MAX = 500;

    private final JdbcClient jdbc;

    EntryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds the lines that led to the version after {@code matter}'s. */
    void add(Matter matter, List<Entry> entries) {
        for (var n = 0; n < entries.size(); n++) {
            add(matter, n, entries.get(n));
        }
    }

    private void add(Matter matter, int n, Entry entry) {
        jdbc.sql("""
                        insert into matters.entry (district, matter, version, n, at, kind, by, unit, person, shown, text,
                                                   text_shown, target, until)
                        values (:district, :matter, :version, :n, :at, :kind, :by, :unit, :person, :shown, :text,
                                :text_shown, :target, :until)
                        """)
                .param("district", matter.district().value())
                .param("matter", matter.id().value())
                .param("version", matter.version() + 1)
                .param("n", n)
                .param("at", utc(entry.at()))
                .param("kind", entry.kind())
                .param("by", entry.by().name())
                .param("unit", entry.unit())
                .param("person", entry.person())
                .param("shown", entry.shown().name())
                .param("text", entry.text())
                .param("text_shown", entry.textShown().name())
                .param("target", entry.target())
                .param("until", entry.until() == null ? null : utc(entry.until()))
                .update();
    }

    /** The newest lines of a matter, newest first. */
    List<Entry> list(District district, MatterId matter) {
        return jdbc.sql("""
                        select * from matters.entry where district = :district and matter = :matter
                         order by version desc, n desc limit :limit
                        """)
                .param("district", district.value())
                .param("matter", matter.value())
                .param("limit", TIMELINE_MAX)
                .query(EntryStore::row)
                .list();
    }

    /** Those lines that everybody may see, newest first. */
    List<Entry> listPublic(District district, MatterId matter) {
        return jdbc.sql("""
                        select * from matters.public_entry where district = :district and matter = :matter
                         order by version desc, n desc limit :limit
                        """)
                .param("district", district.value())
                .param("matter", matter.value())
                .param("limit", TIMELINE_MAX)
                .query(EntryStore::row)
                .list();
    }

    /** The newest answer. */
    Optional<String> newestAnswer(District district, MatterId matter) {
        return jdbc.sql("""
                        select text from matters.entry
                         where district = :district and matter = :matter and kind = 'answered' order by version desc limit 1
                        """)
                .param("district", district.value())
                .param("matter", matter.value())
                .query(String.class)
                .optional();
    }

    private static Entry row(ResultSet row, int number) throws SQLException {
        return new Entry(
                MatterRow.time(row, "at"),
                row.getString("kind"),
                By.valueOf(row.getString("by")),
                row.getObject("unit", UUID.class),
                row.getObject("person", UUID.class),
                Entry.Visibility.valueOf(row.getString("shown")),
                row.getString("text"),
                Entry.Visibility.valueOf(row.getString("text_shown")),
                row.getObject("target", UUID.class),
                MatterRow.timeOrNull(row, "until"));
    }
}
