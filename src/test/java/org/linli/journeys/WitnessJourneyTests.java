package org.linli.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.linli.Linli;
import org.linli.Node;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Settings;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;
import org.linli.ledger.Ledger;
import org.linli.seal.Heads;
import org.linli.tlog.Checkpoint;
import org.linli.tlog.KeyKind;
import org.linli.tlog.Note;
import org.linli.tlog.Policy;
import org.linli.tlog.SignerKey;
import org.linli.tlog.VerifierKey;
import org.linli.witness.Witnesses;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two installations of Linli, each with a database and an address of its own, witness each other; then one is brought back from an old
 * backup and goes on as if nothing had been.
 */
@JourneyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WitnessJourneyTests {
    private static final PlaceCode COMMUNITY = new PlaceCode("990081001001");
    private static final Path CLI = Path.of("verifier/cli.mjs");
    private static final ConditionFactory PATIENTLY = await().atMost(Duration.ofSeconds(60))
            .pollInterval(Duration.ofMillis(100))
            .ignoreExceptions();

    private final ApplicationContext eastContext;

    @LocalServerPort
    private int eastPort;

    @TempDir
    static Path folder = Path.of("");

    private @Nullable ConfigurableApplicationContext westContext;
    private @Nullable Installation east;
    private @Nullable Installation west;

    WitnessJourneyTests(ApplicationContext eastContext) {
        this.eastContext = eastContext;
    }

    @ActKind("test.witnessed")
    record Witnessed(PlaceCode place, UUID subject, Instant at, int number) implements Act {}

    /** One of the two: where it is reached, and what is inside. */
    private record Installation(String address, ApplicationContext beans) {
        private static final HttpClient HTTP = HttpClient.newHttpClient();

        String get(String path) {
            try {
                return HTTP.send(
                                HttpRequest.newBuilder(URI.create(address + path))
                                        .build(),
                                BodyHandlers.ofString())
                        .body();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        void write(String file, String text) throws IOException {
            Files.writeString(beans.getBean(Settings.class).data().resolve(file), text);
        }

        /** Has acts recorded and waits until they are sealed. */
        long record(int acts) {
            var before = size();
            var ledger = beans.getBean(Ledger.class);
            beans.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
                for (var n = 0; n < acts; n++) {
                    ledger.record(new Witnessed(COMMUNITY, UUID.randomUUID(), Instant.EPOCH, n));
                }
            });
            PATIENTLY.until(() -> size() >= before + acts);
            return size();
        }

        long size() {
            return beans.getBean(Heads.class)
                    .newest()
                    .map(note -> Checkpoint.parse(note.text()).size())
                    .orElse(0L);
        }

        List<VerifierKey> keys() {
            return get("/ledger/key").lines().map(VerifierKey::parse).toList();
        }

        /** Has {@code other} as its witness, and is {@code other}'s. */
        void befriend(Installation other) throws IOException {
            write("witness-logs.txt", other.get("/ledger/key"));
            write(
                    "log-policy.txt",
                    "witness other " + other.get("/witness/key").strip() + " " + other.address() + "\nquorum other\n");
        }

        /** What somebody outside believes, who wants the signature of {@code witness} under this log. */
        String policy(Installation witness) {
            return "log %s\nwitness w %s\n"
                    .formatted(keys().getFirst(), witness.get("/witness/key").strip());
        }

        Witnesses.Side itsWitness() {
            return beans.getBean(Witnesses.class).ours().getFirst();
        }
    }

    private Installation east() {
        return java.util.Objects.requireNonNull(east);
    }

    private Installation west() {
        return java.util.Objects.requireNonNull(west);
    }

    @BeforeAll
    void meet() throws IOException {
        var context = new SpringApplicationBuilder(Linli.class)
                .properties("linli.serving=true")
                .run(
                        "--LINLI_DATA=" + folder.resolve("west"),
                        "--LINLI_PORT=0",
                        "--LINLI_ORIGIN=http://west.example",
                        "--LINLI_SCENARIO=none");
        westContext = context;
        var one = new Installation("http://127.0.0.1:" + eastPort, eastContext);
        var two = new Installation(
                "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"), context);
        one.befriend(two);
        two.befriend(one);
        east = one;
        west = two;
    }

    @AfterAll
    void part() throws IOException {
        east().write("log-policy.txt", "");
        east().write("witness-logs.txt", "");
        if (westContext != null) {
            westContext.close();
        }
    }

    @Test
    @Order(1)
    void eachSignsWhatTheOtherShows() throws IOException {
        for (var pair : List.of(List.of(east(), west()), List.of(west(), east()))) {
            var log = pair.getFirst();
            var witness = pair.getLast();
            log.record(3);
            var size = log.record(2);
            var policy = Policy.parse(log.policy(witness) + "quorum w\n");

            PATIENTLY.untilAsserted(() -> {
                var note = Note.parse(log.get("/checkpoint"));
                assertThat(policy.verify(note)).hasSize(2);
                assertThat(Checkpoint.parse(note.text()).size()).isGreaterThanOrEqualTo(size);
            });
            assertThat(log.itsWitness().failure()).isEmpty();
            assertThat(log.itsWitness().size()).isGreaterThanOrEqualTo(size);
            assertThat(witness.beans().getBean(Witnesses.class).theirs())
                    .singleElement()
                    .satisfies(side -> assertThat(side.size()).isGreaterThanOrEqualTo(size));
            theIndependentVerifierAsksForTheQuorum(log, witness);
        }
    }

    private static void theIndependentVerifierAsksForTheQuorum(Installation log, Installation witness)
            throws IOException {
        var absent = SignerKey.generate("absent.example", KeyKind.COSIGNATURE, new SecureRandom());
        var met = Files.writeString(folder.resolve("met.txt"), log.policy(witness) + "quorum w\n");
        var unmet = Files.writeString(
                folder.resolve("unmet.txt"),
                log.policy(witness) + "witness absent " + absent.verifier()
                        + "\ngroup both all w absent\nquorum both\n");

        var told = Node.run(CLI, "ledger", log.address(), "--no-figures", "--policy", met.toString());
        assertThat(told.output()).contains("witnessed by", "/witness", "everything proves");
        assertThat(told.exit()).isZero();
        told = Node.run(CLI, "ledger", log.address(), "--no-figures", "--policy", unmet.toString());
        assertThat(told.output()).contains("witnessed by", "✗", "too few witnesses for both");
        assertThat(told.exit()).isEqualTo(1);
    }

    @Test
    @Order(2)
    void aLogThatWasSetBackGetsNoSignatureAndLeavesEvidence() throws SQLException, IOException {
        var size = west().size();
        setBack(size - 2);

        west().record(1);
        refused("ROLLBACK", "knows a log of %d entries, ours has %d".formatted(size, size - 1));
        west().record(1);
        refused("FORK", "saw another log of our name, of %d entries".formatted(size));
        west().record(1);
        refused("INCONSISTENT", "saw another log of our name");

        assertThat(east().beans().getBean(Witnesses.class).theirs().getFirst().size())
                .isEqualTo(size);
        theIndependentVerifierFollowsItUp(size);
        var told = Note.parse(
                west().beans().getBean(Heads.class).newest().orElseThrow().toString());
        assertThatThrownBy(
                        () -> Policy.parse(west().policy(east()) + "quorum w\n").verify(told))
                .hasMessageContaining("too few");
    }

    private void theIndependentVerifierFollowsItUp(long size) throws IOException {
        var key = west().keys().getFirst().toString();
        var told = Node.run(CLI, "evidence", east().address(), "--key", key);
        assertThat(told.output()).contains("signed two roots of " + size, "3 件 kept, 1 件");
        assertThat(told.exit()).isEqualTo(1);
        told = Node.run(CLI, "evidence", east().address(), west().address(), "--key", key);
        assertThat(told.output()).contains("signed two roots of " + size, "its entries give", "3 件 kept, 3 件");
        assertThat(told.exit()).isEqualTo(1);
        told = Node.run(
                CLI,
                "evidence",
                west().address(),
                east().address(),
                "--key",
                east().keys().getFirst().toString());
        assertThat(told.output()).contains("0 件 kept");
        assertThat(told.exit()).isZero();
    }

    /** Anybody can read it, and check it with the log's key alone. */
    private void refused(String verdict, String why) {
        PATIENTLY.untilAsserted(() -> {
            assertThat(east().get("/witness/evidence")).contains("\"verdict\":\"" + verdict + "\"");
            assertThat(west().itsWitness().failure()).get().asString().contains(why);
        });
        var kept = east().beans().getBean(Witnesses.class).refused(10).stream()
                .filter(one -> one.verdict().equals(verdict))
                .findFirst()
                .orElseThrow();
        var known = Note.parse(kept.known());
        var offered = Note.parse(kept.offered());
        known.verified(west().keys());
        offered.verified(west().keys());
        if (verdict.equals("FORK")) {
            assertThat(Checkpoint.parse(offered.text()).size())
                    .isEqualTo(Checkpoint.parse(known.text()).size());
            assertThat(offered.text()).isNotEqualTo(known.text());
        }
    }

    /** What somebody leaves of the western log who puts it back and hides that it was larger: without the head kept beside it. */
    private void setBack(long size) throws SQLException, IOException {
        Files.delete(west().beans().getBean(Settings.class).data().resolve("log.checkpoint"));
        var owner = west().beans().getBean(FlywayConnectionDetails.class);
        try (var connection =
                        DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
                var statement = connection.createStatement()) {
            for (var change : List.of(
                    "begin",
                    "delete from seal.cosigned where size > %d",
                    "delete from seal.checkpoint where size > %d",
                    "delete from seal.entry where idx >= %d",
                    "update seal.tile set width = %1$d, hashes = substring(hashes for 32 * %1$d)",
                    "update seal.head set size = %1$d, root = (select root from seal.checkpoint where size = %1$d)",
                    "commit")) {
                statement.execute(change.formatted(size));
            }
        }
    }
}
