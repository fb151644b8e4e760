package org.linli.home;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.database.Database;
import org.linli.kernel.Jobs;
import org.linli.kernel.Settings;
import org.linli.kernel.SteadyClock;
import org.linli.kernel.WorkCalendar;
import org.linli.ledger.CursorState;
import org.linli.ledger.Ledger;
import org.linli.web.Pages;
import org.linli.witness.Evidence;
import org.linli.witness.Witnesses;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the operator sees: cursors, jobs, witnesses, the database, the machine, the clock. */
@Controller
class OpsPages {
    private static final int REFUSED_SHOWN = 10;

    private final Access access;
    private final Ledger ledger;
    private final Database database;
    private final DataSource pool;
    private final Settings settings;
    private final SteadyClock clock;
    private final WorkCalendar calendar;
    private final BuildProperties build;
    private final Jobs jobs;
    private final Witnesses witnesses;

    OpsPages(
            Access access,
            Ledger ledger,
            Database database,
            DataSource pool,
            Settings settings,
            SteadyClock clock,
            WorkCalendar calendar,
            BuildProperties build,
            Jobs jobs,
            Witnesses witnesses) {
        this.access = access;
        this.ledger = ledger;
        this.database = database;
        this.pool = pool;
        this.settings = settings;
        this.clock = clock;
        this.calendar = calendar;
        this.build = build;
        this.jobs = jobs;
        this.witnesses = witnesses;
    }

    /**
     * Who keeps whom honest.
     *
     * @param ours who witnesses our log
     * @param theirs whose logs we witness
     * @param refused what they signed and we refused, the newest first
     * @param unreadable files of the operator that are not heeded as they are
     */
    record Witnessing(
            String key,
            List<Witnesses.Side> ours,
            List<Witnesses.Side> theirs,
            List<Evidence> refused,
            List<String> unreadable) {
        boolean isWell() {
            return unreadable.isEmpty()
                    && ours.stream().allMatch(side -> side.failure().isEmpty());
        }
    }

    record OpsPage(
            String version,
            boolean embedded,
            int busy,
            int idle,
            int waiting,
            long freeMegabytes,
            long heapMegabytes,
            Duration clockBehind,
            String calendarYears,
            List<CursorState> cursors,
            long behind,
            List<Jobs.Job> jobs,
            Witnessing witnessing) {
        /** Whether nothing needs the operator. */
        boolean isWell() {
            return behind == 0
                    && witnessing.isWell()
                    && jobs.stream().noneMatch(job -> job.outcome() == Jobs.Outcome.FAILED);
        }
    }

    @GetMapping("/ops")
    ModelAndView ops(Staff staff) {
        access.demand(staff, Permission.OPERATE, staff.district().place(), null);
        var runtime = Runtime.getRuntime();
        var cursors = ledger.cursors();
        var hikari = pool instanceof HikariDataSource source ? source.getHikariPoolMXBean() : null;
        var years = calendar.years().stream().sorted().toList();
        return Pages.page(
                "home/ops",
                new OpsPage(
                        String.valueOf(build.getVersion()),
                        database.isEmbedded(),
                        hikari == null ? 0 : hikari.getActiveConnections(),
                        hikari == null ? 0 : hikari.getIdleConnections(),
                        hikari == null ? 0 : hikari.getThreadsAwaitingConnection(),
                        settings.data().toFile().getUsableSpace() >> 20,
                        (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                        clock.behind(),
                        years.getFirst() + "–" + years.getLast(),
                        cursors,
                        cursors.stream().mapToLong(CursorState::behind).sum(),
                        jobs.all(),
                        witnessing()));
    }

    private Witnessing witnessing() {
        return new Witnessing(
                witnesses.key().toString(),
                witnesses.ours(),
                witnesses.theirs(),
                witnesses.refused(REFUSED_SHOWN),
                witnesses.unreadable());
    }
}
