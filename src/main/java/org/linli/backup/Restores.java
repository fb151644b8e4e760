package org.linli.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.backup.Manifest.Sum;
import org.linli.database.Database;
import org.linli.database.WholeTables;
import org.linli.database.WholeTables.Table;
import org.linli.kernel.FieldCipher;
import org.linli.kernel.Problem;
import org.linli.kernel.Words;
import org.linli.seal.LogCheck;
import org.linli.seal.PublicLog;
import org.linli.seal.Shredding;
import org.springframework.stereotype.Component;

/*
 * Everything that can be known is known before the first row is written: that the files are whole (each is read to its end and compared),
 * that they belong together, to this master key and to these migrations, that nobody is at work here and nothing is there. Then one
 * transaction takes all rows in, so that a restore that is killed has never been. What was erased since the backup comes back with it for
 * the moment between that commit and the replay of the shred list; nothing serves it, and should the process be killed right there, the
 * next start replays before it serves (ShreddingAtStart).
 */
/** Brings a backup back into an empty database. */
@Component
class Restores {
    private final Database database;
    private final Shredding shredding;
    private final LogCheck log;
    private final PublicLog publicLog;
    private final FieldCipher cipher;

    Restores(Database database, Shredding shredding, LogCheck log, PublicLog publicLog, FieldCipher cipher) {
        this.database = database;
        this.shredding = shredding;
        this.log = log;
        this.publicLog = publicLog;
        this.cipher = cipher;
    }

    /**
     * What was brought back.
     *
     * @param hasSecrets the details of the log came back too
     * @param destroyed subjects that had been erased since the backup and are erased again
     * @param audit of the log as it is now
     * @param fork why nothing more may be sealed
     */
    record Done(
            Manifest manifest,
            long rows,
            boolean hasSecrets,
            int destroyed,
            LogCheck.Audited audit,
            Optional<Words> fork) {}

    /**
     * What is restored.
     *
     * @param withoutSecrets goes on without what the log's leaves commit to
     * @param withOtherLogKeys goes on where this installation signs with other keys
     * @param lists shred lists kept elsewhere than in the data folder
     */
    record Request(Path file, boolean withoutSecrets, boolean withOtherLogKeys, List<Path> lists) {
        /** Everything is there. */
        static Request of(Path file) {
            return new Request(file, false, false, List.of());
        }
    }

    /** Restores a backup with its secrets, or refuses and has written nothing. */
    Done restore(Request request, Consumer<String> said) {
        demandQuiet();
        request.lists().stream()
                .filter(list -> !Files.isReadable(list))
                .findFirst()
                .ifPresent(list -> {
                    throw Problem.NOT_FOUND.because(Texts.both("backup.unreadable", list));
                });
        try (var data = new ArchiveReader(request.file());
                var secrets = secrets(request)) {
            if (!request.withOtherLogKeys() && !data.manifest().logKeys().equals(Backups.logKeys(publicLog))) {
                throw Problem.STATE.because(Texts.both("restore.other-log"));
            }
            var rows = takeIn(data, secrets, said);
            var replay = shredding.replay(request.lists());
            return new Done(data.manifest(), rows, secrets != null, replay.destroyed(), log.audit(), log.fork());
        }
    }

    private void demandQuiet() {
        if (database.isEmbedded() && !database.runsServer()) {
            throw Problem.STATE.because(Texts.both("restore.running"));
        }
    }

    private static @Nullable ArchiveReader secrets(Request request) {
        if (request.withoutSecrets()) {
            return null;
        }
        var beside = Parts.secretsOf(request.file());
        if (!Files.exists(beside)) {
            throw Problem.NOT_FOUND.because(Texts.both("restore.no-secrets", beside));
        }
        return new ArchiveReader(beside);
    }

