package org.linli.catalogue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.linli.kernel.Limit;
import org.linli.kernel.Words;

/** Reads the catalogue that ships with the product: {@code catalogue/<year>.csv} and {@code catalogue/units.csv}. */
final class CatalogueFiles {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private CatalogueFiles() {}

    static Catalogue read(int year) {
        var groups = new ArrayList<Catalogue.Group>();
        var categories = new ArrayList<Category>();
        for (var row : rows("/catalogue/" + year + ".csv")) {
            if (row.get("level").isEmpty()) {
                groups.add(new Catalogue.Group(row.get("code"), row.get("parent"), words(row)));
            } else {
                categories.add(category(row));
            }
        }
        return new Catalogue(year, groups, categories, functions());
    }

    static List<Catalogue.Function> functions() {
        return rows("/catalogue/units.csv").stream()
                .map(row -> new Catalogue.Function(row.get("code"), words(row), Level.of(row.get("level"))))
                .toList();
    }

    private static Category category(CSVRecord row) {
        return new Category(
                row.get("code"),
                row.get("parent"),
                words(row),
                keywords(row.get("keywords")),
                kind(row.get("kind")),
                Level.of(row.get("level")),
                row.get("unit"),
                Limit.parse(row.get("limit")),
                Limit.parse(row.get("first")),
                row.get("urgent").equals("yes"));
    }

    private static Kind kind(String cell) {
        return cell.isEmpty() ? Kind.APPEAL : Kind.find(cell).orElseThrow();
    }

    static List<String> keywords(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split("\\|"));
    }

    private static Words words(CSVRecord row) {
        return new Words(row.get("zh"), row.get("en"));
    }

    private static List<CSVRecord> rows(String file) {
        var stream = CatalogueFiles.class.getResourceAsStream(file);
        if (stream == null) {
            throw new IllegalStateException("missing " + file);
        }
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
                var parser = FORMAT.parse(reader)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
