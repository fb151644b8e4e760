package org.linli.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.catalogue.Kind;
import org.linli.kernel.Behalf;
import org.linli.kernel.Lang;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.linli.matters.Draft;
import org.linli.matters.Intake;
import org.linli.matters.Matters;
import org.linli.matters.Rating;
import org.linli.matters.Step;
import org.linli.matters.StepCommand;
import org.linli.matters.World;

/** From a closed matter to a zip that anybody can check. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseFileTests {
    private static final String PHONE = "13800138000";

    private final CaseFiles files;
    private final Matters matters;
    private final Ledger ledger;
    private final World worlds;
    private World.Cast world;

    CaseFileTests(CaseFiles files, Matters matters, Ledger ledger, World worlds) {
        this.files = files;
        this.matters = matters;
        this.ledger = ledger;
        this.worlds = worlds;
    }

    @BeforeAll
    void build() {
        world = worlds.build("449407");
    }

    private Intake.Received raise(Draft draft) {
        return (Intake.Received) matters.receive(draft, null);
    }

    private Intake.Received closed(Draft draft) {
        var raised = raise(draft);
        for (var step : List.of(Step.ACCEPT, Step.ANSWER)) {
            var seen = matters.findForStaff(world.centre(), raised.code()).orElseThrow();
            matters.take(
                    world.centre(),
                    raised.code(),
                    StepCommand.of(step, seen.row().version()).withText("已修好<b>"));
        }
        matters.rate(raised.receipt(), new Rating(true, 5, "谢谢"));
        var rated = matters.findForStaff(world.centre(), raised.code()).orElseThrow();
        matters.take(
                world.centre(),
                raised.code(),
                StepCommand.of(Step.CLOSE, rated.row().version()));
        return raised;
    }

    private static Draft lamp(World.Cast world) {
        return Draft.of(world.estate(), "三号楼的灯坏了 & 很黑").withCategory("01.01.02").withContact(PHONE, Lang.ZH);
    }

    private static Map<String, byte[]> unpacked(CaseFiles.Taken taken) throws Exception {
        var bytes = new ByteArrayOutputStream();
        taken.write(bytes);
        var found = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                found.put(entry.getName(), zip.readAllBytes());
            }
        }
        return found;
    }

    private static String text(Map<String, byte[]> zip, String name) {
        return new String(Objects.requireNonNull(zip.get(name)), StandardCharsets.UTF_8);
    }

    @Test
    void aClosedMatterIsSealedNumberedAndProvable() throws Exception {
        var raised = closed(lamp(world));
        var file = files.seal(world.clerk(), raised.code());
        assertThat(file.number())
                .matches("449407-" + LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear() + "-\\d{6}");

        var zip = unpacked(files.take(world.centre(), raised.code()));
        assertThat(zip.keySet())
                .containsExactly(
                        "index.html",
                        "text.txt",
                        "matter.json",
                        "timeline.json",
                        "acts.json",
                        "salt.txt",
                        "SHA256SUMS",
                        "manifest.json");
        for (var line : text(zip, "SHA256SUMS").lines().toList()) {
            var part = line.split("  ", 2);
            assertThat(Sums.sha256(Objects.requireNonNull(zip.get(part[1])))).isEqualTo(part[0]);
        }
        var act = ledger.about(world.district(), raised.id().value()).getLast();
        assertThat(act.kind()).isEqualTo("casefile.sealed");
        assertThat(act.facts().get("sums").asString())
                .isEqualTo(Sums.sha256(text(zip, "SHA256SUMS")))
                .isEqualTo(file.commitment());
        assertThat(text(zip, "manifest.json")).contains(file.number(), file.commitment());
        assertThat(text(zip, "index.html"))
                .contains("三号楼的灯坏了 &amp; 很黑", "已修好&lt;b&gt;", file.number())
                .doesNotContain("<script");
        zip.values()
                .forEach(part ->
                        assertThat(new String(part, StandardCharsets.UTF_8)).doesNotContain(PHONE));
    }

    @Test
    void numbersHaveNoGaps() {
        var numbers = new ArrayList<Integer>();
        for (var i = 0; i < 3; i++) {
            var number = files.seal(world.clerk(), closed(lamp(world)).code()).number();
            numbers.add(Integer.parseInt(number.substring(number.lastIndexOf('-') + 1)));
        }
        assertThat(numbers.get(1)).isEqualTo(numbers.get(0) + 1);
        assertThat(numbers.get(2)).isEqualTo(numbers.get(1) + 1);
        assertThat(files.list(world.centre(), "~", 2)).hasSize(2);
    }

    @Test
    void anOpenMatterAndASecondTimeAreRefused() {
        var open = raise(lamp(world));
        assertThatThrownBy(() -> files.seal(world.clerk(), open.code()))
                .extracting("problem")
                .isEqualTo(Problem.STATE);
        var raised = closed(lamp(world));
        files.seal(world.clerk(), raised.code());
        assertThatThrownBy(() -> files.seal(world.clerk(), raised.code()))
                .extracting("problem")
                .isEqualTo(Problem.STATE);
    }

    @Test
    void whoTakesItOutLeavesALookAndOthersMayNot() {
        var raised = closed(lamp(world));
        files.seal(world.clerk(), raised.code());
        var before = looks(raised);
        files.take(world.centre(), raised.code());
        assertThat(looks(raised)).isEqualTo(before + 1);
        assertThatThrownBy(() -> files.take(world.clerk(), raised.code()))
                .as("a clerk does not supervise")
                .extracting("problem")
                .isEqualTo(Problem.FORBIDDEN);
        assertThatThrownBy(() -> files.take(world.foreigner(), raised.code()))
                .extracting("problem")
                .isEqualTo(Problem.NOT_FOUND);
        assertThat(looks(raised)).isEqualTo(before + 1);
    }

    /** As the holder of the receipt reads it, with what the database lets them see. */
    private long looks(Intake.Received raised) {
        return Behalf.holding(raised.id().value())
                .call(() -> matters.findByReceipt(raised.receipt()))
                .orElseThrow()
                .sections()
                .stream()
                .flatMap(section -> section.lines().stream())
                .filter(line -> line.key().equals("casefile.was-taken"))
                .count();
    }

    @Test
    void whatIsErasedIsErasedInTheFileToo() {
        var raised = closed(lamp(world));
        files.seal(world.clerk(), raised.code());
        matters.erase(raised.receipt());
        ledger.drain();
        var file = files.find(files.matter(world.centre(), raised.code())).orElseThrow();
        assertThat(file.erasedAt()).isNotNull();
        assertThat(file.list()).isNotEmpty();
        assertThatThrownBy(() -> files.take(world.centre(), raised.code()))
                .extracting("problem")
                .isEqualTo(Problem.STATE);

        var late = closed(lamp(world));
        matters.erase(late.receipt());
        assertThatThrownBy(() -> files.seal(world.clerk(), late.code()))
                .extracting("problem")
                .isEqualTo(Problem.STATE);
    }

    @Test
    void theFileOfADisputeLeavesItsKindAlone() {
        var raised = closed(Draft.of(world.estate(), "楼上漏水").withKind(Kind.DISPUTE));
        files.seal(world.centre(), raised.code());
        var act = ledger.about(world.district(), raised.id().value()).getLast();
        assertThat(ledger.shape(act.kind()).hides(act)).isTrue();
    }
}
