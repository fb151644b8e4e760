package org.linli.calls;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.WorkCalendar;
import org.linli.ledger.ActReader;
import org.linli.ledger.Recorded;
import org.linli.notifications.Message;
import org.linli.notifications.Notifications;
import org.linli.notifications.Recipient;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Posts;
import org.springframework.stereotype.Component;

/** Tells the staff of a unit, in their inboxes, that it is called, and the caller that a part is done or late. */
@Component
class CallNotices implements ActReader {
    private static final DateTimeFormatter DAY_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final CallStore store;
    private final CallUnits units;
    private final Posts posts;
    private final Notifications notifications;
    private final WorkCalendar calendar;

    CallNotices(CallStore store, CallUnits units, Posts posts, Notifications notifications, WorkCalendar calendar) {
        this.store = store;
        this.units = units;
        this.posts = posts;
        this.notifications = notifications;
        this.calendar = calendar;
    }

    @Override
    public String cursor() {
        return "calls.notices";
    }

    /** Who is told what: the unit, the message, and of which other unit it speaks. */
    private record Told(UUID unit, String key, UUID of) {}

    @Override
    public void read(List<Recorded> acts) {
        for (var recorded : acts) {
            if (recorded.act() instanceof CallAct act) {
                var told = told(act);
                if (told != null) {
                    tell(recorded, told);
                }
            }
        }
    }

    private static @Nullable Told told(CallAct act) {
        var about = act.about();
        return switch (act) {
            case CallAct.Called called ->
                new Told(
                        about.unit(),
                        about.role() == Role.WHISTLE ? "calls.notice.called" : "calls.notice.assist",
                        about.caller());
            case CallAct.Done done -> new Told(about.caller(), "calls.notice.done", about.unit());
            case CallAct.ComeMissed missed -> new Told(about.caller(), "calls.notice.late", about.unit());
            case CallAct.ActMissed missed -> new Told(about.caller(), "calls.notice.late", about.unit());
            default -> null;
        };
    }

    private void tell(Recorded recorded, Told told) {
        store.find(recorded.district(), new CallId(recorded.subject())).ifPresent(call -> {
            var name = units.named(recorded.district(), List.of(told.of())).get(new OrganisationId(told.of()));
            var args =
                    List.of(name == null ? "" : name.name().zh(), call.about().code(), time(call.next()));
            var unit = new OrganisationId(told.unit());
            var day = LocalDate.ofInstant(recorded.recordedAt(), calendar.zone());
            var messages = new ArrayList<Message>();
            posts.at(recorded.district(), Set.of(unit), day).getOrDefault(unit, List.of()).stream()
                    .filter(post -> post.office().permissions().contains("MATTERS_HANDLE"))
                    .map(post -> new Message(
                            recorded.seq(),
                            Recipient.inbox(post.person()),
                            told.key(),
                            args,
                            "/desk/calls/" + call.id()))
                    .forEach(messages::add);
            notifications.tell(recorded.district(), messages);
        });
    }

    private String time(Instant at) {
        return at.atZone(calendar.zone()).format(DAY_TIME);
    }
}
