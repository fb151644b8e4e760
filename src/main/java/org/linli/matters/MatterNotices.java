package org.linli.matters;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.kernel.District;
import org.linli.kernel.Words;
import org.linli.kernel.WorkCalendar;
import org.linli.ledger.ActReader;
import org.linli.ledger.Recorded;
import org.linli.notifications.Message;
import org.linli.notifications.Notifications;
import org.linli.notifications.Recipient;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.organisations.Post;
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

    /** What is looked up for a batch of acts, all at once. */
    private record Known(
            Map<MatterId, Recipient> reporters,
            Map<MatterId, Instant> dues,
            Map<OrganisationId, Organisation> units,
            Map<LocalDate, Map<OrganisationId, List<Post>>> posts) {}

    @Override
    public void read(List<Recorded> acts) {
        var ours = acts.stream()
                .filter(one -> one.act() instanceof MatterAct act
                        && (forReporter(act).isPresent() || forDesk(act).isPresent()))
                .toList();
        if (ours.isEmpty()) {
            return;
        }
        var known = lookUp(ours.getFirst().district(), ours);
        var messages = new ArrayList<Message>();
        for (var recorded : ours) {
            if (recorded.act() instanceof MatterAct act) {
                forReporter(act).ifPresent(key -> tellReporter(recorded, act, key, known, messages));
                forDesk(act).ifPresent(key -> tellDesk(recorded, act, key, known, messages));
            }
        }
        notifications.tell(ours.getFirst().district(), messages);
    }

    private Known lookUp(District district, List<Recorded> acts) {
        var matters = acts.stream()
                .map(recorded -> new MatterId(recorded.subject()))
                .distinct()
                .toList();
        var units = new HashSet<OrganisationId>();
        var days = new HashMap<LocalDate, Set<OrganisationId>>();
        for (var recorded : acts) {
            if (recorded.act() instanceof MatterAct act) {
                units.add(unitOf(act));
                days.computeIfAbsent(day(recorded), day -> new HashSet<>()).add(toldUnit(act));
            }
        }
        var posts = new HashMap<LocalDate, Map<OrganisationId, List<Post>>>();
        days.forEach((day, there) -> posts.put(day, this.posts.at(district, there, day)));
        return new Known(
                contacts.find(district, matters),
                store.dues(district, matters),
                organisations.named(district, units),
                posts);
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
            case MatterAct.Split a -> told("split");
            case MatterAct.SplitOff a -> Optional.empty();
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
            case MatterAct.Erased a -> Optional.empty();
            case MatterAct.Released a -> Optional.empty();
            case MatterAct.Carried a -> Optional.empty();
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
            case MatterAct.SplitOff a -> told("desk.given");
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

    private void tellReporter(Recorded recorded, MatterAct act, String key, Known known, List<Message> messages) {
        var reporter = known.reporters().get(new MatterId(act.subject()));
        if (reporter != null) {
            var unit = name(act, known).in(reporter.lang());
            var args = List.of(act.about().code(), unit, due(recorded, known));
            messages.add(new Message(recorded.seq(), reporter, key, args, "/r"));
        }
    }

    private void tellDesk(Recorded recorded, MatterAct act, String key, Known known, List<Message> messages) {
        var args = List.of(act.about().code(), name(act, known).zh(), due(recorded, known));
        var path = "/desk/matters/" + act.about().code();
        known.posts().getOrDefault(day(recorded), Map.of()).getOrDefault(toldUnit(act), List.of()).stream()
                .filter(post -> post.office().permissions().contains("MATTERS_HANDLE"))
                .map(post -> new Message(recorded.seq(), Recipient.inbox(post.person()), key, args, path))
                .forEach(messages::add);
    }

    private LocalDate day(Recorded recorded) {
        return LocalDate.ofInstant(recorded.recordedAt(), calendar.zone());
    }

    /** Whose staff is told: the unit that has it; of objections the centre, which rules. */
    private OrganisationId toldUnit(MatterAct act) {
        return act instanceof MatterAct.Objected
                ? organisations
                        .answering(act.place(), Routing.CENTRE)
                        .map(Organisation::id)
                        .orElse(unitOf(act))
                : unitOf(act);
    }

    private static OrganisationId unitOf(MatterAct act) {
        return new OrganisationId(act.about().unit());
    }

    private static Words name(MatterAct act, Known known) {
        var unit = known.units().get(unitOf(act));
        return unit == null ? new Words("", "") : unit.name();
    }

    /** The date as it is now: who reads late should not be told an old one. */
    private String due(Recorded recorded, Known known) {
        var due = known.dues().get(new MatterId(recorded.subject()));
        return due == null ? "" : due.atZone(calendar.zone()).format(DAY_TIME);
    }
}
