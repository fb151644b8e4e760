package org.linli.measures;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;
import org.linli.web.Rendered;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Every published figure and the public acts behind it. Anyone may read. */
@RestController
@RequestMapping("/api/v1/open")
class OpenApi {
    private static final int ACTS = 500;

    private final Measures measures;
    private final Ledger ledger;
    private final Rendered rendered;

    OpenApi(Measures measures, Ledger ledger, Rendered rendered) {
        this.measures = measures;
        this.ledger = ledger;
        this.rendered = rendered;
    }

    /** A rate with its counts; {@code percent} is absent where too few spoke. */
    record RateJson(
            String rate,
            long numerator,
            long denominator,
            @Nullable String percent) {}

    record Group(@Nullable UUID unit, @Nullable String month, List<RateJson> rates) {}

    record Items<T>(List<T> items, @Nullable String next) {}

    record Figure(String measure, long value) {}

    record DefinitionsJson(String zone, List<Definition> lines) {}

    record ActJson(long seq, String at, String kind, String place, JsonNode facts) {}

    /** The three rates and the share answered in time; {@code by}: none, {@code unit}, {@code month} or both. */
    @GetMapping("/rates")
    @ApiResponse(content = @Content(schema = @Schema(implementation = Items.class)))
    void rates(
            @RequestParam PlaceCode place,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @RequestParam(defaultValue = "") String by,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        span(from, to);
        rendered.json(measures.version(place.district()), () -> count(place, from, to, by), request, response);
    }

    private Items<Group> count(PlaceCode place, LocalDate from, LocalDate to, String by) {
        if (by.isEmpty()) {
            return new Items<>(
                    List.of(new Group(null, null, rates(measures.sums(Rates.MEASURES, place, from, to, null, "")))),
                    null);
        }
        var groups = new TreeMap<String, Map<String, Long>>();
        for (var cell : measures.byUnitAndMonth(Rates.MEASURES, place, from.withDayOfMonth(1), to)) {
            var unit = by.contains("unit") && cell.unit() != null ? cell.unit().toString() : "";
            var month = by.contains("month") ? YearMonth.from(cell.month()).toString() : "";
            groups.computeIfAbsent(unit + "/" + month, key -> new TreeMap<>())
                    .merge(cell.measure(), cell.value(), Long::sum);
        }
        var items = new ArrayList<Group>();
        groups.forEach((key, sums) -> {
            var slash = key.indexOf('/');
            items.add(new Group(
                    slash == 0 ? null : UUID.fromString(key.substring(0, slash)),
                    slash == key.length() - 1 ? null : key.substring(slash + 1),
                    rates(sums)));
        });
        return new Items<>(items, null);
    }

    private static List<RateJson> rates(Map<String, Long> sums) {
        return Rates.of(sums).entrySet().stream()
                .map(entry -> new RateJson(
                        entry.getKey(),
                        entry.getValue().part(),
                        entry.getValue().whole(),
                        entry.getValue().isEnough() ? entry.getValue().percent() : null))
                .toList();
    }

    /** One figure, or all of them. */
    @GetMapping("/measures")
    Items<Figure> figures(
            @RequestParam PlaceCode place,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @RequestParam @Nullable String measure) {
        span(from, to);
        var names = measure == null ? measures.names() : List.of(measure);
        var sums = measures.sums(names, place, from, to, null, "");
        return new Items<>(
                names.stream()
                        .map(name -> new Figure(name, sums.getOrDefault(name, 0L)))
                        .toList(),
                null);
    }

    /** By which lines acts add up to figures, and in which zone days are counted: what anybody needs to count again. */
    @GetMapping("/definitions")
    DefinitionsJson definitions() {
        return new DefinitionsJson(measures.days().getId(), measures.definitions());
    }

    /** The public acts of a district in order; {@code after} is the last number read. */
    @GetMapping("/acts")
    Items<ActJson> acts(@RequestParam PlaceCode place, @RequestParam(defaultValue = "0") long after) {
        var some = ledger.after(place.district(), after, ACTS);
        return new Items<>(
                some.stream().map(OpenApi::json).toList(),
                some.size() < ACTS ? null : String.valueOf(some.getLast().seq()));
    }

    private static ActJson json(Recorded act) {
        return new ActJson(
                act.seq(), act.at().toString(), act.kind(), act.place().value(), act.facts());
    }

    private static void span(LocalDate from, LocalDate to) {
        if (!from.isBefore(to)) {
            throw Problem.INVALID.because("from must be before to");
        }
    }
}
