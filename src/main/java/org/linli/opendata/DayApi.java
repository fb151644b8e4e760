package org.linli.opendata;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.measures.Measures;
import org.linli.seal.PublicLog;
import org.linli.tlog.Hash;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Open data by the day, for programs. */
@RestController
@RequestMapping("/api/v1/open/days")
class DayApi {
    private static final int DAYS = 100;
    private static final int BATCH = 4_096;
    private static final String FOREVER = "max-age=31536000, public, immutable"; // a day that is over never changes

    private final Days days;
    private final PublicLog log;
    private final Measures measures;
    private final JsonMapper json;

    DayApi(Days days, PublicLog log, Measures measures, JsonMapper json) {
        this.days = days;
        this.log = log;
        this.measures = measures;
        this.json = json;
    }

    record DayJson(LocalDate day, long from, long to) {}

    record Items<T>(List<T> items, @Nullable String next) {}

    /** {@code peaks} as base64, the largest tree first. */
    record ProofJson(LocalDate day, String origin, long from, long to, List<String> peaks, String checkpoint) {}

    record LeafJson(long index, String entry) {}

    /** Days that are over, newest first; {@code next} is the {@code before} of the next page. */
    @GetMapping
    Items<DayJson> list(@RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate before) {
        var end = before == null ? days.today() : before;
        var some = days.list(end, DAYS);
        return new Items<>(
                some.stream()
                        .map(day -> new DayJson(
                                day.day(), day.stretch().from(), day.stretch().to()))
                        .toList(),
                some.isEmpty() ? null : end.minusDays(DAYS).toString());
    }

    /** What proves that the day's leaves are in the log: added to the peaks, they give the signed head. */
    @GetMapping("/{day}/proof")
    ResponseEntity<ProofJson> proof(@PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate day) {
        var stretch = days.get(day).stretch();
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, FOREVER)
                .body(new ProofJson(
                        day,
                        log.origin(),
                        stretch.from(),
                        stretch.to(),
                        stretch.peaks().stream().map(Hash::base64).toList(),
                        stretch.head()));
    }

    /** The day's leaves, a JSON object a line: {@code index}, {@code entry}. */
    @GetMapping("/{day}/leaves")
    void leaves(@PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate day, HttpServletResponse response)
            throws IOException {
        var stretch = days.get(day).stretch();
        response.setContentType("application/jsonl");
        response.setHeader(HttpHeaders.CACHE_CONTROL, FOREVER);
        var out = response.getOutputStream();
        for (var at = stretch.from(); at < stretch.to(); ) {
            for (var entry : log.entries(at, (int) Math.min(BATCH, stretch.to() - at))) {
                out.write((json.writeValueAsString(new LeafJson(at, entry)) + "\n").getBytes(StandardCharsets.UTF_8));
                at++;
            }
        }
    }

    /** The figures of the day as they stand now, as CSV; a later act may still add to them (a rating on the day of the answer). */
    @GetMapping("/{day}/measures.csv")
    void measures(@PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate day, HttpServletResponse response)
            throws IOException {
        days.get(day);
        response.setContentType("text/csv; charset=utf-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        var out = response.getWriter();
        out.print("day,measure,place,unit,category,value\r\n");
        for (var district : measures.districts()) {
            measures.day(
                    district,
                    day,
                    figure -> out.print("%s,%s,%s,%s,%s,%d\r\n"
                            .formatted(
                                    day,
                                    figure.measure(),
                                    figure.place(),
                                    figure.unit() == null ? "" : figure.unit(),
                                    figure.category(),
                                    figure.value())));
        }
    }
}
