package org.linli.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.linli.access.Staff;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Settings;
import org.linli.kernel.SteadyClock;
import org.linli.kernel.Words;
import org.linli.ledger.Ledger;
import org.linli.measures.Measures;
import org.linli.measures.Rate;
import org.linli.organisations.Bodies;
import org.linli.organisations.LegalStatus;
import org.linli.organisations.Organisation;
import org.linli.organisations.Particulars;
import org.linli.places.Places;
import org.linli.web.Sheets;
import org.springframework.stereotype.Component;

/*
 * Every case is a list of events at their own times; all of them are played in the order of time, each through the use case that
 * serves a mediator, in its own transaction. How many end without an agreement follows from how many there are: 11 of 591, 9 of 188.
 */
/** Loads a season of a legal workstation and an enterprise studio (桃源模式) in a district of their own. */
@Component
class Season {
    static final District DISTRICT = new District("440396");
    static final PlaceCode COMMUNITY = new PlaceCode("440396001001");
    static final int MEDIATED = 98; // per cent, as the seed has it
    static final int SETTLED = 95;

    private static final String NAME = "season";
    private static final LocalDate START = LocalDate.of(2025, 9, 1);
    private static final int DAYS = 60; // on which people come
    private static final int AFTER = 40; // days until the last promise is followed up
    private static final Duration LOOK = Duration.ofHours(1);
    private static final int PROGRESS = 1_000;

    private final Places places;
    private final Bodies bodies;
    private final Casting casting;
    private final Player player;
    private final SeasonCases cases;
    private final WorldStore worlds;
    private final Ledger ledger;
    private final Measures measures;
    private final SteadyClock clock;
    private final Settings settings;

    Season(
            Places places,
            Bodies bodies,
            Casting casting,
            Player player,
            SeasonCases cases,
            WorldStore worlds,
            Ledger ledger,
            Measures measures,
            SteadyClock clock,
            Settings settings) {
        this.places = places;
        this.bodies = bodies;
        this.casting = casting;
        this.player = player;
        this.cases = cases;
        this.worlds = worlds;
        this.ledger = ledger;
        this.measures = measures;
        this.clock = clock;
        this.settings = settings;
    }

    /** Something that happens on a day at a time. */
    record Event(LocalDate day, LocalTime time, Runnable deed) {}

    /** Who works there. */
    record Team(
            Organisation legal,
            Organisation studio,
            List<Staff> mediators,
            List<Staff> studioMediators,
            Staff clerk,
            Staff officer) {}

    /** What was counted. */
    record Outcome(Map<String, Long> figures, int events, double seconds) {
        Rate mediated() {
            return new Rate(of("mediation.settled"), of("mediation.concluded"));
        }

        Rate settled() {
            return new Rate(labour("settled"), labour("concluded"));
        }

        private long labour(String what) {
            return List.of("consulted", "enterprise", "grassroots", "street").stream()
                    .mapToLong(way -> of("labour." + way + "." + what))
                    .sum();
        }

        long of(String measure) {
            return figures.getOrDefault(measure, 0L);
        }

        boolean agrees() {
            return isStated(mediated(), MEDIATED) && isStated(settled(), SETTLED);
        }
    }

    /** Whether {@code rate} is {@code stated} per cent, rounded to whole ones. */
    static boolean isStated(Rate rate, int stated) {
        return rate.whole() > 0 && (rate.part() * 200 + rate.whole()) / (2 * rate.whole()) == stated;
    }

    /** Loads it. Fails as {@link Problem#STATE} where the district is there already. */
    Outcome load(int legal, int labour, Consumer<String> progress) {
        if (places.find(DISTRICT.place()).isPresent()) {
            throw Problem.STATE.because("the season is loaded already; set LINLI_DATA to a new folder");
        }
        var began = System.nanoTime();
        var start = at(START.minusDays(1), LocalTime.NOON);
        var world = worlds.begin(DISTRICT, NAME, start);
        try (var time = new ScenarioTime(clock, settings.zone(), start, player, LOOK)) {
            var team = team(world);
            var events = new ArrayList<Event>();
            for (var i = 0; i < legal; i++) {
                events.addAll(cases.dispute(team, i, legal, day(i, legal)));
            }
            for (var i = 0; i < labour; i++) {
                events.addAll(cases.labour(team, i, labour, day(i, labour)));
            }
            events.sort(Comparator.comparing(Event::day).thenComparing(Event::time));
            play(time, events, progress);
            time.moveTo(at(START.plusDays(DAYS + AFTER), LocalTime.NOON));
            progress.accept("counting");
            ledger.drain();
            worlds.end(world);
            var figures = measures.sums(
                    measures.names(), COMMUNITY, START.minusDays(1), START.plusDays(DAYS + AFTER + 1), null, "");
            return new Outcome(
                    figures, events.size(), (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1));
        }
    }

    private void play(ScenarioTime time, List<Event> events, Consumer<String> progress) {
        for (var i = 0; i < events.size(); i++) {
            var event = events.get(i);
            time.moveTo(at(event.day(), event.time()));
            event.deed().run();
            if ((i + 1) % PROGRESS == 0) {
                progress.accept(event.day() + "  " + (i + 1) + " of " + events.size() + " events");
            }
        }
    }

    /** People come evenly over the season. */
    private static LocalDate day(int number, int of) {
        return START.plusDays((long) number * DAYS / of);
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(settings.zone()).toInstant();
    }

    private Team team(WorldStore.World world) {
        plant();
        casting.units(world);
        var since = START.minusDays(1);
        var legal = open("legal-station", new Words("龙光法律工作站", "Longguang legal workstation"), since);
        var studio = open("labour-studio", new Words("和谐企业工作室", "Harmonious enterprise studio"), since);
        var station = casting.unit(COMMUNITY, "station").orElseThrow();
        var office =
                casting.unit(COMMUNITY.upTo(PlaceCode.SUBDISTRICT), "labour").orElseThrow();
        return new Team(
                legal,
                studio,
                List.of(
                        staff(world, "mediator-1", "陆和平", "mediator", legal),
                        staff(world, "mediator-2", "江明理", "mediator", legal),
                        staff(world, "mediator-3", "文静怡", "mediator", legal)),
                List.of(
                        staff(world, "studio-1", "方正义", "mediator", studio),
                        staff(world, "studio-2", "乐思源", "mediator", studio)),
                staff(world, "clerk", "经办员", "clerk", station),
                staff(world, "officer", "承办员", "officer", office));
    }

    private Staff staff(WorldStore.World world, String login, String name, String office, Organisation unit) {
        return casting.staff(
                world, new Casting.Role("season-" + login, name, Lang.ZH, office, unit), START.minusDays(1), "");
    }

    private Organisation open(String kind, Words name, LocalDate since) {
        return bodies.open(new Bodies.Opening(
                        COMMUNITY,
                        kind,
                        "",
                        null,
                        since,
                        new Particulars(name, LegalStatus.ESTABLISHED, "", null, null, "", "", "")))
                .organisation();
    }

    private void plant() {
        try {
            var file = Files.createTempFile("linli-season", ".csv");
            try {
                Sheets.write(
                        file,
                        "places",
                        List.of("code", "name", "kind", "en"),
                        List.of(
                                List.of(DISTRICT.value(), "调解季试验区", "district", "Season"),
                                List.of("440396001", "桃源街道", "subdistrict", "Taoyuan"),
                                List.of(COMMUNITY.value(), "龙光社区", "community", "Longguang"))
                                .stream());
                places.importAll(file, false, rows -> {});
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
