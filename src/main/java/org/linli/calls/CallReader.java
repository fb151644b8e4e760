package org.linli.calls;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.calls.Call.Heard;
import org.linli.kernel.WorkCalendar;
import org.linli.ledger.ActReader;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;
import org.linli.matters.MatterAct;
import org.springframework.stereotype.Component;

/**
 * Lets the resident's word on a matter count for the units that were called for it, and ends what is owed where the matter ends. A call
 * remembers which act it heard last, so that reading again changes nothing.
 */
@Component
class CallReader implements ActReader {
    private static final int CALLS_MAX = 500;

    private final CallStore store;
    private final Ledger ledger;
    private final WorkCalendar calendar;

    CallReader(CallStore store, Ledger ledger, WorkCalendar calendar) {
        this.store = store;
        this.ledger = ledger;
        this.calendar = calendar;
    }

    @Override
    public String cursor() {
        return "calls.heard";
    }

    @Override
    public void read(List<Recorded> acts) {
        for (var recorded : acts) {
            switch (recorded.act()) {
                case MatterAct.Rated rated -> hear(recorded, rated);
                case MatterAct.Closed closed -> end(recorded);
                case MatterAct.Withdrawn withdrawn -> end(recorded);
                case null, default -> {}
            }
        }
    }

    private void hear(Recorded recorded, MatterAct.Rated rated) {
        for (var before : store.of(recorded.district(), recorded.subject(), CALLS_MAX)) {
            var known = before.heard();
            if (before.calledAt().isAfter(recorded.at())
                    || before.state() == CallState.OFF
                    || (known != null && known.seq() >= recorded.seq())) {
                continue;
            }
            var after = before.heard(word(rated, known, recorded));
            store.put(after);
            ledger.record(CallChange.heard(before, after, recorded.at()));
        }
    }

    /** It counts to the day on which a word was first heard for the call. */
    private Heard word(MatterAct.Rated rated, @Nullable Heard known, Recorded recorded) {
        var day = known == null ? recorded.at().atZone(calendar.zone()).toLocalDate() : known.on();
        return new Heard(rated.isSolved(), rated.satisfaction() >= CallRating.SATISFIED, day, recorded.seq());
    }

    private void end(Recorded recorded) {
        for (var before : store.of(recorded.district(), recorded.subject(), CALLS_MAX)) {
            if (before.state().isOpen()) {
                var after = before.missed(recorded.at()).off(null);
                store.put(after);
                CallChange.acts(before, after, recorded.at(), true).forEach(ledger::record);
            }
        }
    }
}
