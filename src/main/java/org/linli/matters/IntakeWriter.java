package org.linli.matters;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linli.database.GroupWriter;
import org.linli.kernel.District;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.linli.seal.PublicLog;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/*
 * Many who raise something at once share a transaction: their rows are written in a few statements, their acts are numbered
 * under one lock, one commit makes all of them last, and only then is anybody answered. A key is taken in the same
 * transaction as the matter that it was sent with, so that either both are there or neither.
 */
/** Writes new matters for many callers at once. */
@Component
class IntakeWriter implements DisposableBean {
    /** How long a key is kept. */
    static final Duration KEPT = Duration.ofHours(24);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int GROUP_MAX = 128;

    private final IntakeStore store;
    private final Ledger ledger;
    private final PublicLog log;
    private final Clock clock;
    private final GroupWriter<Incoming, Written> group;

    IntakeWriter(IntakeStore store, Ledger ledger, PublicLog log, Clock clock, TransactionTemplate transaction) {
        this.store = store;
        this.ledger = ledger;
        this.log = log;
        this.clock = clock;
        this.group = new GroupWriter<>("intake", transaction, GROUP_MAX, PATIENCE, this::writeAll);
    }

    /** What came of it; no answer where the key was used for something else. */
    private record Written(Intake.@Nullable Received answer) {}

    /** Returns once {@code incoming} is committed, or what its key was answered before. Fails as KEY_REUSED. */
    Intake.Received write(Incoming incoming) {
        var answer = group.write(incoming).answer();
        if (answer == null) {
            throw Problem.KEY_REUSED.because("the key was sent with other content before");
        }
        return answer;
    }

    private List<Written> writeAll(List<Incoming> some) {
        var byDistrict = new TreeMap<District, List<Incoming>>();
        some.forEach(one -> byDistrict
                .computeIfAbsent(one.matter().district(), district -> new ArrayList<>())
                .add(one));
        var written = new IdentityHashMap<Incoming, Written>();
        byDistrict.forEach((district, theirs) -> write(district, theirs, written));
        return some.stream()
                .map(one -> Objects.requireNonNull(written.get(one)))
                .toList();
    }

    private void write(District district, List<Incoming> some, Map<Incoming, Written> written) {
        var before = before(district, some);
        var fresh = new ArrayList<Incoming>();
        for (var one : some) {
            var earlier = one.key() == null ? null : before.get(one.key());
            if (earlier == null || earlier.answer().id().equals(one.matter().id())) {
                fresh.add(one);
                written.put(one, new Written(one.answer()));
            } else {
                var same = earlier.body().equals(one.body());
                written.put(one, new Written(same ? earlier.answer().again() : null));
            }
        }
        if (!fresh.isEmpty()) {
            var added = store.add(district, fresh);
            log.keep(district, added.stream().map(Incoming::promised).toList());
            added.forEach(one -> ledger.record(one.act()));
        }
    }

    /** Who has each key: somebody of this very group, who came first, or somebody before. */
    private Map<String, IntakeStore.Answered> before(District district, List<Incoming> some) {
        var first = new TreeMap<String, Incoming>();
        for (var one : some) {
            if (one.key() != null) {
                first.putIfAbsent(one.key(), one);
            }
        }
        if (first.isEmpty()) {
            return Map.of();
        }
        var now = clock.instant();
        var claimed = store.claim(district, List.copyOf(first.values()), now, now.minus(KEPT));
        var holders = new HashMap<String, IntakeStore.Answered>();
        claimed.forEach(key -> {
            var one = Objects.requireNonNull(first.get(key));
            holders.put(key, new IntakeStore.Answered(key, one.body(), one.answer()));
        });
        var taken =
                first.keySet().stream().filter(key -> !claimed.contains(key)).toList();
        if (!taken.isEmpty()) {
            store.answered(district, taken).forEach(answered -> holders.put(answered.key(), answered));
        }
        return holders;
    }

    @Override
    public void destroy() {
        group.close();
    }
}
