package org.linli.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.linli.backup.Manifest.Sum;
import org.linli.database.Database;
import org.linli.database.WholeTables;
import org.linli.database.WholeTables.Table;
import org.linli.kernel.District;
import org.linli.kernel.FieldCipher;
import org.linli.kernel.Ids;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.linli.seal.PublicLog;
import org.linli.seal.Shredding;
import org.linli.tlog.VerifierKey;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/*
 * One transaction sees everything as of one moment, however long it takes and whatever is written meanwhile. Rows stream from the server
 * into the files, so that size costs time and disk and no memory. Both files are drafts until they are whole and on disk; the secrets
 * get their name first, so that a backup that has its name has its secrets beside it.
 */
/** Writes everything into a file, and what the public log commits to into a second one. */
@Component
class Backups {
    private static final int FINGERPRINT = 8; // bytes

    private final Database database;
    private final Ledger ledger;
    private final Shredding shredding;
    private final PublicLog publicLog;
    private final FieldCipher cipher;
    private final BuildProperties build;
    private final BackupLog log;
    private final Clock clock;

    Backups(
            Database database,
            Ledger ledger,
            Shredding shredding,
            PublicLog publicLog,
            FieldCipher cipher,
            BuildProperties build,
            BackupLog log,
            Clock clock) {
        this.database = database;
        this.ledger = ledger;
        this.shredding = shredding;
        this.publicLog = publicLog;
        this.cipher = cipher;
        this.build = build;
        this.log = log;
        this.clock = clock;
    }

    /** What was written. */
    record Done(Path file, Path secrets, int tables, long rows, long bytes, long secretRows) {}

    /** Writes {@code file} and the secrets beside it; refuses where one of them is there. Says each table that has rows. */
    Done write(Path file, Consumer<String> said) throws IOException {
        var secrets = Parts.secretsOf(file);
        for (var taken : List.of(file, secrets)) {
            if (Files.exists(taken)) {
                throw Problem.STATE.because(Texts.both("backup.exists", taken));
            }
        }
        shredding.replay(List.of());
        try (var tables = WholeTables.reading(database);
                var data = new ArchiveWriter(draft(file));
                var kept = new ArchiveWriter(draft(secrets))) {
            var hidden = tables.hidden();
            if (!hidden.isEmpty()) {
                throw Problem.STATE.because(Texts.both("backup.hidden", String.join(", ", hidden)));
            }
            var id = Ids.random(16);
            var all = tables.list();
            var secretSums = copy(tables, Parts.secrets(all), kept, said);
            var sums = copy(tables, Parts.data(all), data, said);
            kept.finish(manifest(id, Manifest.SECRETS, tables, secretSums));
            var manifest = manifest(id, Manifest.DATA, tables, sums);
            data.finish(manifest);
            Files.move(draft(secrets), secrets, StandardCopyOption.ATOMIC_MOVE);
            Files.move(draft(file), file, StandardCopyOption.ATOMIC_MOVE);
            log.add(clock.instant(), file);
            return new Done(
                    file,
                    secrets,
                    sums.size() + secretSums.size(),
                    manifest.rows(),
                    Files.size(file) + Files.size(secrets),
                    secretSums.stream().mapToLong(Sum::rows).sum());
        }
    }

    private static Path draft(Path file) {
        return file.resolveSibling(file.getFileName() + ".draft");
    }

    private static List<Sum> copy(WholeTables tables, List<Table> some, ArchiveWriter archive, Consumer<String> said)
            throws IOException {
        var sums = new ArrayList<Sum>();
        for (var table : some) {
            var sum = archive.add(table, out -> tables.copyOut(table, out));
            sums.add(sum);
            if (sum.rows() > 0) {
                said.accept("%s %,d".formatted(sum.name(), sum.rows()));
            }
        }
        return sums;
    }

    private Manifest manifest(String id, String part, WholeTables tables, List<Sum> sums) {
        return new Manifest(
                Manifest.FORMAT,
                id,
                part,
                clock.instant().toString(),
                String.valueOf(build.getVersion()),
                tables.version(),
                fingerprint(cipher),
                logKeys(publicLog),
                ledger.districts().stream().map(District::value).toList(),
                tables.migrations(),
                sums);
    }

    static List<String> logKeys(PublicLog log) {
        return log.verifiers().stream().map(VerifierKey::toString).toList();
    }

    /** Tells one master key from another and says nothing about either. */
    static String fingerprint(FieldCipher cipher) {
        return HexFormat.of().formatHex(cipher.blindIndex("linli/backup", "master key"), 0, FINGERPRINT);
    }
}
