package org.linli.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.LinliTest;
import org.linli.Node;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;
import org.linli.ledger.Ledger;
import org.linli.measures.Measures;
import org.linli.seal.PublicLog;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A day's files, seen from the day after. */
@LinliTest
class OpenDataTests {
    private static final PlaceCode COMMUNITY = new PlaceCode("990075001001");
    private static final Path CLI = Path.of("verifier/cli.mjs");

    private final Ledger ledger;
    private final PublicLog log;
    private final TransactionTemplate transaction;
    private final MockMvc web;
    private final MockMvc tomorrow;
    private final String today;

    OpenDataTests(
            Ledger ledger,
            PublicLog log,
            Measures measures,
            JsonMapper json,
            Clock clock,
            TransactionTemplate transaction,
            MockMvc web) {
        this.ledger = ledger;
        this.log = log;
        this.transaction = transaction;
        this.web = web;
        this.today = LocalDate.ofInstant(clock.instant(), measures.days()).toString();
        var days = new Days(log, measures, Clock.offset(clock, Duration.ofDays(1)));
        this.tomorrow = MockMvcBuilders.standaloneSetup(new DayApi(days, log, measures, json))
                .build();
    }

    @ActKind("test.told")
    record Told(PlaceCode place, UUID subject, Instant at, int number) implements Act {}

    @BeforeEach
    void somethingHappens() {
        transaction.executeWithoutResult(status -> IntStream.range(0, 20)
                .forEach(n -> ledger.record(new Told(COMMUNITY, UUID.randomUUID(), Instant.EPOCH, n))));
        ledger.drain();
    }

    private Path saved(Path folder, String name) throws Exception {
        var body = tomorrow.perform(get("/api/v1/open/days/" + today + "/" + name))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        return Files.write(folder.resolve(name), body);
    }

    @Test
    void aDaysFilesProveByThemselvesAndNotWhenAWordIsChanged(@TempDir Path folder) throws Exception {
        var proof = saved(folder, "proof").toString();
        var leaves = saved(folder, "leaves");
        var key = log.verifiers().getFirst().toString();

        var told = Node.run(CLI, "day", proof, leaves.toString(), "--key", key);
        assertThat(told.output()).contains("everything proves", today);
        assertThat(told.exit()).isZero();

        var whole = Files.readString(leaves);
        Files.writeString(leaves, whole.replace("test.told", "test.sold"), StandardCharsets.UTF_8);
        assertThat(Node.run(CLI, "day", proof, leaves.toString(), "--key", key).output())
                .contains("its root is not what the day's leaves give");
        Files.writeString(leaves, whole.substring(0, whole.lastIndexOf('\n', whole.length() - 2) + 1));
        assertThat(Node.run(CLI, "day", proof, leaves.toString(), "--key", key).output())
                .contains("is missing");
    }

    @Test
    void figuresComeAsATable(@TempDir Path folder) throws Exception {
        assertThat(Files.readString(saved(folder, "measures.csv"))).startsWith("day,measure,place,unit,category,value");
    }

    @Test
    void aDayThatIsNotOverHasNoFilesYet() throws Exception {
        for (var file : new String[] {"proof", "leaves", "measures.csv"}) {
            web.perform(get("/api/v1/open/days/" + today + "/" + file)).andExpect(status().isNotFound());
        }
        web.perform(get("/open/data")).andExpect(status().isOk());
        web.perform(get("/api/v1/open/days")).andExpect(status().isOk());
    }
}
