package org.linli.scenario;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Settings;
import org.linli.kernel.Words;
import org.linli.organisations.Bodies;
import org.linli.organisations.LegalStatus;
import org.linli.organisations.Link;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.organisations.Particulars;
import org.linli.organisations.Posts;
import org.linli.organisations.Ties;
import org.linli.people.People;
import org.linli.scenario.WorldStore.EventId;
import org.linli.scenario.WorldStore.Trace;
import org.linli.scenario.WorldStore.World;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Founds the demo's bodies, gives their posts and ties them, as {@code scenario/demo-bodies.csv}, {@code demo-posts.csv} and
 * {@code demo-ties.csv} say: real places, invented names. Days are counted from the one on which the demo is loaded. A
 * post without a body of the files is at the unit {@code function@place}.
 */
@Component
class DemoBodies {
    private final Bodies bodies;
    private final Organisations organisations;
    private final Ties ties;
    private final Posts posts;
    private final People people;
    private final WorldStore worlds;
    private final TransactionTemplate transaction;
    private final Settings settings;

    DemoBodies(
            Bodies bodies,
            Organisations organisations,
            Ties ties,
            Posts posts,
            People people,
            WorldStore worlds,
            TransactionTemplate transaction,
            Settings settings) {
        this.bodies = bodies;
        this.organisations = organisations;
        this.ties = ties;
        this.posts = posts;
        this.people = people;
        this.worlds = worlds;
        this.transaction = transaction;
        this.settings = settings;
    }

    /** Everything that is not there yet, place by place: each in one transaction. */
    void found(World world) {
        var today = LocalDate.ofInstant(world.seenAt(), settings.zone());
        var given = by(read("demo-posts.csv"), row -> row.get("body"));
        var founding = by(read("demo-bodies.csv"), row -> group(row.get("key")));
        for (var group : founding.entrySet()) {
            once(
                    world,
                    "bodies:" + group.getKey(),
                    () -> group.getValue()
                            .forEach(row -> found(world, row, given.getOrDefault(row.get("key"), List.of()), today)));
        }
        once(
                world,
                "bodies:units",
                () -> given.entrySet().stream()
                        .filter(entry -> entry.getKey().contains("@"))
                        .forEach(entry -> give(world, unit(entry.getKey()), entry.getValue(), today)));
        once(world, "bodies:ties", () -> read("demo-ties.csv").forEach(row -> tie(world, row)));
    }

    /** Those whose keys begin alike are founded together: a community's. */
    private static String group(String key) {
        return key.substring(0, Math.min(7, key.length()));
    }

    private void once(World world, String key, Runnable what) {
        var event = new EventId(key, 0);
        if (worlds.trace(world, event).isEmpty()) {
            transaction.executeWithoutResult(status -> {
                what.run();
                worlds.note(world, event, new Trace("done", null));
            });
        }
    }

    private void found(World world, CSVRecord row, List<CSVRecord> given, LocalDate today) {
        var kind = bodies.kind(row.get("kind"));
        var status = row.get("status");
        var parent = row.get("parent");
        var about = new Particulars(
                new Words(row.get("zh"), row.get("en")),
                status.isEmpty() ? kind.statuses().getFirst() : LegalStatus.valueOf(status.toUpperCase(Locale.ROOT)),
                "",
                day(row.get("renews"), today),
                row.get("members").isEmpty() ? null : Integer.valueOf(row.get("members")),
                row.get("services"),
                row.get("venue"),
                row.get("rules"));
        var opened = bodies.open(new Bodies.Opening(
                new PlaceCode(row.get("place")),
                kind.code(),
                "",
                parent.isEmpty() ? null : founded(world, parent),
                today.plusDays(Long.parseLong(row.get("opened"))),
                about));
        worlds.note(
                world,
                new EventId("body:" + row.get("key"), 0),
                new Trace(opened.id().toString(), null));
        give(world, opened.id(), given, today);
    }

    /** Nobody in the demo is anybody's relative. */
    private void give(World world, OrganisationId body, List<CSVRecord> given, LocalDate today) {
        for (var row : given) {
            var person = people.add(world.district(), row.get("name"), null, null, Lang.ZH);
            var area = row.get("area");
            posts.give(
                    world.district(),
                    new Posts.Giving(
                            person,
                            row.get("office"),
                            body,
                            area.isEmpty() ? null : new PlaceCode(area),
                            today.plusDays(Long.parseLong(row.get("from"))),
                            day(row.get("to"), today),
                            Set.of()));
        }
    }

    private void tie(World world, CSVRecord row) {
        var source = founded(world, row.get("source"));
        var tie = Link.Tie.valueOf(row.get("tie"));
        if (tie.toPlace()) {
            ties.link(world.district(), source, tie, new PlaceCode(row.get("target")));
        } else {
            ties.link(world.district(), source, tie, founded(world, row.get("target")));
        }
    }

    private OrganisationId founded(World world, String key) {
        return worlds.trace(world, new EventId("body:" + key, 0))
                .map(trace -> new OrganisationId(UUID.fromString(trace.subject())))
                .orElseThrow(() -> new IllegalStateException("no body " + key));
    }

    private OrganisationId unit(String key) {
        var at = key.indexOf('@');
        return organisations
                .find(new PlaceCode(key.substring(at + 1)), key.substring(0, at))
                .orElseThrow(() -> new IllegalStateException("no unit " + key))
                .id();
    }

    private static @Nullable LocalDate day(String days, LocalDate today) {
        return days.isEmpty() ? null : today.plusDays(Long.parseLong(days));
    }

    private static Map<String, List<CSVRecord>> by(List<CSVRecord> rows, Function<CSVRecord, String> key) {
        return rows.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private static List<CSVRecord> read(String file) {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var in = DemoBodies.class.getResourceAsStream("/scenario/" + file)) {
            if (in == null) {
                throw new IllegalStateException("missing /scenario/" + file);
            }
            return format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
