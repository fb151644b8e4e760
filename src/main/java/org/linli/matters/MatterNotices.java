package org.linli.matters;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.linli.kernel.Words;
import org.linli.kernel.WorkCalendar;
import org.linli.ledger.ActReader;
import org.linli.ledger.Recorded;
import org.linli.notifications.Notifications;
import org.linli.notifications.Recipient;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.organisations.Posts;
import org.springframework.stereotype.Component;

/** Tells the reporter, the way they asked, and the staff of the unit, in their inboxes, what became of a matter. */
@Component
class MatterNotices implements ActReader {
    private static final DateTimeFormatter DAY_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final MatterStore store;
    private final ContactStore contacts;
    private final Notifications notifications;
    private final Organisations organisations;
    private final Posts posts;
    private final WorkCalendar calendar;

    MatterNotices(
            MatterStore store,
            ContactStore contacts,
            Notifications notifications,
            Organisations organisations,
            Posts posts,
            WorkCalendar calendar) {
        this.store = store;
        this.contacts = contacts;
        this.notifications = notifications;
        this.organisations = organisations;
        this.posts = posts;
        this.calendar = calendar;
    }

    @Override
    public String cursor() {
        return "matters.notices";
    }

    @Override
    public void read(List<Recorded> acts) {
        for (var recorded : acts) {
            if (recorded.act() instanceof MatterAct act) {
                forReporter(act).ifPresent(key -> tellReporter(recorded, act, key));
                forDesk(act).ifPresent(key -> tellDesk(recorded, act, key));
            }
        }
    }

    /** What the reporter is told of; empty for what concerns only those who work on it, or what they did themselves. */
    static Optional<String> forReporter(MatterAct act) {
        return switch (act) {
            case MatterAct.Accepted a -> told("accepted");
            case MatterAct.Started a -> told("started");
            case MatterAct.Assigned a -> told("assigned");
            case MatterAct.Adjudicated a -> told("assigned");
            case MatterAct.Transferred a -> told("transferred");
            case MatterAct.Returned a -> told("transferred");
            case MatterAct.Answered a -> told("answered");
            case MatterAct.Extended a -> told("extended");
            case MatterAct.Suspended a -> told("suspended");
            case MatterAct.Resumed a -> told("resumed");
            case MatterAct.Escalated a -> told("escalated");
            case MatterAct.Merged a -> told("merged");
            case MatterAct.Separated a -> told("separated");
            case MatterAct.Reopened a -> told("reopened");
            case MatterAct.DueFixed a -> told("due-fixed");
            case MatterAct.Received a -> Optional.empty();
            case MatterAct.Objected a -> Optional.empty();
            case MatterAct.Contacted a -> Optional.empty();
            case MatterAct.ContactMissed a -> Optional.empty();
            case MatterAct.DueMissed a -> Optional.empty();
            case MatterAct.Supervised a -> Optional.empty();
            case MatterAct.Reminded a -> Optional.empty();
            case MatterAct.Rated a -> Optional.empty();
            case MatterAct.Withdrawn a -> Optional.empty();
            case MatterAct.Released a -> Optional.empty();
            case MatterAct.Refiled a -> Optional.empty();
            case MatterAct.Closed a -> Optional.empty();
        };
    }

    /** What the unit that has it is told of. */
    static Optional<String> forDesk(MatterAct act) {
        return switch (act) {
            case MatterAct.Received a -> told("desk.given");
            case MatterAct.Assigned a -> told("desk.given");
            case MatterAct.Adjudicated a -> told("desk.given");
            case MatterAct.Transferred a -> told("desk.given");
            case MatterAct.Returned a -> told("desk.given");
            case MatterAct.Escalated a -> told("desk.given");
            case MatterAct.Separated a -> told("desk.given");
            case MatterAct.Reminded a -> told("desk.reminded");
            case MatterAct.DueMissed a -> told("desk.due-missed");
            case MatterAct.Reopened a -> told("desk.reopened");
            case MatterAct.Objected a -> told("desk.objected");
            default -> Optional.empty();
        };
    }

    private static Optional<String> told(String key) {
        return Optional.of("matters.notice." + key);
    }

    private void tellReporter(Recorded recorded, MatterAct act, String key) {
        var matter = new MatterId(act.subject());
        contacts.find(recorded.district(), matter).ifPresent(reporter -> {
            var unit = name(recorded, act).in(reporter.lang());
            var code = act.about().code();
            notifications.tell(
                    recorded.district(), recorded.seq(), reporter, key, List.of(code, unit, due(recorded)), "/r");
        });
    }

    private void tellDesk(Recorded recorded, MatterAct act, String key) {
        var unit = act instanceof MatterAct.Objected
                ? organisations
                        .answering(act.place(), Routing.CENTRE)
                        .map(Organisation::id)
                        .orElse(unitOf(act))
                : unitOf(act); // objections go to the centre, which rules
        var today = LocalDate.ofInstant(recorded.recordedAt(), calendar.zone());
        var args = List.of(act.about().code(), name(recorded, act).zh(), due(recorded));
        var path = "/desk/matters/" + act.about().code();
        for (var post : posts.at(recorded.district(), unit, today)) {
            if (post.office().permissions().contains("MATTERS_HANDLE")) {
                notifications.tell(
                        recorded.district(), recorded.seq(), Recipient.inbox(post.person()), key, args, path);
            }
        }
    }

    private static OrganisationId unitOf(MatterAct act) {
        return new OrganisationId(act.about().unit());
    }

    private Words name(Recorded recorded, MatterAct act) {
        var id = unitOf(act);
        var unit = organisations.named(recorded.district(), List.of(id)).get(id);
        return unit == null ? new Words("", "") : unit.name();
    }

    /** The date as it is now: who reads late should not be told an old one. */
    private String due(Recorded recorded) {
        return store.find(recorded.district(), new MatterId(recorded.subject()))
                .map(matter -> matter.promise().due())
                .map(this::written)
                .orElse("");
    }

    private String written(Instant at) {
        return at.atZone(calendar.zone()).format(DAY_TIME);
    }
}
