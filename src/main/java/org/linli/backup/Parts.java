package org.linli.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.linli.database.WholeTables.Table;

/** Which table goes where. */
final class Parts {
    /** What the leaves of the public log commit to: a file of its own, which is kept for a shorter time. */
    private static final Set<String> SECRET = Set.of("seal.secret");

    /** What lives for minutes or hours and nobody misses: sessions, paces, codes under way, answers kept for a repeated request. */
    private static final Set<String> PASSING = Set.of(
            "signin.session", "signin.session_attributes", "pace.pace", "codes.phone_code", "matters.intake_key");

    /** What an empty database may hold already: migrations and the first start put it there. */
    private static final Set<String> BEGUN = Set.of("seal.head", "seal.shredded", "catalogue.category");

    private Parts() {}

    static List<Table> data(List<Table> all) {
        return all.stream()
                .filter(table -> !SECRET.contains(table.name()) && !PASSING.contains(table.name()))
                .toList();
    }

    static List<Table> secrets(List<Table> all) {
        return all.stream().filter(table -> SECRET.contains(table.name())).toList();
    }

    static boolean isBegun(Table table) {
        return BEGUN.contains(table.name());
    }

    static boolean isPassing(Table table) {
        return PASSING.contains(table.name());
    }

    /** Where the secrets that belong to a backup lie. */
    static Path secretsOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".secrets");
    }
}
