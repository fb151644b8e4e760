package org.linli.mediation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.ledger.Ledger;
import org.linli.notifications.Message;
import org.linli.notifications.Notifications;
import org.linli.notifications.Recipient;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reminds mediators of promises that are due and of windows that close. What one look misses, the next finds. */
@Component
class CaseJob {
    private static final int BATCH = 100;

    private final CaseStore cases;
    private final FileStore files;
    private final Reminders reminders;
    private final Mediators mediators;
    private final Notifications notifications;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CaseJob(
            CaseStore cases,
            FileStore files,
            Reminders reminders,
            Mediators mediators,
            Notifications notifications,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.cases = cases;
        this.files = files;
        this.reminders = reminders;
        this.mediators = mediators;
        this.notifications = notifications;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Runs it on a node that serves. */
    @Component
    @ConditionalOnProperty("linli.serving")
    static class Runner {
        private final CaseJob job;

        Runner(CaseJob job) {
            this.job = job;
        }

        @Scheduled(initialDelay = 20_000, fixedDelay = 60_000)
        void run() {
            job.run();
        }
    }

    /** Reminds of everything that is due by today, in all districts; answers how many cases it was about. */
    int run() {
        var today = LocalDate.now(clock);
        var count = 0;
        for (var district : ledger.districts()) {
            int done;
            do {
                done = Optional.ofNullable(transaction.execute(status -> remind(district, today)))
                        .orElse(0);
                count += done;
            } while (done == BATCH);
        }
        return count;
    }

    private int remind(District district, LocalDate today) {
        var due = cases.lockDue(district, today, BATCH);
        due.forEach(told -> remind(told.one(), today));
        return due.size();
    }

    private void remind(Case one, LocalDate today) {
        var duties = files.duties(one.district(), one.matter());
        var now = reminders.of(one, duties).stream()
                .filter(reminder -> !reminder.on().isAfter(today))
                .toList();
        for (var person : mediators.told(one)) {
            notifications.tell(
                    one.district(),
                    now.stream()
                            .map(reminder -> Message.of(
                                    once(one, reminder),
                                    Recipient.inbox(person),
                                    reminder.key(),
                                    List.of(one.docket().code(), reminder.last().toString()),
                                    "/desk/mediation/" + one.docket().code()))
                            .toList());
        }
        cases.remind(one, reminders.next(one, duties, today.plusDays(1)));
    }

    /** The same id for the same reminder, so that nobody is told twice however often a case is written. */
    private static UUID once(Case one, Reminders.Reminder reminder) {
        var name = one.matter() + reminder.key() + reminder.last();
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new UUID(id.getMostSignificantBits() & Long.MAX_VALUE, id.getLeastSignificantBits());
    }
}
