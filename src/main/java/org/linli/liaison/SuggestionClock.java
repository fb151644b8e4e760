package org.linli.liaison;

import java.time.Instant;
import java.util.Optional;
import org.linli.kernel.Behalf;
import org.linli.kernel.District;
import org.linli.kernel.WorkCalendar;
import org.linli.ledger.Ledger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets time pass for formal suggestions: reminds at half and at four fifths of it, says aloud what nobody answered. */
@Component
class SuggestionClock {
    private static final int BATCH = 100;

    private final SuggestionStore store;
    private final WorkCalendar calendar;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    SuggestionClock(SuggestionStore store, WorkCalendar calendar, Ledger ledger, TransactionTemplate transaction) {
        this.store = store;
        this.calendar = calendar;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    /** Does what is due by {@code now}, in all districts; answers how many suggestions were looked at. */
    int tick(Instant now) {
        return Behalf.SYSTEM.call(() -> ledger.districts().stream()
                .mapToInt(district -> all(district, now))
                .sum());
    }

    private int all(District district, Instant now) {
        var total = 0;
        int done;
        do {
            done = Optional.ofNullable(transaction.execute(status -> look(district, now)))
                    .orElse(0);
            total += done;
        } while (done == BATCH);
        return total;
    }

    private int look(District district, Instant now) {
        var due = store.lockDue(district, now, BATCH);
        due.forEach(one -> look(district, one, now));
        return due.size();
    }

    private void look(District district, Suggestion suggestion, Instant now) {
        var about = Suggestions.about(suggestion, now);
        var term = suggestion.term().under(calendar);
        if (!term.due().equals(suggestion.term().due())) {
            ledger.record(new LiaisonAct.DueFixed(about, term.due()));
        }
        var reminder = term.reminder(now, calendar);
        if (reminder.isPresent()) {
            term = term.reminded(reminder.get());
            ledger.record(new LiaisonAct.Reminded(about, reminder.get(), term.due()));
        }
        if (term.isPast(now)) {
            term = term.reminded(100).missed();
            ledger.record(new LiaisonAct.Overdue(about, suggestion.isFirst()));
        }
        store.put(district, suggestion.with(term), term.nextLook(calendar).orElse(null));
    }
}
