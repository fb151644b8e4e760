package org.linli.exclusions;

import java.util.List;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.ActReader;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;
import org.linli.measures.Measures;
import org.linli.measures.Rates;
import org.springframework.stereotype.Component;

/**
 * Counts apart what matters that a review left out added to the rates, before the decision and after it. Each act of such a matter is
 * counted apart once, by the same definitions that counted it in the first place.
 */
@Component
class ExclusionReader implements ActReader {
    private static final String GRANTED = "exclusion.granted";
    private static final String MATTERS = "matter.";

    private final ExclusionStore store;
    private final Measures measures;
    private final Ledger ledger;

    ExclusionReader(ExclusionStore store, Measures measures, Ledger ledger) {
        this.store = store;
        this.measures = measures;
        this.ledger = ledger;
    }

    @Override
    public String cursor() {
        return "exclusions.counted";
    }

    @Override
    public void read(List<Recorded> acts) {
        for (var recorded : acts) {
            if (recorded.kind().equals(GRANTED) && recorded.act() instanceof ExclusionAct.Granted granted) {
                store.find(recorded.district(), granted.about().matter())
                        .ifPresent(request -> ledger.about(recorded.district(), request.matter())
                                .forEach(act -> countApart(request, act)));
            } else if (recorded.kind().startsWith(MATTERS) && counts(recorded)) {
                store.find(recorded.district(), recorded.subject())
                        .filter(request -> request.state() == Request.State.GRANTED)
                        .ifPresent(request -> countApart(request, recorded));
            }
        }
    }

    private boolean counts(Recorded act) {
        return measures.added(act).stream().anyMatch(added -> Rates.VERDICTS.contains(added.measure()));
    }

    private void countApart(Request request, Recorded act) {
        var added = measures.added(act).stream()
                .filter(one -> Rates.VERDICTS.contains(one.measure()))
                .toList();
        if (added.isEmpty() || !store.count(request.district(), request.matter(), act.seq())) {
            return;
        }
        for (var one : added) {
            var about = new ExclusionAct.About(
                    request.id(),
                    request.matter(),
                    act.place().upTo(PlaceCode.COMMUNITY),
                    act.at(),
                    one.unit(),
                    one.category(),
                    null);
            ledger.record(new ExclusionAct.Counted(about, one.measure(), one.value(), one.day()));
        }
    }
}
