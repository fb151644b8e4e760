package org.linli.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Where tables come in and go out: a page for each register with its template, its upload and its export. */
@Controller
@RequestMapping("/desk/tables")
class TablePages {
    static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int RUNS = 20;

    private final Tables tables;
    private final Imports imports;
    private final Exports exports;
    private final Workbooks workbooks;
    private final Places places;

    TablePages(Tables tables, Imports imports, Exports exports, Workbooks workbooks, Places places) {
        this.tables = tables;
        this.imports = imports;
        this.exports = exports;
        this.workbooks = workbooks;
        this.places = places;
    }

    /** The registers that one may bring or take, and what one brought. */
    record TablesPage(List<Entry> tables, List<Run> runs) {}

    /** A register among them. */
    record Entry(String what, boolean mayBring, boolean mayTake) {}

    /**
     * A register's page.
     *
     * @param within where the export begins
     * @param spots places to choose from
     * @param wrong message keys by field
     */
    record TablePage(
            Entry entry,
            List<Column> columns,
            List<String> asked,
            PlaceCode within,
            List<Place> spots,
            String purpose,
            Map<String, String> wrong) {}

    @GetMapping
    ModelAndView all(Staff staff) {
        var entries = tables.all().stream()
                .map(table -> entry(staff, table))
                .filter(entry -> entry.mayBring() || entry.mayTake())
                .toList();
        if (entries.isEmpty()) {
            throw Problem.FORBIDDEN.because("no post in force lets tables in or out");
        }
        return Pages.page("exchange/tables", new TablesPage(entries, imports.list(staff, RUNS)));
    }

    private Entry entry(Staff staff, Table table) {
        return new Entry(table.what(), tables.mayBring(staff, table), tables.mayTake(staff, table));
    }

    @GetMapping("/{what:people|organisations|posts|places}")
    ModelAndView one(
            Staff staff, @PathVariable String what, @RequestParam(required = false) @Nullable PlaceCode place) {
        return page(staff, tables.get(what), place, "", Map.of(), 200);
    }

    private ModelAndView page(
            Staff staff,
            Table table,
            @Nullable PlaceCode place,
            String purpose,
            Map<String, String> wrong,
            int status) {
        var entry = entry(staff, table);
        if (!entry.mayBring() && !entry.mayTake()) {
            throw Problem.FORBIDDEN.because("no post in force lets " + table.what() + " in or out");
        }
        var spots = entry.mayTake() ? spots(staff, table) : List.<Place>of();
        var within = place != null
                ? place
                : spots.isEmpty() ? staff.district().place() : spots.getFirst().code();
        return Pages.page(
                "exchange/table",
                new TablePage(entry, tables.columns(table), table.asked(), within, spots, purpose, wrong),
                status);
    }

    /** The places that an export can begin at: those of the posts, and those right below. */
    private List<Place> spots(Staff staff, Table table) {
        return tables.taking(staff, table).scope().places().stream()
                .flatMap(root ->
                        java.util.stream.Stream.concat(places.find(root).stream(), places.children(root, 200).stream()))
                .distinct()
                .toList();
    }

    @GetMapping("/{what:people|organisations|posts|places}/template.xlsx")
    void template(Staff staff, @PathVariable String what, Lang lang, HttpServletResponse response) throws IOException {
        var table = tables.get(what);
        tables.bringing(staff, table);
        attach(response, EXCEL, "linli-" + what + "-template.xlsx");
        workbooks.template(staff, table, lang, response.getOutputStream());
    }

    static void attach(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("Cache-Control", "no-store");
    }

    @PostMapping("/{what:people|organisations|posts|places}")
    ModelAndView receive(Staff staff, @PathVariable String what, @RequestParam MultipartFile file) throws IOException {
        var table = tables.get(what);
        var name = file.getOriginalFilename();
        if (file.isEmpty() || name == null || name.isBlank()) {
            return page(staff, table, null, "", Map.of("file", "exchange.wrong.none"), 422);
        }
        try (var content = file.getInputStream()) {
            return Pages.see("/desk/tables/runs/" + imports.receive(staff, table, name, content));
        } catch (ProblemException e) {
            if (!e.fields().containsKey("file")) {
                throw e;
            }
            return page(staff, table, null, "", e.fields(), e.problem().status());
        }
    }

    /** Sent, not linked to: what it is for stands in no address. */
    @PostMapping("/{what:people|organisations|posts|places}/export")
    @Nullable
    ModelAndView export(
            Staff staff,
            @PathVariable String what,
            @RequestParam PlaceCode place,
            @RequestParam(defaultValue = "") List<String> item,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "xlsx") String as,
            Lang lang,
            HttpServletResponse response)
            throws IOException {
        var table = tables.get(what);
        var csv = as.equals("csv");
        var order = new Exports.Order(table, place, exports.items(table, item), purpose, csv, lang);
        try {
            var file = exports.write(staff, order).file();
            try {
                attach(
                        response,
                        csv ? "text/csv; charset=utf-8" : EXCEL,
                        "linli-" + what + "-" + place + (csv ? ".csv" : ".xlsx"));
                Files.copy(file, response.getOutputStream());
            } finally {
                Files.deleteIfExists(file);
            }
            return null;
        } catch (ProblemException e) {
            if (!e.fields().containsKey("purpose")) {
                throw e;
            }
            return page(staff, table, place, purpose, e.fields(), e.problem().status());
        }
    }
}
