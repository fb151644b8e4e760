package org.linli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Reads the SQL of every store: who writes where, and whether each write names its district. */
class SqlTests {
    private static final Path SOURCES = Path.of("src/main/java/org/linli");
    private static final Pattern TEXT = Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern WRITES =
            Pattern.compile("\\b(?:insert\\s+into|update|delete\\s+from|truncate|copy)\\s+([a-z]+)\\.([a-z_]+)");
    private static final Pattern READS = Pattern.compile("\\b(?:from|join)\\s+([a-z]+)\\.([a-z_]+)");

    /** What a module publishes for others to read. */
    private static final Set<String> PUBLISHED = Set.of("ledger.act", "places.tree");

    private record Statement(String module, Path file, String sql) {}

    private static List<Statement> statements() throws IOException {
        var found = new ArrayList<Statement>();
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                var module = SOURCES.relativize(file).getName(0).toString();
                var texts = TEXT.matcher(Files.readString(file));
                while (texts.find()) {
                    var sql = (texts.group(1) != null ? texts.group(1) : texts.group(2)).toLowerCase(Locale.ROOT);
                    if (WRITES.matcher(sql).find() || READS.matcher(sql).find()) {
                        found.add(new Statement(module, file, sql));
                    }
                }
            }
        }
        return found;
    }

    @Test
    void aModuleWritesItsOwnSchemaOnlyAndReadsOthersOnlyWherePublished() throws IOException {
        var foreign = new ArrayList<String>();
        for (var statement : statements()) {
            var writes = WRITES.matcher(statement.sql());
            while (writes.find()) {
                if (!writes.group(1).equals(statement.module())) {
                    foreign.add(statement.file() + " writes " + writes.group(1) + "." + writes.group(2));
                }
            }
            var reads = READS.matcher(statement.sql());
            while (reads.find()) {
                var relation = reads.group(1) + "." + reads.group(2);
                if (!reads.group(1).equals(statement.module()) && !PUBLISHED.contains(relation)) {
                    foreign.add(statement.file() + " reads " + relation);
                }
            }
        }
        assertThat(foreign).isEmpty();
        assertThat(statements()).hasSizeGreaterThan(20);
    }

    /** What a distributed database asks of every statement that writes or locks. */
    @Test
    void everyWriteAndEveryLockNamesItsDistrict() throws IOException {
        var nameless = statements().stream()
                .filter(s -> WRITES.matcher(s.sql()).find() || s.sql().contains("for update"))
                .filter(s -> !s.sql().contains("district"))
                .map(s -> s.file() + ": " + s.sql().strip())
                .toList();
        assertThat(nameless).isEmpty();
    }

    @Test
    void everyTableOfAModuleHasItsDistrictFirstInTheKey() throws IOException {
        var wrong = new ArrayList<String>();
        var tables = Pattern.compile("create (?:unlogged )?table ([a-z.]+) \\((.*?)\\n\\)", Pattern.DOTALL);
        try (var files = Files.walk(Path.of("src/main/resources/db/migration"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".sql")).toList()) {
                var table = tables.matcher(Files.readString(file).toLowerCase(Locale.ROOT));
                while (table.find()) {
                    var reference = table.group(2).contains("-- reference");
                    if (!reference
                            && !table.group(2)
                                    .matches(
                                            "(?s).*(primary key \\(district|district\\s+[a-z()0-9]+\\s+(not null )?primary key).*")) {
                        wrong.add(table.group(1));
                    }
                }
            }
        }
        // spring-session's own tables: its statements know no district, and its keys are random
        wrong.removeIf(name -> name.startsWith("access.session")); // moved to signin since
        assertThat(wrong).isEmpty();
    }
}
