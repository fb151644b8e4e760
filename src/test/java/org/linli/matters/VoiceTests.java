package org.linli.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.catalogue.Kind;
import org.linli.kernel.Lang;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Many people, one matter: each keeps a receipt, all get the answer. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VoiceTests {
    private static final Voice SAME = new Voice(null, true, null, Lang.ZH);

    private final Matters matters;
    private final World worlds;
    private final MockMvcTester mvc;
    private World.Cast world;

    VoiceTests(Matters matters, World worlds, MockMvcTester mvc) {
        this.matters = matters;
        this.worlds = worlds;
        this.mvc = mvc;
    }

    @BeforeAll
    void build() {
        world = worlds.build("990112");
    }

    private Intake.Received raise() {
        return (Intake.Received) matters.receive(Draft.of(world.estate(), "三栋电梯又停了，老人上不去"), null);
    }

    private Intake.Received join(Intake.Received lead, Voice voice) {
        return (Intake.Received)
                matters.join(lead.code(), voice, UUID.randomUUID().toString());
    }

    private void take(Intake.Received matter, StepCommand command) {
        var version = matters.refForStaff(world.centre(), matter.code()).version();
        matters.take(world.centre(), matter.code(), command.withVersion(version));
    }

    private ReporterView see(Intake.Received matter) {
        return matters.findByReceipt(matter.receipt()).orElseThrow();
    }

    @Test
    void eachVoiceHasItsReceiptAndGetsTheAnswer() {
        var lead = raise();
        var silent = join(lead, SAME);
        var told = join(lead, new Voice("五栋也停了", false, "13900001111", Lang.ZH));

        assertThat(silent.receipt()).isNotEqualTo(told.receipt());
        assertThat(see(silent).state()).isEqualTo(State.MERGED);
        assertThat(see(told).text()).isEqualTo("五栋也停了");
        assertThat(matters.findPublic(lead.code()).orElseThrow().neighbours()).isEqualTo(2);
        assertThat(see(silent).neighbours()).isEqualTo(2);

        take(lead, StepCommand.of(Step.ANSWER, 0).withText("换了主板，今天通了"));

        for (var voice : new Intake.Received[] {silent, told}) {
            assertThat(see(voice).answer()).isEqualTo("换了主板，今天通了");
            assertThat(see(voice).canRate()).isTrue();
        }
    }

    @Test
    void aVoiceGoesWithTheOneThatLeadsNow() {
        var first = raise();
        var second = raise();
        take(second, StepCommand.of(Step.MERGE, 0).withLead(first.code()));

        join(second, SAME);

        assertThat(matters.findPublic(first.code()).orElseThrow().neighbours()).isEqualTo(2);
    }

    @Test
    void sentTwiceItIsOneVoiceAndManyAtOnceAreMany() throws Exception {
        var lead = raise();
        var once = matters.join(lead.code(), SAME, "voice-key-once");
        var again = matters.join(lead.code(), SAME, "voice-key-once");
        assertThat(((Intake.Received) again).receipt()).isEqualTo(((Intake.Received) once).receipt());

        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = threads.invokeAll(IntStream.range(0, 12)
                    .mapToObj(n -> (Callable<Intake.Received>) () -> join(lead, SAME))
                    .toList());
            for (var one : all) {
                assertThat(see(one.get()).state()).isEqualTo(State.MERGED);
            }
        }
        assertThat(matters.findPublic(lead.code()).orElseThrow().neighbours()).isEqualTo(13);
    }

    @Test
    void whatIsAnsweredHiddenOrUnknownIsNotJoined() {
        var answered = raise();
        take(answered, StepCommand.of(Step.ANSWER, 0).withText("好了"));
        var dispute = (Intake.Received)
                matters.receive(Draft.of(world.estate(), "两家吵架").withKind(Kind.DISPUTE), null);

        assertThatThrownBy(() -> join(answered, SAME))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.STATE));
        assertThatThrownBy(() -> join(dispute, SAME))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_FOUND));
        assertThat(matters.join(raise().code(), new Voice("长".repeat(10_001), true, null, Lang.ZH), null))
                .isInstanceOf(Intake.Refused.class);
        assertThat(matters.join(raise().code(), new Voice(null, false, "电话", Lang.ZH), null))
                .isInstanceOf(Intake.Refused.class);
    }

    @Test
    void aVoiceIsHiddenFromWhomTheMatterComplainsOf() {
        var lead = (Intake.Received) matters.receive(
                Draft.of(world.estate(), "工作站不开门").withCategory("01.01.01").withAvoid(true), null);
        var voice = join(lead, SAME);

        assertThat(matters.findForStaff(world.clerk(), voice.code())).isEmpty();
        assertThat(matters.findForStaff(world.centre(), voice.code())).isPresent();
        assertThat(matters.ref(world.district(), voice.id()).orElseThrow().unit())
                .isEqualTo(
                        matters.ref(world.district(), lead.id()).orElseThrow().unit());
    }

    @Test
    void thePageKeepsWhatWasTypedAndSaysWhatIsWrong() {
        var lead = raise();
        var path = "/m/" + lead.code() + "/voice";

        assertThat(mvc.get().uri(path)).hasStatusOk().bodyText().contains("算我一个");
        assertThat(mvc.post().uri(path).with(csrf()).param("text", "六栋也是").param("go", "voice"))
                .hasStatusOk()
                .bodyText()
                .contains("六栋也是");
        assertThat(mvc.post()
                        .uri(path)
                        .with(csrf())
                        .param("text", "六栋也是")
                        .param("go", "send")
                        .param("tell", "told"))
                .hasStatus(422)
                .bodyText()
                .contains("六栋也是", "contact-error");
        assertThat(mvc.post()
                        .uri(path)
                        .with(csrf())
                        .param("go", "send")
                        .param("tell", "none")
                        .param("form", UUID.randomUUID().toString()))
                .hasStatus(303);
        assertThat(mvc.get().uri("/m/" + lead.code())).bodyText().contains(path);
        take(lead, StepCommand.of(Step.ANSWER, 0).withText("好了"));
        assertThat(mvc.post()
                        .uri(path)
                        .with(csrf())
                        .param("text", "七栋")
                        .param("go", "send")
                        .param("tell", "none"))
                .hasStatus(422)
                .bodyText()
                .contains("已经答复", "七栋");
        assertThat(mvc.get().uri("/m/ZZZZZZZZZZZZ/voice")).hasStatus(404);
    }
}
