package org.linli.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Settings;
import org.linli.kernel.SteadyClock;
import org.linli.ledger.Ledger;
import org.linli.matters.MatterAct;
import org.linli.measures.Measures;
import org.linli.scenario.Boston.Request;
import org.linli.scenario.Boston.Verdict;
import org.linli.scenario.WorldStore.EventId;
import org.linli.scenario.WorldStore.World;
import org.springframework.stereotype.Component;

/*
 * As in Replay everything happens in the order of time under the scenario's clock. A request comes in at its second as an order
 * of the city's hotline, with the city's own date; where the city gave none, the catalogue's limit holds. It is answered at the
 * second at which the city closed it. In between the clock reminds, supervises and moves up as it does for everybody.
 */
/** Replays a city's service requests and compares whether each was in time with what the city says. */
@Component
class BostonReplay {
    private static final String NAME = "boston";
    private static final Duration SETTLED = Duration.ofDays(1); // the units were there so long before the first request
    private static final Duration LOOK = Duration.ofMinutes(15); // how often the clock looks
    private static final int PROGRESS_EVENTS = 2_000;
    private static final int BATCH = 5_000;
    private static final int OPENED = 0;
    private static final int CLOSED = 1;

    private final Casting casting;
    private final Player player;
    private final WorldStore worlds;
    private final Ledger ledger;
    private final Measures measures;
    private final SteadyClock clock;
    private final Settings settings;

    BostonReplay(
            Casting casting,
            Player player,
            WorldStore worlds,
            Ledger ledger,
            Measures measures,
            SteadyClock clock,
            Settings settings) {
        this.casting = casting;
        this.player = player;
        this.worlds = worlds;
        this.ledger = ledger;
        this.measures = measures;
        this.clock = clock;
        this.settings = settings;
    }

    /** What Linli says of a request when the clock stops: {@code NONE} while it is neither answered nor late. */
    record Compared(boolean dated, Verdict city, Verdict linli) {}

    /**
     * What a replay did.
     *
     * @param counts how often the city and Linli said what, apart for requests with and without a date of the city's
     * @param figures every measure of the district
     * @param ticks how often the clock ran
     */
    record Outcome(
            int requests,
            int played,
            Map<Compared, Long> counts,
            Map<String, Long> figures,
            long ticks,
            double seconds) {
        /** How many say the same where both say something. */
        long agreeing() {
            return sum(true);
        }

        /** How many do not. */
        long differing() {
            return sum(false);
        }

        private long sum(boolean same) {
            return counts.entrySet().stream()
                    .filter(one -> one.getKey().dated()
                            && one.getKey().city() != Verdict.NONE
                            && one.getKey().linli() != Verdict.NONE
                            && (one.getKey().city() == one.getKey().linli()) == same)
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    /** Replays {@code requests} until the clock stops at {@code until}. */
    Outcome run(List<Request> requests, Instant until, Consumer<String> progress) {
        var began = System.nanoTime();
        var events = Boston.inOrder(requests).stream()
                .filter(event -> !event.at().isAfter(until))
                .toList();
        if (events.isEmpty()) {
            throw Problem.INVALID.because("there is no request in this file before the clock stops");
        }
        var start = events.getFirst().at().minus(SETTLED);
        var world = worlds.begin(Boston.DISTRICT, NAME, start);
        var communities = Boston.communities(requests);
        try (var time = new ScenarioTime(clock, settings.zone(), start, player, LOOK)) {
            casting.ground(Boston.places(communities));
            var since = LocalDate.ofInstant(start, settings.zone());
            var run = new Run(world, casting.whole(world, since), communities);
            for (var i = 0; i < events.size(); i++) {
                run.play(time, events.get(i));
                if ((i + 1) % PROGRESS_EVENTS == 0) {
                    progress.accept("%s  %d of %d events, %d runs of the clock"
                            .formatted(
                                    LocalDate.ofInstant(events.get(i).at(), settings.zone()),
                                    i + 1,
                                    events.size(),
                                    time.ticks()));
                }
            }
            time.moveTo(until);
            progress.accept("counting");
            var counts = compare(world, requests);
            ledger.drain();
            worlds.end(world);
            var to = LocalDate.ofInstant(until, settings.zone()).plusDays(1);
            return new Outcome(
                    requests.size(),
                    events.size(),
                    counts,
                    measures.sums(measures.names(), Boston.DISTRICT.place(), since, to, null, ""),
                    time.ticks(),
                    (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1));
        }
    }

    private Map<Compared, Long> compare(World world, List<Request> requests) {
        var said = verdicts();
        var counts = new HashMap<Compared, Long>();
        for (var request : requests) {
            var code = worlds.trace(world, new EventId(request.id(), OPENED));
            var linli = code.map(trace -> said.getOrDefault(trace.subject(), Verdict.NONE))
                    .orElse(Verdict.NONE);
            counts.merge(new Compared(request.due() != null, request.verdict(), linli), 1L, Long::sum);
        }
        return counts;
    }

    /** By public code, what the acts say of the promise: each says so once. */
    private Map<String, Verdict> verdicts() {
        var said = new HashMap<String, Verdict>();
        var seq = 0L;
        for (var some = ledger.after(Boston.DISTRICT, seq, BATCH);
                !some.isEmpty();
                some = ledger.after(Boston.DISTRICT, seq, BATCH)) {
            for (var one : some) {
                switch (one.act()) {
                    case MatterAct.Answered answered
                    when answered.inTime() -> said.put(answered.about().code(), Verdict.ONTIME);
                    case MatterAct.DueMissed missed -> said.put(missed.about().code(), Verdict.OVERDUE);
                    case null, default -> {}
                }
            }
            seq = some.getLast().seq();
        }
        return said;
    }

    /** One run, first or again. */
    private final class Run {
        private final World world;
        private final Player.Cast cast;
        private final Map<String, PlaceCode> communities;
        private final Map<String, String> categories = Boston.categories();
        private final Set<EventId> happened;

        Run(World world, Player.Cast cast, Map<String, PlaceCode> communities) {
            this.world = world;
            this.cast = cast;
            this.communities = communities;
            this.happened = worlds.happened(world);
        }

        void play(ScenarioTime time, Boston.Event event) {
            var request = event.request();
            if (happened.contains(new EventId(request.id(), event.closed() ? CLOSED : OPENED))) {
                return;
            }
            time.moveTo(event.at());
            if (event.closed()) {
                var raised =
                        worlds.trace(world, new EventId(request.id(), OPENED)).orElseThrow();
                player.answer(world, new EventId(request.id(), CLOSED), raised.subject(), cast, "Closed");
            } else {
                open(request);
            }
        }

        private void open(Request request) {
            var key = new EventId(request.id(), OPENED);
            var draft = Boston.draft(request, communities, categories);
            var due = request.due();
            var received = due == null ? player.raise(world, key, draft, false) : player.order(world, key, draft, due);
            if (received.isEmpty()) {
                throw Problem.STATE.because("request " + request.id() + " was refused");
            }
        }
    }
}
