package org.linli.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.kernel.Settings;
import org.linli.kernel.SteadyClock;
import org.linli.ledger.Ledger;
import org.linli.matters.Draft;
import org.linli.matters.Step;
import org.linli.organisations.Organisations;
import org.linli.places.Places;
import org.linli.scenario.DemoWorld.Beat;
import org.linli.scenario.DemoWorld.Story;
import org.linli.scenario.WorldStore.EventId;
import org.linli.scenario.WorldStore.Trace;
import org.linli.scenario.WorldStore.World;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Loads the demo: Nanshan's real places with people and matters of our own writing, at times in the weeks before now. */
@Component
class Demo {
    static final District DISTRICT = new District("440305");

    private static final Logger log = LoggerFactory.getLogger(Demo.class);
    private static final String NAME = "demo";
    private static final Duration SETTLED = Duration.ofDays(60); // people have had their posts for so long
    private static final Duration LOOK = Duration.ofMinutes(1); // how often the clock looks
    private static final int RELEASED = 100; // added to the part of the step with which the public text came
    private static final int PROGRESS_EVENTS = 50;

    private final Places places;
    private final Organisations organisations;
    private final Casting casting;
    private final DemoBodies bodies;
    private final Player player;
    private final Accounts accounts;
    private final WorldStore worlds;
    private final Ledger ledger;
    private final SteadyClock clock;
    private final Settings settings;

    Demo(
            Places places,
            Organisations organisations,
            Casting casting,
            DemoBodies bodies,
            Player player,
            Accounts accounts,
            WorldStore worlds,
            Ledger ledger,
            SteadyClock clock,
            Settings settings) {
        this.places = places;
        this.organisations = organisations;
        this.casting = casting;
        this.bodies = bodies;
        this.player = player;
        this.accounts = accounts;
        this.worlds = worlds;
        this.ledger = ledger;
        this.clock = clock;
        this.settings = settings;
    }

    /** Whether the database is empty, or holds a demo that was cut off while loading. */
    boolean isWanted() {
        return worlds.find(DISTRICT, NAME).map(world -> !world.ended()).orElseGet(places::isEmpty);
    }

    /** Loads what is not there yet; answers how many events happened. Refuses a database with anything else in it. */
    int load(Consumer<String> progress) {
        if (!isWanted()) {
            throw Problem.STATE.because(
                    "the demo needs an empty database; this one holds places already. Set LINLI_DATA to a new folder.");
        }
        var script = DemoWorld.read();
        var passwords = accounts.passwords(script.staff());
        var world = worlds.begin(DISTRICT, NAME, clock.instant());
        var events = DemoPlan.of(script.matters(), world.seenAt(), settings.zone());
        var start = events.getFirst().at().minus(SETTLED);
        try (var time = new ScenarioTime(clock, settings.zone(), start, player, LOOK)) {
            progress.accept("places and units");
            places.loadNanshan();
            casting.units(world);
            progress.accept("bodies and posts");
            bodies.found(world);
            var run = new Run(world, script, cast(world, script, passwords, start));
            for (var i = 0; i < events.size(); i++) {
                time.moveTo(events.get(i).at());
                run.play(events.get(i));
                if ((i + 1) % PROGRESS_EVENTS == 0) {
                    progress.accept(i + 1 + " of " + events.size() + " events");
                }
            }
            time.moveTo(world.seenAt());
            ledger.drain();
        }
        worlds.end(world);
        return events.size();
    }

    private Player.Cast cast(World world, DemoWorld script, java.util.Map<String, String> passwords, Instant start) {
        var since = LocalDate.ofInstant(start, settings.zone());
        var byUnit = new HashMap<UUID, Staff>();
        Staff centre = null;
        for (var member : script.staff()) {
            var unit = casting.unit(new PlaceCode(member.place()), member.unit())
                    .orElseThrow(() -> new IllegalStateException("no unit " + member.organisation()));
            var role = new Casting.Role(member.login(), member.zh(), Lang.ZH, member.post(), unit);
            var staff = casting.staff(world, role, since, passwords.getOrDefault(member.login(), ""));
            byUnit.putIfAbsent(unit.id().value(), staff);
            if (centre == null && member.post().equals("centre")) {
                centre = staff;
            }
        }
        if (centre == null) {
            throw new IllegalStateException("the demo has nobody at the centre");
        }
        return new Player.Cast(byUnit, centre);
    }

    /** One loading. */
    private final class Run {
        private final World world;
        private final DemoWorld script;
        private final Player.Cast cast;
        private final Set<EventId> happened;
        private final Set<Integer> over = new HashSet<>();

