package org.linli.labour;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.Permission;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.WorkCalendar;
import org.linli.labour.AlarmStore.Alarm;
import org.linli.ledger.Ledger;
import org.linli.notifications.Message;
import org.linli.notifications.Notifications;
import org.linli.notifications.Recipient;
import org.linli.organisations.Organisation;
import org.linli.organisations.Organisations;
import org.linli.organisations.Post;
import org.linli.organisations.Posts;
import org.linli.people.PersonId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/*
 * A dispute of many workers is told, at the next look, to those who oversee at the sub-district; where nobody of them took note
 * within the hour, or nobody is there, to those at the district's centre. What is told names a code and a place, nobody else.
 */
/** Tells those above of disputes of many workers. */
@Component
class AlarmJob {
    private static final int BATCH = 50;

    /** Units of a sub-district whose overseers are told, as far as they are there. */
    private static final List<String> SUBDISTRICT = List.of("labour", "law", "office");

    private static final List<String> DISTRICT = List.of("centre");

    private final AlarmStore alarms;
    private final Organisations organisations;
    private final Posts posts;
    private final Notifications notifications;
    private final Ledger ledger;
    private final WorkCalendar calendar;
    private final TransactionTemplate transaction;

    AlarmJob(
            AlarmStore alarms,
            Organisations organisations,
            Posts posts,
            Notifications notifications,
            Ledger ledger,
            WorkCalendar calendar,
            TransactionTemplate transaction) {
        this.alarms = alarms;
        this.organisations = organisations;
        this.posts = posts;
        this.notifications = notifications;
        this.ledger = ledger;
        this.calendar = calendar;
        this.transaction = transaction;
    }

    /** Runs it on a node that serves. */
    @Component
    @ConditionalOnProperty("linli.serving")
    static class Runner {
        private final AlarmJob job;
        private final Clock clock;

        Runner(AlarmJob job, Clock clock) {
            this.job = job;
            this.clock = clock;
        }

        @Scheduled(initialDelay = 15_000, fixedDelay = 30_000)
        void run() {
            job.run(clock.instant());
        }
    }

    /** Tells whoever has to know by {@code now}, in all districts; answers of how many disputes. */
    int run(Instant now) {
        var count = 0;
        for (var district : ledger.districts()) {
            int done;
            do {
                done = Optional.ofNullable(transaction.execute(status -> look(district, now)))
                        .orElse(0);
                count += done;
            } while (done == BATCH);
        }
        return count;
    }

    private int look(District district, Instant now) {
        var waiting = alarms.lockWaiting(district, now, BATCH);
        waiting.forEach(alarm -> tell(alarm, now));
        return waiting.size();
    }

    private void tell(Alarm alarm, Instant now) {
        if (alarm.toldAt() == null) {
            var there = overseers(alarm, SUBDISTRICT, alarm.place().upTo(PlaceCode.SUBDISTRICT), now);
            if (!there.isEmpty()) {
                send(alarm, there, "labour.notice.mass");
                alarms.told(alarm, now);
                flagged(alarm, now);
                return;
            }
        }
        send(alarm, overseers(alarm, DISTRICT, alarm.district().place(), now), "labour.notice.mass.above");
        alarms.toldAbove(alarm, now);
        if (alarm.toldAt() == null) {
            flagged(alarm, now);
        }
    }

    private void flagged(Alarm alarm, Instant now) {
        var day = LocalDate.ofInstant(now, calendar.zone());
        ledger.record(new LabourAct.Flagged(
                new LabourAct.About(
                        alarm.matter().value(),
                        alarm.place(),
                        day.atStartOfDay(calendar.zone()).toInstant(),
                        alarm.body().value()),
                !now.isAfter(alarm.dueAt())));
    }

    private List<PersonId> overseers(Alarm alarm, List<String> functions, PlaceCode at, Instant now) {
        var day = LocalDate.ofInstant(now, calendar.zone());
        return functions.stream()
                .flatMap(function -> organisations.find(at, function).stream())
                .map(Organisation::id)
                .flatMap(unit -> posts.at(alarm.district(), unit, day).stream())
                .filter(post -> post.office().permissions().contains(Permission.MATTERS_SUPERVISE.name()))
                .map(Post::person)
                .distinct()
                .toList();
    }

    private void send(Alarm alarm, List<PersonId> people, String key) {
        var id = UUID.nameUUIDFromBytes((alarm.matter() + key).getBytes(StandardCharsets.UTF_8));
        var once = new UUID(id.getMostSignificantBits() & Long.MAX_VALUE, id.getLeastSignificantBits());
        notifications.tell(
                alarm.district(),
                people.stream()
                        .map(person -> Message.of(
                                once, Recipient.inbox(person), key, List.of(alarm.code()), "/desk/labour/alarms"))
                        .toList());
    }
}
