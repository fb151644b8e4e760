package org.linli.matters;

import org.linli.kernel.District;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Erases what a reporter said and left: words, photos, contact, whatever was published of it. Figures lose nothing. */
@Repository
class MatterErasureStore {
    /** What stands where words stood. */
    static final String GONE = "（已删除 erased）";

    private final JdbcClient jdbc;

    MatterErasureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void erase(District district, MatterId matter) {
        jdbc.sql("""
                        update matters.matter set title = :gone, text = :gone, comment = null, public_title = null,
                               public_text = null, public_answer = null
                         where district = :district and id = :matter
                        """)
                .param("district", district.value())
                .param("matter", matter.value())
                .param("gone", GONE)
                .update();
        jdbc.sql("""
                        update matters.entry set text = null
                         where district = :district and matter = :matter and by = 'REPORTER'
                        """)
                .param("district", district.value())
                .param("matter", matter.value())
                .update();
        jdbc.sql("delete from matters.contact where district = :district and matter = :matter")
                .param("district", district.value())
                .param("matter", matter.value())
                .update();
        jdbc.sql("delete from matters.public_photo where district = :district and matter = :matter")
                .param("district", district.value())
                .param("matter", matter.value())
                .update();
        jdbc.sql("delete from matters.photo where district = :district and matter = :matter")
                .param("district", district.value())
                .param("matter", matter.value())
                .update();
    }
}
