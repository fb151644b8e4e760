package org.linli.organisations;

import java.util.List;
import org.linli.ledger.ActReader;
import org.linli.ledger.Recorded;
import org.linli.places.PlaceClosed;
import org.springframework.stereotype.Component;

/** Learns from the ledger which places close, so that what stands there is carried over on the day: see {@link Closing}. */
@Component
class PlaceCarrying implements ActReader {
    private final ClosingStore store;
    private final Closing closing;

    PlaceCarrying(ClosingStore store, Closing closing) {
        this.store = store;
        this.closing = closing;
    }

    @Override
    public String cursor() {
        return "organisations.places";
    }

    @Override
    public void read(List<Recorded> acts) {
        var heard = false;
        for (var recorded : acts) {
            if (recorded.act() instanceof PlaceClosed closed) {
                store.add(
                        recorded.district(), new ClosingStore.Closed(closed.code(), closed.to(), closed.successors()));
                heard = true;
            }
        }
        if (heard) {
            closing.carry(acts.getFirst().district());
        }
    }
}