    private long takeIn(ArchiveReader data, @Nullable ArchiveReader secrets, Consumer<String> said) {
        try (var tables = WholeTables.writing(database)) {
            var all = tables.list();
            demandFit(data.manifest(), Manifest.DATA, tables, Parts.data(all));
            if (secrets != null) {
                demandFit(secrets.manifest(), Manifest.SECRETS, tables, Parts.secrets(all));
                if (!secrets.manifest().id().equals(data.manifest().id())) {
                    throw Problem.INVALID.because(Texts.both("restore.strangers"));
                }
            }
            demandEmpty(tables, all);
            data.manifest().tables().forEach(data::check);
            if (secrets != null) {
                secrets.manifest().tables().forEach(secrets::check);
            }
            said.accept(Texts.both("restore.checked"));
            var rows = load(tables, Parts.data(all), data, said);
            if (secrets != null) {
                rows += load(tables, Parts.secrets(all), secrets, said);
            } else {
                said.accept(Texts.both("restore.lost", shredding.loseAll(tables.connection())));
            }
            tables.commit();
            all.forEach(tables::analyze);
            tables.commit();
            return rows;
        }
    }

    private void demandFit(Manifest manifest, String part, WholeTables tables, List<Table> here) {
        if (!manifest.format().equals(Manifest.FORMAT) || !manifest.part().equals(part)) {
            throw Problem.INVALID.because(Texts.both("restore.other-format", manifest.format(), manifest.part()));
        }
        if (!manifest.masterKey().equals(Backups.fingerprint(cipher))) {
            throw Problem.STATE.because(Texts.both("restore.other-key", manifest.masterKey()));
        }
        var ours = tables.migrations();
        if (!manifest.migrations().equals(ours)) {
            throw Problem.STATE.because(Texts.both(
                    isOlder(manifest.migrations(), ours) ? "restore.older" : "restore.newer",
                    manifest.linli(),
                    differences(manifest.migrations(), ours)));
        }
        if (!shapes(manifest.tables().stream().collect(Collectors.toMap(Sum::name, Sum::columns)))
                .equals(shapes(here.stream().collect(Collectors.toMap(Table::name, Table::columns))))) {
            throw Problem.STATE.because(Texts.both("restore.other-tables"));
        }
    }

    private static Map<String, List<String>> shapes(Map<String, List<String>> columns) {
        return new TreeMap<>(columns);
    }

    /** Whether all that was migrated there was migrated here too. */
    private static boolean isOlder(Map<String, List<String>> there, Map<String, List<String>> here) {
        return there.entrySet().stream()
                .allMatch(
                        module -> here.getOrDefault(module.getKey(), List.of()).containsAll(module.getValue()));
    }

    private static String differences(Map<String, List<String>> there, Map<String, List<String>> here) {
        var modules = new HashSet<>(there.keySet());
        modules.addAll(here.keySet());
        return modules.stream()
                .filter(module -> !there.getOrDefault(module, List.of()).equals(here.getOrDefault(module, List.of())))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static void demandEmpty(WholeTables tables, List<Table> all) {
        for (var table : all) {
            tables.lock(table);
            if (!Parts.isBegun(table) && !Parts.isPassing(table) && !tables.isEmpty(table)) {
                throw Problem.STATE.because(Texts.both("restore.not-empty", table.name()));
            }
        }
    }

    private static long load(WholeTables tables, List<Table> some, ArchiveReader archive, Consumer<String> said) {
        var sums = archive.manifest().tables().stream().collect(Collectors.toMap(Sum::name, Function.identity()));
        var rows = 0L;
        for (var table : some) {
            var sum = Objects.requireNonNull(sums.get(table.name()));
            if (Parts.isBegun(table)) {
                tables.clear(table);
            }
            archive.read(sum, in -> tables.copyIn(table, in));
            rows += sum.rows();
            if (sum.rows() > 0) {
                said.accept("%s %,d".formatted(sum.name(), sum.rows()));
            }
        }
        return rows;
    }
}
