package org.linli.coverage;

import java.util.List;
import java.util.TreeSet;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.ActReader;
import org.linli.ledger.Recorded;
import org.springframework.stereotype.Component;

/** Learns from the ledger in which communities a post, an organisation or a place changed, and has them counted anew. */
@Component
class CoverageReader implements ActReader {
    private final Recount recount;
    private final CoverageStore store;

    CoverageReader(Recount recount, CoverageStore store) {
        this.recount = recount;
        this.store = store;
    }

    @Override
    public String cursor() {
        return "coverage";
    }

    @Override
    public void read(List<Recorded> acts) {
        var touched = new TreeSet<PlaceCode>();
        for (var act : acts) {
            if (act.kind().equals("place.imported")) {
                touched.addAll(store.communities(act.district()));
            } else if (concerns(act.kind())) {
                add(touched, act.place().value());
                add(touched, act.facts().path("from").asString(""));
                add(touched, act.facts().path("to").asString(""));
            }
        }
        touched.forEach(recount::count);
    }

    private static boolean concerns(String kind) {
        return switch (kind) {
            case "post.started",
                    "post.ended",
                    "organisation.opened",
                    "organisation.closed",
                    "organisation.moved",
                    "place.opened",
                    "place.closed" -> true;
            default -> false;
        };
    }

    /** A code of a community or below; facts of other kinds are days. */
    private static void add(java.util.Set<PlaceCode> touched, String code) {
        if (PlaceCode.accepts(code) && code.length() >= PlaceCode.COMMUNITY) {
            touched.add(new PlaceCode(code).upTo(PlaceCode.COMMUNITY));
        }
    }
}
