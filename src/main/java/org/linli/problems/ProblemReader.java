package org.linli.problems;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Level;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.WorkCalendar;
import org.linli.ledger.ActReader;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;
import org.linli.matters.MatterAct;
import org.linli.matters.MatterId;
import org.linli.matters.Matters;
import org.linli.organisations.Organisations;
import org.springframework.stereotype.Component;

/** Makes a problem order of a matter that reaches a threshold, and puts it under supervision; discreet matters are left to their own modules. */
@Component
class ProblemReader implements ActReader {
    private final ProblemStore store;
    private final Thresholds thresholds;
    private final Organisations organisations;
    private final Matters matters;
    private final Ledger ledger;
    private final WorkCalendar calendar;
    private final Clock clock;

    ProblemReader(
            ProblemStore store,
            Thresholds thresholds,
            Organisations organisations,
            Matters matters,
            Ledger ledger,
            WorkCalendar calendar,
            Clock clock) {
        this.store = store;
        this.thresholds = thresholds;
        this.organisations = organisations;
        this.matters = matters;
        this.ledger = ledger;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public String cursor() {
        return "problems.ordered";
    }

    @Override
    public void read(List<Recorded> acts) {
        for (var recorded : acts) {
            switch (recorded.act()) {
                case MatterAct.Reopened reopened -> order(recorded, reopened, Ground.REDONE, reopened.times());
                case MatterAct.Transferred transferred -> order(recorded, transferred, Ground.PASSED, passed(recorded));
                case MatterAct.Closed closed -> store.close(recorded.district(), recorded.subject(), recorded.at());
                case MatterAct.Withdrawn withdrawn ->
                    store.close(recorded.district(), recorded.subject(), recorded.at());
                case null, default -> {}
            }
        }
    }

    /** How often it was passed on up to this act, since it was last answered. */
    private int passed(Recorded recorded) {
        var times = 0;
        for (var act : ledger.about(recorded.district(), recorded.subject())) {
            if (act.seq() <= recorded.seq()) {
                times = switch (act.act()) {
                    case MatterAct.Transferred transferred -> times + 1;
                    case MatterAct.Answered answered -> 0;
                    case null, default -> times;
                };
            }
        }
        return times;
    }

    private void order(Recorded recorded, MatterAct act, Ground ground, int times) {
        var day = recorded.at().atZone(calendar.zone()).toLocalDate();
        if (Boolean.TRUE.equals(act.about().discreet()) || !thresholds.reached(ground, times, day)) {
            return;
        }
        var about = act.about();
        var order = new ProblemOrder(
                recorded.district(),
                Ids.next(clock),
                recorded.subject(),
                about.code(),
                recorded.place().upTo(PlaceCode.COMMUNITY),
                about.category(),
                about.unit(),
                above(recorded.place(), about.level(), about.unit()),
                ground,
                times,
                recorded.at());
        if (store.add(order)) {
            ledger.record(new ProblemAct(
                    order.id(),
                    order.matter(),
                    order.place(),
                    recorded.at(),
                    order.category(),
                    order.unit(),
                    ProblemAct.Reason.valueOf(ground.name()),
                    times));
            matters.watch(recorded.district(), new MatterId(recorded.subject()));
        }
    }

    private @Nullable UUID above(PlaceCode place, Level level, UUID unit) {
        return organisations
                .answering(place, level == Level.COMMUNITY ? "office" : "centre")
                .map(found -> found.id().value())
                .filter(found -> !found.equals(unit))
                .orElse(null);
    }
}
