package org.linli.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.access.Staff;
import org.linli.exchange.Run.State;
import org.linli.kernel.Lang;
import org.linli.kernel.Problem;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** A table that comes in, from its preview to its result and its undoing. */
@Controller
@RequestMapping("/desk/tables/runs/{id}")
class RunPages {
    private static final int REFUSALS = 100;

    private final Imports imports;
    private final RunStore runs;
    private final RowStore rows;
    private final TraceStore traces;
    private final Samples samples;
    private final Tables tables;
    private final RefusedRows refused;
    private final Clock clock;

    RunPages(
            Imports imports,
            RunStore runs,
            RowStore rows,
            TraceStore traces,
            Samples samples,
            Tables tables,
            RefusedRows refused,
            Clock clock) {
        this.imports = imports;
        this.runs = runs;
        this.rows = rows;
        this.traces = traces;
        this.samples = samples;
        this.tables = tables;
        this.refused = refused;
        this.clock = clock;
    }

    /** A row that was not taken, with why. */
    record Refused(long row, String why) {}

    /** A row that adds or changes something; {@code columns} by name, empty where it adds. */
    record Changed(long row, String subject, String columns) {}

    /**
     * The run's page.
     *
     * @param kept message keys of why records stay after an undoing, by row
     */
    record RunPage(Run run, List<Changed> changes, List<Refused> refusals, Map<Long, String> kept, Instant now) {
        /** What part of the pass is done, in percent. */
        long percent() {
            return whole() == 0 ? 0 : Math.min(100, part() * 100 / whole());
        }

        /** How many seconds the pass will still take; -1 where nobody knows. */
        long seconds() {
            if (run.beganAt() == null
                    || part() == 0
                    || whole() == 0
                    || !run.state().isMoving()) {
                return -1;
            }
            var so = Duration.between(run.beganAt(), now).toMillis();
            return so * Math.max(0, whole() - part()) / part() / 1_000;
        }

        /** Whether anybody knows how much there is to do. */
        boolean isMeasured() {
            return whole() > 0;
        }

        private long part() {
            return run.state() == State.UNDOING
                    ? run.counts().undone() + run.counts().kept()
                    : run.done();
        }

        private long whole() {
            return run.state() == State.UNDOING
                    ? run.counts().added() + run.counts().changed()
                    : run.total();
        }
    }

    @GetMapping
    ModelAndView show(Staff staff, @PathVariable UUID id, Lang lang) {
        return Pages.page("exchange/run", page(imports.get(staff, id), lang));
    }

    /** The same without what stands around it, for the page to swap while work goes on. */
    @GetMapping("/progress")
    ModelAndView progress(Staff staff, @PathVariable UUID id, Lang lang) {
        return Pages.page("exchange/run-body", page(imports.get(staff, id), lang));
    }

    private RunPage page(Run run, Lang lang) {
        var table = tables.get(run.what());
        var moving = run.state().isMoving();
        var changes = run.state() == State.READY
                ? samples.open(run.id(), runs.sample(run.district(), run.id()))
                : List.<Samples.Change>of();
        var refusals = moving ? List.<RowStore.Refusal>of() : rows.refusals(run.district(), run.id(), 0, REFUSALS);
        return new RunPage(
                run,
                changes.stream()
                        .map(change ->
                                new Changed(change.row(), change.subject(), named(table, change.columns(), lang)))
                        .toList(),
                refusals.stream()
                        .map(refusal -> new Refused(refusal.row(), refused.why(table, refusal.wrong(), lang)))
                        .toList(),
                run.state() == State.UNDONE ? traces.kept(run.district(), run.id(), REFUSALS) : Map.of(),
                clock.instant());
    }

    private String named(Table table, List<String> keys, Lang lang) {
        return String.join(
                lang == Lang.ZH ? "、" : ", ",
                tables.columns(table).stream()
                        .filter(column -> keys.contains(column.key()))
                        .map(column -> column.name().in(lang))
                        .toList());
    }

    @PostMapping("/confirm")
    ModelAndView confirm(Staff staff, @PathVariable UUID id) {
        imports.confirm(staff, id);
        return back(id);
    }

    @PostMapping("/drop")
    ModelAndView drop(Staff staff, @PathVariable UUID id) {
        imports.drop(staff, id);
        return back(id);
    }

    @PostMapping("/stop")
    ModelAndView stop(Staff staff, @PathVariable UUID id) {
        imports.stop(staff, id);
        return back(id);
    }

    @PostMapping("/go-on")
    ModelAndView goOn(Staff staff, @PathVariable UUID id) {
        imports.goOn(staff, id);
        return back(id);
    }

    @PostMapping("/undo")
    ModelAndView undo(Staff staff, @PathVariable UUID id) {
        imports.undo(staff, id);
        return back(id);
    }

    private static ModelAndView back(UUID id) {
        return Pages.see("/desk/tables/runs/" + id);
    }

    /** The rows that were not taken, each with its reason, to be mended and loaded again. */
    @GetMapping("/refused.xlsx")
    void refused(Staff staff, @PathVariable UUID id, Lang lang, HttpServletResponse response) throws IOException {
        var run = imports.get(staff, id);
        if (!run.stored() || run.counts().refused() == 0) {
            throw Problem.NOT_FOUND.because("no refused rows of " + id);
        }
        TablePages.attach(response, TablePages.EXCEL, "linli-" + run.what() + "-refused.xlsx");
        refused.write(run, lang, response.getOutputStream());
    }
}
