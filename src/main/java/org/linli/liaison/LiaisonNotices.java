package org.linli.liaison;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.linli.kernel.WorkCalendar;
import org.linli.ledger.ActReader;
import org.linli.ledger.Recorded;
import org.linli.liaison.LiaisonAct.Verdict;
import org.linli.notifications.Message;
import org.linli.notifications.Notifications;
import org.linli.notifications.Recipient;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.organisations.Posts;
import org.springframework.stereotype.Component;

/** Tells the unit what is owed, the representative what was answered, and the district's office for deputies what is late. */
@Component
class LiaisonNotices implements ActReader {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final String OFFICE = "deputies"; // a function of catalogue/units.csv

    private final SuggestionStore store;
    private final Notifications notifications;
    private final Organisations organisations;
    private final Posts posts;
    private final WorkCalendar calendar;

    LiaisonNotices(
            SuggestionStore store,
            Notifications notifications,
            Organisations organisations,
            Posts posts,
            WorkCalendar calendar) {
        this.store = store;
        this.notifications = notifications;
        this.organisations = organisations;
        this.posts = posts;
        this.calendar = calendar;
    }

    @Override
    public String cursor() {
        return "liaison.notices";
    }

    @Override
    public void read(List<Recorded> acts) {
        var messages = new ArrayList<Message>();
        for (var recorded : acts) {
            if (recorded.kind().startsWith("liaison.suggestion-") && recorded.act() instanceof LiaisonAct act) {
                store.find(recorded.district(), recorded.subject())
                        .ifPresent(suggestion -> tell(recorded, act, suggestion, messages));
            }
        }
        if (!messages.isEmpty()) {
            notifications.tell(acts.getFirst().district(), messages);
        }
    }

    private void tell(Recorded recorded, LiaisonAct act, Suggestion suggestion, List<Message> messages) {
        switch (act) {
            case LiaisonAct.Sent a -> unit(recorded, suggestion, "sent", messages);
            case LiaisonAct.Reminded a -> unit(recorded, suggestion, "reminded", messages);
            case LiaisonAct.Overdue a -> {
                unit(recorded, suggestion, "overdue", messages);
                author(recorded, suggestion, "overdue", messages);
                office(recorded, suggestion, messages);
            }
            case LiaisonAct.Prolonged a -> author(recorded, suggestion, "prolonged", messages);
            case LiaisonAct.Answered a -> author(recorded, suggestion, "answered", messages);
            case LiaisonAct.Judged a when a.verdict() == Verdict.NOT -> unit(recorded, suggestion, "again", messages);
            default -> {}
        }
    }

    private void unit(Recorded recorded, Suggestion suggestion, String what, List<Message> messages) {
        staff(recorded, suggestion, suggestion.unit(), what, messages);
    }

    private void office(Recorded recorded, Suggestion suggestion, List<Message> messages) {
        organisations
                .answering(suggestion.place(), OFFICE)
                .map(Organisation::id)
                .filter(id -> !id.equals(suggestion.unit()))
                .ifPresent(id -> staff(recorded, suggestion, id, "overdue", messages));
    }

    private void staff(
            Recorded recorded, Suggestion suggestion, OrganisationId unit, String what, List<Message> messages) {
        posts.at(recorded.district(), unit, today(recorded)).stream()
                .filter(post -> post.office().permissions().contains("MATTERS_HANDLE"))
                .map(post -> message(recorded, suggestion, Recipient.inbox(post.person()), what))
                .forEach(messages::add);
    }

    private void author(Recorded recorded, Suggestion suggestion, String what, List<Message> messages) {
        messages.add(message(recorded, suggestion, Recipient.inbox(suggestion.author()), what));
    }

    private LocalDate today(Recorded recorded) {
        return LocalDate.ofInstant(recorded.recordedAt(), calendar.zone());
    }

    private Message message(Recorded recorded, Suggestion suggestion, Recipient to, String what) {
        var due = suggestion.term().due().atZone(calendar.zone()).format(DAY);
        return new Message(
                recorded.seq(),
                to,
                "liaison.notice." + what,
                List.of(suggestion.number(), suggestion.title(), due),
                "/desk/liaison/suggestions/" + suggestion.id());
    }
}
