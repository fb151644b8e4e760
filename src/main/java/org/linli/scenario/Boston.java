package org.linli.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Catalogue;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.matters.Draft;
import org.linli.web.Sheets;

/**
 * Service requests as the City of Boston publishes them (data.boston.gov, 311 Service Requests, PDDL): when each was opened, by when it
 * was to be closed, when it was, and whether the city says that this was in time. Each neighbourhood is a community of one sub-district.
 */
final class Boston {
    /** The district of the replay; its code is nobody's. */
    static final District DISTRICT = new District("990900");

    private static final String SUBDISTRICT = DISTRICT.value() + "001";
    private static final String NOWHERE = "Elsewhere";
    private static final int NAME_MAX = 60;
    private static final Pattern ROW = Pattern.compile("([^,]+),(\\d\\d\\.\\d\\d\\.\\d\\d)");

    private Boston() {}

    /** What the city says of the due time. */
    enum Verdict {
        ONTIME,
        OVERDUE,
        /** Nothing. */
        NONE;

        static Verdict of(String cell) {
            return cell.isEmpty() ? NONE : valueOf(cell);
        }
    }

    /** A request. */
    record Request(
            String id,
            Instant opened,
            @Nullable Instant due,
            @Nullable Instant closed,
            Verdict verdict,
            String reason,
            String type,
            String neighbourhood,
            Draft.Via via) {}

    /** That a request was opened, or that it was closed. */
    record Event(Instant at, Request request, boolean closed) {}

    /** Reads the city's file; its local times are taken as those of {@code zone}. */
    static List<Request> read(Path file, ZoneId zone) {
        var requests = new ArrayList<Request>();
        Sheets.read(file, row -> requests.add(request(row, zone)));
        return requests;
    }

    private static Request request(Sheets.Row row, ZoneId zone) {
        try {
            return new Request(
                    row.text("case_id"),
                    LocalDateTime.parse(row.text("opened_at")).atZone(zone).toInstant(),
                    time(row.text("due_at"), zone),
                    time(row.text("closed_at"), zone),
                    Verdict.of(row.text("on_time")),
                    row.text("reason"),
                    row.text("type"),
                    row.text("neighborhood"),
                    via(row.text("channel")));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Problem.INVALID.because("row " + row.number() + ": " + e.getMessage());
        }
    }

    private static @Nullable Instant time(String local, ZoneId zone) {
        return local.isEmpty() ? null : LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    private static Draft.Via via(String channel) {
        return switch (channel) {
            case "Constituent Call" -> Draft.Via.PHONE;
            case "Employee Generated", "Maximo Integration" -> Draft.Via.GRID;
            case "Citizens Connect App" -> Draft.Via.OPEN311;
            default -> Draft.Via.WEB;
        };
    }

    /** Everything that happened, in the order of time; at one time, first what was opened, then by id. */
    static List<Event> inOrder(List<Request> requests) {
        var events = new ArrayList<Event>(requests.size() * 2);
        for (var request : requests) {
            events.add(new Event(request.opened(), request, false));
            if (request.closed() != null) {
                events.add(new Event(request.closed(), request, true));
            }
        }
        events.sort(Comparator.comparing(Event::at)
                .thenComparing(Event::closed)
                .thenComparing(event -> event.request().id()));
        return List.copyOf(events);
    }

    /** Where each neighbourhood lies. */
    static Map<String, PlaceCode> communities(List<Request> requests) {
        var names = new TreeSet<String>();
        requests.forEach(request -> names.add(name(request)));
        var codes = new HashMap<String, PlaceCode>();
        names.forEach(name -> codes.put(name, new PlaceCode(SUBDISTRICT + "%03d".formatted(codes.size() + 1))));
        return Map.copyOf(codes);
    }

    /** What the neighbourhood of {@code request} is called. */
    static String name(Request request) {
        var name = request.neighbourhood().isEmpty() ? NOWHERE : request.neighbourhood();
        return name.length() > NAME_MAX ? name.substring(0, NAME_MAX) : name;
    }

    /** All places, from the top. */
    static List<Whereabouts.Row> places(Map<String, PlaceCode> communities) {
        var rows = new ArrayList<Whereabouts.Row>();
        rows.add(new Whereabouts.Row(new PlaceCode("99"), "回放", "province", "Replay"));
        rows.add(new Whereabouts.Row(new PlaceCode("9909"), "波士顿", "city", "Boston"));
        rows.add(new Whereabouts.Row(DISTRICT.place(), "波士顿", "district", "Boston"));
        rows.add(new Whereabouts.Row(new PlaceCode(SUBDISTRICT), "波士顿", "subdistrict", "Boston"));
        communities.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(one -> rows.add(new Whereabouts.Row(one.getValue(), one.getKey(), "community", one.getKey())));
        return rows;
    }

    /** Under which category of ours the city's reasons go ({@code scenario/boston.csv}); the rest is to be sorted. */
    static Map<String, String> categories() {
        try (var file = Boston.class.getResourceAsStream("/scenario/boston.csv")) {
            if (file == null) {
                throw new IllegalStateException("missing scenario/boston.csv");
            }
            var known = new HashMap<String, String>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(ROW::matcher)
                    .filter(Matcher::matches)
                    .forEach(row -> known.put(row.group(1), row.group(2)));
            return Map.copyOf(known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The draft of {@code request}. */
    static Draft draft(Request request, Map<String, PlaceCode> communities, Map<String, String> categories) {
        return Draft.of(Objects.requireNonNull(communities.get(name(request))), request.type())
                .withCategory(categories.getOrDefault(request.reason(), Catalogue.OTHER))
                .withVia(request.via());
    }
}
