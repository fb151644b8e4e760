package org.linli.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.linli.kernel.Lang;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.kernel.Settings;
import org.linli.kernel.SteadyClock;
import org.linli.ledger.Ledger;
import org.linli.matters.Draft;
import org.linli.measures.Measures;
import org.linli.scenario.WorldStore.EventId;
import org.linli.scenario.WorldStore.World;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/*
 * Everything happens in the order of time under the scenario's clock: a message comes in at its second, the answer that it
 * got is given at its second by the unit that then holds the matter. In between the clock looks at the next quarter of an
 * hour after each point at which a deadline calls for something; offices close on such a quarter, and verdicts carry the time
 * at which the limit passed. Nothing is invented: who was never answered moves up by the clock alone, nobody rates, nothing
 * is released.
 *
 * Events follow each other one by one, each in its own commit; the notes of what happened make a second run go on where the
 * first was cut off, with the same figures in the end.
 */
/** Replays real messages, and real answers to them, in a district of their own. */
@Component
class Replay {
    private static final Logger log = LoggerFactory.getLogger(Replay.class);
    private static final String NAME = "messages";
    private static final Duration SETTLED = Duration.ofDays(1); // the units were there so long before the first message
    private static final Duration LOOK = Duration.ofMinutes(15); // how often the clock looks
    private static final int PROGRESS_EVENTS = 500;
    private static final int RAISED = 0;
    private static final int ANSWERED = 1;

    private final Casting casting;
    private final Player player;
    private final WorldStore worlds;
    private final Ledger ledger;
    private final Measures measures;
    private final SteadyClock clock;
    private final Settings settings;

    Replay(
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

    /**
     * What a replay did.
     *
     * @param figures every measure of the district, from the first message to the end
     * @param refused messages that were no matter
     * @param ticks how often the clock ran
     */
    record Outcome(
            LocalDate from,
            LocalDate to,
            Map<String, Long> figures,
            int refused,
            int events,
            long ticks,
            double seconds) {}

    /** Replays {@code messages} up to {@code until}. */
    Outcome run(List<Messages.Message> messages, Instant until, Consumer<String> progress) {
        var began = System.nanoTime();
        var events = Messages.inOrder(messages);
        if (events.isEmpty()) {
            throw Problem.INVALID.because("there is no message in these files");
        }
        var start = events.getFirst().at().minus(SETTLED);
        var world = worlds.begin(Whereabouts.DISTRICT, NAME, start);
        try (var time = new ScenarioTime(clock, settings.zone(), start, player, LOOK)) {
            casting.ground(Whereabouts.places());
            var run = new Run(world, casting.whole(world, LocalDate.ofInstant(start, settings.zone())));
            for (var i = 0; i < events.size(); i++) {
                if (run.hasHappened(events.get(i))) {
                    continue;
                }
                time.moveTo(events.get(i).at());
                run.play(events.get(i));
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
            ledger.drain();
            worlds.end(world);
            var from = LocalDate.ofInstant(start, settings.zone());
            var to = LocalDate.ofInstant(until, settings.zone()).plusDays(1);
            return new Outcome(
                    from,
                    to,
                    measures.sums(measures.names(), Whereabouts.DISTRICT.place(), from, to, null, ""),
                    refused(world, messages),
                    events.size(),
                    time.ticks(),
                    (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1));
        }
    }

    private int refused(World world, List<Messages.Message> messages) {
        var happened = worlds.happened(world);
        return (int) messages.stream()
                .filter(message -> !happened.contains(new EventId(message.key(), RAISED)))
                .count();
    }

    /** One run, first or again. */
    private final class Run {
        private final World world;
        private final Player.Cast cast;
        private final Set<EventId> happened;

        Run(World world, Player.Cast cast) {
            this.world = world;
            this.cast = cast;
            this.happened = worlds.happened(world);
        }

        boolean hasHappened(Messages.Event event) {
            return happened.contains(key(event.message(), event.answered() ? ANSWERED : RAISED));
        }

        void play(Messages.Event event) {
            if (event.answered()) {
                answer(event.message());
            } else {
                receive(event.message());
            }
        }

        private void receive(Messages.Message message) {
            var draft = new Draft(
                    Whereabouts.of(message.subject(), message.body()),
                    message.subject().isEmpty() ? null : message.subject(),
                    message.body().isBlank() ? message.subject() : message.body(),
                    null,
                    null,
                    Draft.Via.WEB,
                    true,
                    null,
                    Lang.ZH,
                    List.of());
            if (player.raise(world, key(message, RAISED), draft, false).isEmpty()) {
                log.warn("replay: {} was refused", message.key());
            }
        }

        private void answer(Messages.Message message) {
            var answer = message.answer();
            var raised = worlds.trace(world, key(message, RAISED));
            if (answer == null || raised.isEmpty()) {
                return; // it was refused when it came in
            }
            try {
                player.answer(world, key(message, ANSWERED), raised.get().subject(), cast, answer.text());
            } catch (ProblemException e) {
                throw Problem.STATE.because("the answer to " + message.key() + " was not taken: " + e.detail());
            }
        }

        private static EventId key(Messages.Message message, int part) {
            return new EventId(message.key(), part);
        }
    }
}
