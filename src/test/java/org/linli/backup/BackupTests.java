package org.linli.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.linli.Linli;
import org.linli.LinliTest;
import org.linli.backup.Restores.Request;
import org.linli.database.Database;
import org.linli.database.FreshDatabase;
import org.linli.database.WholeTables;
import org.linli.kernel.FieldCipher;
import org.linli.kernel.Lang;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.kernel.Settings;
import org.linli.ledger.Ledger;
import org.linli.matters.Draft;
import org.linli.matters.Intake;
import org.linli.matters.Matters;
import org.linli.matters.World;
import org.linli.people.People;
import org.linli.people.PersonErasure;
import org.linli.people.PersonId;
import org.linli.seal.LogCheck;
import org.linli.seal.PublicLog;
import org.linli.seal.Shredding;
import org.linli.tlog.TlogProof;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One installation and its end: it is backed up, goes on for a while (somebody has their words erased), is lost, and is brought back on
 * another database, beside the keys and lists that were kept.
 */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupTests {
    private static final String HERE = "990081";
    private static final String WORDS = "三单元的路灯不亮，晚上看不见路";
    private static final String REGRETTED = "楼下有人半夜唱歌，请不要说是我说的";

    private final Path server;
    private final PublicLog elsewhere; // another installation's
    private final Map<String, Long> rows = new TreeMap<>();
    private final Map<String, Long> begun = new TreeMap<>();
    private Intake.Received kept;
    private Intake.Received erased;
    private PersonId gone;
    private PersonId there;
    private List<PublicLog.Proof> proofs;
    private ConfigurableApplicationContext source;
    private ConfigurableApplicationContext target;

    @TempDir
    static Path home = Path.of("");

    BackupTests(Settings settings, PublicLog elsewhere) {
        this.server = settings.data();
        this.elsewhere = elsewhere;
    }

    private static Path file() {
        return home.resolve("monday.linli");
    }

    private static ConfigurableApplicationContext start(Path data, Map<String, Object> database) {
        var properties = new HashMap<>(database);
        properties.put("LINLI_DATA", data.toString());
        properties.put("LINLI_SCENARIO", "none");
        properties.put("spring.datasource.hikari.maximum-pool-size", 4);
        return new SpringApplicationBuilder(Linli.class)
                .web(WebApplicationType.NONE)
                .profiles("command")
                .properties(properties)
                .run();
    }

    @BeforeAll
    void liveBackUpAndGoOn() throws Exception {
        source = start(home.resolve("data"), FreshDatabase.make(server, "backup_source"));
        var matters = source.getBean(Matters.class);
        var cast = source.getBean(World.class).build(HERE);
        kept = (Intake.Received) matters.receive(Draft.of(cast.estate(), WORDS), null);
        erased = (Intake.Received) matters.receive(Draft.of(cast.estate(), REGRETTED), null);
        matters.withdraw(erased.receipt(), null);
        gone = source.getBean(People.class).add(cast.district(), "李不留", "13800000001", null, Lang.ZH);
        there = source.getBean(People.class).add(cast.district(), "王留下", "13800000002", null, Lang.ZH);
        source.getBean(Ledger.class).drain();
        proofs = matters.proofs(kept.receipt());

        var out = new StringWriter();
        assertThat(command(new BackupCommand(), source, out, file().toString())).isZero();
        assertThat(out.toString()).contains("matters.matter 2", "monday.linli.secrets", "master.key");
        count(source, rows);

        matters.erase(erased.receipt());
        source.getBean(PersonErasure.class).erase(cast.district(), gone);
        matters.receive(Draft.of(cast.estate(), "这一件会丢"), null);
        source.getBean(Ledger.class).drain();
        target = start(home.resolve("data"), FreshDatabase.make(server, "backup_target"));
        count(target, begun);
    }

    @AfterAll
    void end() {
        source.close();
        target.close();
    }

    private static int command(
            org.linli.kernel.DataCommand command,
            ConfigurableApplicationContext context,
            StringWriter out,
            String... arguments)
            throws Exception {
        new picocli.CommandLine(command).parseArgs(arguments);
        return command.run(context, new PrintWriter(out, true));
    }

    private static void count(ConfigurableApplicationContext context, Map<String, Long> counts) {
        try (var tables = WholeTables.reading(context.getBean(Database.class))) {
            for (var table : tables.list()) {
                counts.put(table.name(), tables.copyOut(table, java.io.OutputStream.nullOutputStream()));
            }
        }
    }

    private Restores restores() {
        return target.getBean(Restores.class);
    }

    private void assertNothingWasWritten() {
        var counts = new TreeMap<String, Long>();
        count(target, counts);
        assertThat(counts).isEqualTo(begun);
    }

    @Test
    @Order(1)
    void whatIsBackedUpIsEveryTableOfEveryModuleButWhatPasses() {
        try (var data = new ArchiveReader(file());
                var secrets = new ArchiveReader(Parts.secretsOf(file()))) {
            var found = new TreeMap<String, Long>();
            data.manifest().tables().forEach(sum -> found.put(sum.name(), sum.rows()));
            assertThat(found).doesNotContainKey("seal.secret").doesNotContainKey("signin.session");
            secrets.manifest().tables().forEach(sum -> found.put(sum.name(), sum.rows()));
            var passing = List.of(
                    "signin.session",
                    "signin.session_attributes",
                    "pace.pace",
                    "codes.phone_code",
                    "matters.intake_key");
            assertThat(rows.keySet()).containsAll(passing);
            var expected = new TreeMap<>(rows);
            expected.keySet().removeAll(passing);
            assertThat(found).isEqualTo(expected);
            assertThat(found.get("seal.secret")).isPositive();
            assertThat(data.manifest().districts()).containsExactly(HERE);
        }
    }

    @Test
    @Order(1)
    void theFilesAreTheirUsersAlone() throws Exception {
        for (var one : List.of(file(), Parts.secretsOf(file()))) {
            assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                    .isEqualTo("rw-------");
        }
        assertThat(home.toFile().list((folder, name) -> name.endsWith(".draft")))
                .isEmpty();
    }

    @Test
    @Order(1)
    void aBackupOverwritesNothing() throws Exception {
        var before = Files.readAllBytes(file());
        assertRefused(() -> source.getBean(Backups.class).write(file(), line -> {}), Problem.STATE, "already");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    private static void assertRefused(Callable<?> call, Problem problem, String why) {
        assertThatThrownBy(call::call).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem()).isEqualTo(problem);
            assertThat(refused).hasMessageContaining(why);
        });
    }

    /** In each file, a byte amid the rows of every table that has some, amid the manifest, and an end that is missing. */
    @Test
    @Order(2)
    void aChangedByteIsRefusedBeforeAnythingIsWritten() throws Exception {
        var damaged = home.resolve("damaged.linli");
        for (var secret : List.of(false, true)) {
            var whole = Files.readAllBytes(secret ? Parts.secretsOf(file()) : file());
            for (var at : places(secret ? Parts.secretsOf(file()) : file())) {
                Files.copy(file(), damaged, StandardCopyOption.REPLACE_EXISTING);
                Files.copy(Parts.secretsOf(file()), Parts.secretsOf(damaged), StandardCopyOption.REPLACE_EXISTING);
                var changed = whole.clone();
                changed[at] ^= 0x10;
                Files.write(secret ? Parts.secretsOf(damaged) : damaged, changed);
                assertRefused(() -> restores().restore(Request.of(damaged), line -> {}), Problem.INVALID, "not whole");
            }
            Files.write(secret ? Parts.secretsOf(damaged) : damaged, java.util.Arrays.copyOf(whole, whole.length - 99));
            assertRefused(() -> restores().restore(Request.of(damaged), line -> {}), Problem.INVALID, "not whole");
        }
        assertNothingWasWritten();
    }

    /** Somewhere in the middle of what each entry of a zip holds. */
    private static List<Integer> places(Path file) throws Exception {
        var whole = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        var places = new ArrayList<Integer>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                var local = whole.indexOf("PK\u0003\u0004"); // the first one; entries follow each other
                while (!whole.startsWith(entry.getName(), local + 30)) {
                    local = whole.indexOf("PK\u0003\u0004", local + 4);
                }
                if (entry.getSize() > 0) {
                    places.add(local + 30 + entry.getName().length() + (int) (entry.getCompressedSize() / 2));
                }
            }
        }
        assertThat(places).hasSizeGreaterThan(2);
        return places;
    }

    @Test
    @Order(2)
    void aBackupIsRefusedThatDoesNotFit() throws Exception {
        var alone = home.resolve("alone.linli");
        Files.copy(file(), alone);
        assertRefused(() -> restores().restore(Request.of(alone), line -> {}), Problem.NOT_FOUND, "--without-secrets");
        Files.copy(file(), Parts.secretsOf(alone));
        assertRefused(() -> restores().restore(Request.of(alone), line -> {}), Problem.INVALID, "no backup");
        assertRefused(
                () -> restores().restore(Request.of(home.resolve("none")), line -> {}),
                Problem.NOT_FOUND,
                "Cannot read");
        assertRefused(
                () -> restores().restore(new Request(file(), false, false, List.of(home.resolve("none"))), line -> {}),
                Problem.NOT_FOUND,
                "Cannot read");
        assertRefused(
                () -> source.getBean(Restores.class).restore(Request.of(file()), line -> {}),
                Problem.STATE,
                "only an empty one");
        assertNothingWasWritten();
    }

    @Test
    @Order(2)
    void aBackupOfOtherMigrationsIsRefused() throws Exception {
        for (var change : List.of(
                "update public.flyway_schema_history_seal set version = '7' where version = '2'",
                "delete from public.flyway_schema_history_seal where version = '2'")) {
            var why = whileChanged(target, "public.flyway_schema_history_seal", change, () -> {
                try {
                    restores().restore(Request.of(file()), line -> {});
                    return "nothing";
                } catch (ProblemException e) {
                    return e.getMessage();
                }
            });
            assertThat(why).contains("with that version's program", "seal");
        }
        assertNothingWasWritten();
    }

    @Test
    @Order(2)
    void aBackupUnderOtherKeysIsRefused() {
        var masterKey = restores(target.getBean(PublicLog.class), new FieldCipher(new byte[32]));
        assertRefused(() -> masterKey.restore(Request.of(file()), line -> {}), Problem.STATE, "another master key");
        var logKeys = restores(elsewhere, target.getBean(FieldCipher.class));
        assertRefused(() -> logKeys.restore(Request.of(file()), line -> {}), Problem.STATE, "signed with other keys");
        assertNothingWasWritten();
    }

    private Restores restores(PublicLog log, FieldCipher cipher) {
        return new Restores(
                target.getBean(Database.class),
                target.getBean(Shredding.class),
                target.getBean(LogCheck.class),
                log,
                cipher);
    }

    @Test
    @Order(3)
    void whatIsRestoredIsWhatWasThereButForWhatWasErasedSince() throws Exception {
        var out = new StringWriter();
        assertThat(command(new RestoreCommand(), target, out, file().toString()))
                .isZero();

        assertThat(out.toString()).contains("erased again: 2", "The public log holds");
        var matters = target.getBean(Matters.class);
        assertThat(matters.findByReceipt(kept.receipt()).orElseThrow().text()).isEqualTo(WORDS);
        assertThat(matters.proofs(kept.receipt())).isEqualTo(proofs);
        assertThat(target.getBean(LogCheck.class).audit().findings()).isEmpty();

        var counts = new TreeMap<String, Long>();
        count(target, counts);
        var changed = new ArrayList<String>();
        counts.forEach((table, count) -> {
            if (!count.equals(rows.get(table))) {
                changed.add(table + " " + (count - rows.getOrDefault(table, 0L)));
            }
        });
        // the act of the erasure and its line, once more; the keys of two subjects less
        assertThat(changed)
                .containsExactlyInAnyOrder("ledger.act 1", "matters.entry 1", "seal.secret -1", "seal.shredded 2");
    }

    @Test
    @Order(4)
    void whatWasErasedSinceTheBackupStaysErasedAndStillProves() {
        var matters = target.getBean(Matters.class);
        var log = target.getBean(PublicLog.class);
        var view = matters.findByReceipt(erased.receipt()).orElseThrow();

        assertThat(view.text()).contains("erased").doesNotContain(REGRETTED);
        assertThat(view.toString()).doesNotContain("半夜唱歌");
        var theirs = matters.proofs(erased.receipt());
        assertThat(theirs).hasSizeGreaterThan(1).allSatisfy(proof -> {
            assertThat(proof.detail()).isNull();
            assertThat(proof.salt()).isNull();
            TlogProof.parse(proof.proof())
                    .verified(proof.entry().getBytes(StandardCharsets.UTF_8), log.origin(), log.verifiers());
        });
        var district = new org.linli.kernel.District(HERE);
        assertThat(log.isShredded(district, erased.id().value())).isTrue();
        assertThat(target.getBean(People.class).findName(district, gone)).isEmpty();
        assertThat(target.getBean(People.class).findName(district, there)).contains("王留下");
    }

    @Test
    @Order(4)
    void aSecondReplayFindsNothingToDo() throws Exception {
        var before = target.getBean(Ledger.class).last(new org.linli.kernel.District(HERE));
        var list = Files.readString(home.resolve("data/shredded.log"));

        assertThat(target.getBean(Shredding.class).replay(List.of())).isEqualTo(new Shredding.Replay(0, 0, 2));
        assertThat(target.getBean(Ledger.class).last(new org.linli.kernel.District(HERE)))
                .isEqualTo(before);
        assertThat(home.resolve("data/shredded.log")).hasContent(list.strip());
    }

    @Test
    @Order(4)
    void whatIsThereIsNotRestoredOver() {
        assertRefused(() -> restores().restore(Request.of(file()), line -> {}), Problem.STATE, "only an empty one");
    }

    /** The act that was lost with the database had been signed: sealing on would put another one in its place. */
    @Test
    @Order(5)
    void anOlderLogThanWasSignedIsNotGrownUntilTheOperatorDecides() throws Exception {
        var ledger = target.getBean(Ledger.class);
        var log = target.getBean(LogCheck.class);
        var entries = log.audit().entries();
        assertThat(log.fork()).isPresent();
        assertThatThrownBy(ledger::drain).hasMessageContaining("nothing more is sealed");
        assertThat(log.audit().entries()).isEqualTo(entries);

        Files.move(home.resolve("data/log.checkpoint"), home.resolve("data/log.checkpoint.lost"));
        assertThat(log.fork()).isEmpty();
        ledger.drain();
        assertThat(log.audit().entries()).isGreaterThan(entries);
        assertThat(log.audit().findings()).isEmpty();
        assertThat(home.resolve("data/log.checkpoint")).isNotEmptyFile();
    }

    @Test
    @Order(6)
    void withoutTheSecretsTheLogStillProvesAndGoesOn() throws Exception {
        var data = home.resolve("bare");
        Files.createDirectories(data);
        for (var key : List.of("master.key", "log.key", "log-ml-dsa.key")) {
            Files.copy(home.resolve("data").resolve(key), data.resolve(key));
        }
        try (var bare = start(data, FreshDatabase.make(server, "backup_bare"))) {
            var lists = List.of(home.resolve("data/shredded.log"));
            var done = bare.getBean(Restores.class).restore(new Request(file(), true, false, lists), line -> {});
            assertThat(done.destroyed()).isEqualTo(2);

            var matters = bare.getBean(Matters.class);
            matters.withdraw(kept.receipt(), "后来又亮了");
            bare.getBean(Ledger.class).drain();
            assertThat(matters.proofs(kept.receipt()))
                    .hasSize(proofs.size() + 1)
                    .allSatisfy(proof -> {
                        assertThat(proof.detail()).isNull();
                    });
            assertThat(matters.findByReceipt(kept.receipt()).orElseThrow().text())
                    .isEqualTo(WORDS);
            assertThat(matters.findByReceipt(erased.receipt()).orElseThrow().text())
                    .doesNotContain(REGRETTED);
            assertThat(bare.getBean(LogCheck.class).audit().findings()).isEmpty();
            assertThat(Files.readString(data.resolve("shredded.log")).lines()).hasSize(2);
        }
    }

    /** A fault, what plants it in the database, and the check that must name it. */
    private record Fault(String table, String planted, String named) {}

    @Test
    @Order(7)
    void theDoctorFindsWhatIsWrong() throws Exception {
        var check = target.getBean(DataCheck.class);
        assertThat(wrong(check)).isEmpty();
        for (var fault : List.of(
                new Fault(
                        "ledger.cursor",
                        "update ledger.cursor set failures = 3, last_error = 'no room' where reader = 'seal'",
                        "reader.failing"),
                new Fault("ledger.cursor", "update ledger.cursor set seq = seq - 1 where reader = 'seal'", "log"),
                new Fault(
                        "seal.secret",
                        "update seal.secret set secret = set_byte(secret, 20, 7 # get_byte(secret, 20))",
                        "cipher"),
                new Fault("seal.entry", "update seal.entry set entry = set_byte(entry, 20, 33) where idx = 1", "log"),
                new Fault(
                        "seal.checkpoint",
                        "delete from seal.checkpoint where size = (select size from seal.head)",
                        "fork"),
                new Fault(
                        "seal.shredded",
                        "delete from seal.shredded where subject = '"
                                + erased.id().value() + "'",
                        "shredded"),
                new Fault(
                        "public.flyway_schema_history_seal",
                        "delete from public.flyway_schema_history_seal where version = '2'",
                        "migrations"),
                new Fault(
                        "public.flyway_schema_history_seal",
                        "update public.flyway_schema_history_seal set version = '99' where version = '2'",
                        "migrations.newer"))) {
            assertThat(whileChanged(target, fault.table(), fault.planted(), () -> wrong(check)))
                    .as(fault.planted())
                    .contains(fault.named());
        }
        assertThat(wrong(check)).isEmpty();
    }

    @Test
    @Order(8)
    void theDoctorLooksAtTheFilesBesideTheDatabaseToo() throws Exception {
        var check = target.getBean(DataCheck.class);
        var list = home.resolve("data/shredded.log");
        var lines = Files.readString(list);
        Files.writeString(list, lines + HERE + " " + UUID.randomUUID() + " 2026-11-25T00:00:00Z asked\n");
        assertThat(wrong(check)).containsExactly("shredded");
        Files.writeString(list, lines + HERE + " 8d3f");
        assertThat(wrong(check)).containsExactly("shredded");
        Files.writeString(list, lines);

        var backups = home.resolve("data/backups.log");
        var taken = Files.readString(backups);
        Files.writeString(backups, "2020-01-01T00:00:00Z /old\n");
        assertThat(wrong(check)).isEmpty(); // nothing is older than two days
        Files.writeString(backups, taken);

        Files.writeString(home.resolve("data/log.checkpoint"), "localhost\n9\n");
        assertThat(wrong(check)).containsExactly("fork");
    }

    private static List<String> wrong(DataCheck check) {
        var findings = new ArrayList<>(check.lookAtSchema());
        findings.addAll(check.look());
        var out = new StringWriter();
        findings.forEach(finding -> finding.print(new PrintWriter(out, true))); // every text is there
        return findings.stream()
                .filter(finding -> !finding.isWell())
                .map(Finding::check)
                .toList();
    }

    /** Runs {@code change} as the owner, then {@code work}, then puts the table back. */
    private static <T> T whileChanged(
            ConfigurableApplicationContext context, String table, String change, Callable<T> work) throws Exception {
        try (var connection = context.getBean(Database.class).connectAsOwner();
                var statement = connection.createStatement()) {
            statement.execute("create temp table kept as table " + table);
            assertThat(statement.executeUpdate(change)).as(change).isPositive();
            try {
                return work.call();
            } finally {
                putBack(statement, table);
            }
        }
    }

    private static void putBack(java.sql.Statement statement, String table) throws SQLException {
        statement.execute("begin");
        statement.execute("delete from " + table);
        statement.execute("insert into " + table + " table kept");
        statement.execute("commit");
    }

    @Test
    @Order(9)
    void aClockThatIsBehindIsNamed() {
        target.getBean(org.linli.kernel.SteadyClock.class).notBefore(Instant.parse("2100-01-01T00:00:00Z"));
        assertThat(wrong(target.getBean(DataCheck.class))).contains("clock");
    }
}
