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
import java.util.Objects;
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
            @Nullable String percent,
            RestJson without) {}

    /** The same rate without what a review left out. */
    record RestJson(
            long numerator, long denominator, @Nullable String percent) {}

    record Group(@Nullable UUID unit, @Nullable String month, List<RateJson> rates) {}

    record Items<T>(List<T> items, @Nullable String next) {}

    /** A figure; {@code value} is absent where it is discreet and too small to be published. */
    record Figure(String measure, @Nullable Long value) {}

    record DefinitionsJson(String zone, List<Definition> lines) {}

    /** An act; a discreet one shows its kind alone. */
    record ActJson(
            long seq,
            @Nullable String at,
            String kind,
            @Nullable String place,
            @Nullable JsonNode facts) {}

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
        var without = Rates.without(sums);
        return Rates.of(sums).entrySet().stream()
                .map(entry -> new RateJson(
                        entry.getKey(),
                        entry.getValue().part(),
                        entry.getValue().whole(),
                        percent(entry.getValue()),
                        rest(Objects.requireNonNull(without.get(entry.getKey())))))
                .toList();
    }

    private static RestJson rest(Rate rate) {
        return new RestJson(rate.part(), rate.whole(), percent(rate));
    }

    private static @Nullable String percent(Rate rate) {
        return rate.isEnough() ? rate.percent() : null;
    }

    /** One figure, or all of them; discreet ones for whole months and communities only, and not where they are small. */
    @GetMapping("/measures")
    Items<Figure> figures(
            @RequestParam PlaceCode place,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @RequestParam @Nullable String measure) {
        span(from, to);
        if (measure != null && measures.isDiscreet(measure) && !Discretion.isWhole(from, to)) {
            throw Problem.INVALID.because(
                    measure + " is published by the month: from and to must be first days of months");
        }
        var names = measure == null ? measures.names() : List.of(measure);
        var sums = measures.sums(names, place.upTo(PlaceCode.COMMUNITY), from, to, null, "");
        return new Items<>(
                names.stream()
                        .filter(name -> Discretion.isWhole(from, to) || !measures.isDiscreet(name))
                        .map(name -> figure(name, sums.getOrDefault(name, 0L)))
                        .toList(),
                null);
    }

    private Figure figure(String measure, long value) {
        return new Figure(measure, measures.isDiscreet(measure) ? Discretion.published(value) : Long.valueOf(value));
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
                some.stream().map(this::json).toList(),
                some.size() < ACTS ? null : String.valueOf(some.getLast().seq()));
    }

    private ActJson json(Recorded act) {
        if (ledger.shape(act.kind()).hides(act)) {
            return new ActJson(act.seq(), null, act.kind(), null, null);
        }
        return new ActJson(
                act.seq(), act.at().toString(), act.kind(), act.place().value(), act.facts());
    }

    private static void span(LocalDate from, LocalDate to) {
        if (!from.isBefore(to)) {
            throw Problem.INVALID.because("from must be before to");
        }
    }
}
