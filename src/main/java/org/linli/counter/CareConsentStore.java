package org.linli.counter;

import static org.linli.database.Database.utc;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.District;
import org.linli.matters.CareConsents;
import org.linli.matters.MatterId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes {@code counter.consent}. */
@Repository
class CareConsentStore implements CareConsents {
    private final JdbcClient jdbc;
    private final Clock clock;

    CareConsentStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void note(District district, MatterId matter, By by, @Nullable Staff staff) {
        jdbc.sql("""
                        insert into counter.consent (district, matter, given_by, noted_by, at)
                        values (:district, :matter, :by, :staff, :now) on conflict do nothing
                        """)
                .param("district", district.value())
                .param("matter", matter.value())
                .param("by", by.name())
                .param("staff", staff == null ? null : staff.person().value())
                .param("now", utc(clock.instant()))
                .update();
    }
}