        Run(World world, DemoWorld script, Player.Cast cast) {
            this.world = world;
            this.script = script;
            this.cast = cast;
            this.happened = worlds.happened(world);
        }

        void play(DemoPlan.Event event) {
            var key = key(event.story(), event.part());
            var story = script.matters().get(event.story());
            if (event.part() == 0) {
                if (!happened.contains(key)) {
                    raise(key, story);
                }
            } else if (!over.contains(event.story())) {
                var raised = worlds.trace(world, key(event.story(), 0)).orElseThrow();
                try {
                    follow(event, story, story.steps().get(event.part() - 1), raised);
                } catch (ProblemException e) { // the edge: a demo with one step less is still a demo
                    log.warn("demo: {} of \"{}\" did not happen: {}", key, story.title(), e.detail());
                    over.add(event.story());
                }
            }
        }

        private void raise(EventId key, Story story) {
            var reach = story.contact();
            var draft = new Draft(
                    new PlaceCode(story.place()),
                    story.title(),
                    story.text().strip(),
                    null,
                    story.category(),
                    Draft.Via.WEB,
                    story.anonymous(),
                    reach == null ? null : reach.phone(),
                    Lang.ZH,
                    List.of());
            if (player.raise(world, key, draft, true).isEmpty()) {
                throw new IllegalStateException("the demo's matter was refused: " + story.title());
            }
        }

        private void follow(DemoPlan.Event event, Story story, Beat beat, Trace raised) {
            var key = key(event.story(), event.part());
            if (!happened.contains(key)) {
                step(key, beat, raised);
            }
            var step = Optional.ofNullable(beat.step()).orElse("");
            var publicText = story.publicText();
            if (publicText != null && (step.equals("accept") || step.equals("answer"))) {
                release(key(event.story(), event.part() + RELEASED), story, publicText, beat.text(), raised.subject());
            }
        }

        private void step(EventId key, Beat beat, Trace raised) {
            var code = raised.subject();
            var rate = beat.rate();
            if (rate != null) {
                player.report(world, key, raised, (matters, receipt) -> matters.rate(receipt, Player.rating(rate)));
                return;
            }
            var text = beat.text() == null ? "" : beat.text();
            switch (String.valueOf(beat.step())) {
                case "addition" ->
                    player.report(world, key, raised, (matters, receipt) -> matters.addTo(receipt, text));
                case "withdraw" ->
                    player.report(world, key, raised, (matters, receipt) -> matters.withdraw(receipt, beat.reason()));
                case "answer" -> player.answer(world, key, code, cast, text);
                case "supervise" ->
                    player.step(
                            world,
                            key,
                            player.look(cast.centre(), code),
                            cast.centre(),
                            Step.SUPERVISE,
                            command -> command.withReason(beat.reason()));
                default -> atTheDesk(key, code, beat);
            }
        }

        private void atTheDesk(EventId key, String code, Beat beat) {
            var seen = player.look(cast.centre(), code);
            var step = Step.find(String.valueOf(beat.step()))
                    .orElseThrow(() -> new IllegalStateException("no step " + beat.step()));
            if (!seen.allowed().contains(step) && (step == Step.ACCEPT || step == Step.START)) {
                return; // moved up or passed on, it is in other hands and needs no second acceptance
            }
            var unit = unit(seen.row().place(), beat.unit());
            var until = beat.days() == null ? null : player.inDays(beat.days());
            var staff = cast.at(seen.row().unit().value());
            player.step(
                    world,
                    key,
                    seen,
                    staff,
                    step,
                    command -> command.withReason(beat.reason()).withUnit(unit).withUntil(until));
        }

        private @Nullable UUID unit(PlaceCode at, @Nullable String function) {
            return function == null
                    ? null
                    : organisations
                            .answering(at, function)
                            .map(found -> found.id().value())
                            .orElseThrow(() -> new IllegalStateException("no unit " + function + " at " + at));
        }

        private void release(EventId key, Story story, String text, @Nullable String answer, String code) {
            if (!happened.contains(key)) {
                var seen = player.look(cast.centre(), code);
                var staff = cast.at(seen.row().unit().value());
                player.step(
                        world,
                        key,
                        seen,
                        staff,
                        Step.RELEASE,
                        command -> command.withRelease(story.publicTitle(), text, answer));
            }
        }

        private static EventId key(int story, int part) {
            return new EventId("matter:" + story, part);
        }
    }
}
