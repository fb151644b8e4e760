package org.linli.callbacks;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.WorkCalendar;
import org.linli.ledger.ActReader;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;
import org.linli.matters.MatterAct;
import org.linli.matters.MatterId;
import org.linli.matters.Matters;
import org.springframework.stereotype.Component;

/**
 * Draws the sample as answers are given, and lets go what needs no call any more: the resident spoke for themselves, or the matter went
 * on. Discreet matters and those whose reporter left no way to reach them are not drawn.
 */
@Component
class CallbackReader implements ActReader {
    private static final int SEED_LENGTH = 24;

    private final CallbackStore store;
    private final Shares shares;
    private final Matters matters;
    private final Ledger ledger;
    private final WorkCalendar calendar;
    private final Clock clock;

    CallbackReader(
            CallbackStore store, Shares shares, Matters matters, Ledger ledger, WorkCalendar calendar, Clock clock) {
        this.store = store;
        this.shares = shares;
        this.matters = matters;
        this.ledger = ledger;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public String cursor() {
        return "callbacks.sample";
    }

    @Override
    public void read(List<Recorded> acts) {
        for (var recorded : acts) {
            switch (recorded.act()) {
                case MatterAct.Answered answered -> draw(recorded, answered);
                case MatterAct.Rated rated -> letGo(recorded);
                case MatterAct.Reopened reopened -> letGo(recorded);
                case MatterAct.Erased erased -> {
                    letGo(recorded);
                    store.forget(recorded.district(), recorded.subject());
                }
                case null, default -> {}
            }
        }
    }

    private void draw(Recorded recorded, MatterAct.Answered answered) {
        var day = recorded.at().atZone(calendar.zone()).toLocalDate();
        var permille = shares.permille(day);
        var id = new MatterId(recorded.subject());
        if (permille == 0
                || Boolean.TRUE.equals(answered.about().discreet())
                || !matters.isReachable(recorded.district(), id)) {
            return;
        }
        var first = new Sample(Ids.random(SEED_LENGTH), permille);
        var sample = store.sample(recorded.district(), YearMonth.from(day).toString(), first);
        var task = task(recorded, answered);
        if (sample.draws(recorded.subject(), answered.round()) && store.add(task)) {
            ledger.record(new CallbackAct.Drawn(CallbackAct.about(task, recorded.at())));
        }
    }

    private Task task(Recorded recorded, MatterAct.Answered answered) {
        var about = answered.about();
        return new Task(
                recorded.district(),
                Ids.next(clock),
                recorded.subject(),
                about.code(),
                answered.round(),
                recorded.place().upTo(PlaceCode.COMMUNITY),
                about.category(),
                about.unit(),
                recorded.at(),
                Task.State.OPEN,
                0,
                null,
                null,
                0);
    }

    private void letGo(Recorded recorded) {
        for (var open : store.openOf(recorded.district(), recorded.subject())) {
            if (open.answeredAt().isBefore(recorded.at())) {
                var moot = open.moot(recorded.at());
                store.put(moot);
                CallbackAct.of(moot, recorded.at()).forEach(ledger::record);
            }
        }
    }
}
