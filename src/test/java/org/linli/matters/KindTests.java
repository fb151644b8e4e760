package org.linli.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.linli.LinliTest;
import org.linli.access.Staff;
import org.linli.catalogue.Kind;
import org.linli.kernel.ProblemException;
import org.linli.ledger.Ledger;
import org.linli.measures.Discretion;
import org.linli.measures.Measures;
import org.linli.seal.PublicLog;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/** What sort of thing a matter is, and what of it the world may see. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KindTests {
    private static final String WORDS = "两家为了楼道里的鞋柜吵了半年";
    private static final String FORBIDDEN = "matters.guard.state";

    private final Matters matters;
    private final Ledger ledger;
    private final Measures measures;
    private final PublicLog log;
    private final World worlds;
    private final MockMvcTester mvc;
    private final JsonMapper json;
    private World.Cast world;

    KindTests(
            Matters matters,
            Ledger ledger,
            Measures measures,
            PublicLog log,
            World worlds,
            MockMvcTester mvc,
            JsonMapper json) {
        this.matters = matters;
        this.ledger = ledger;
        this.measures = measures;
        this.log = log;
        this.worlds = worlds;
        this.mvc = mvc;
        this.json = json;
    }

    /** A module that knows more: it says a word on hazards, and forbids to begin a suggestion. */
    @TestConfiguration
    static class Another {
        @Bean
        MatterSection hazardSection() {
            return new MatterSection() {
                @Override
                public List<Section> forStaff(Staff staff, MatterRef matter) {
                    return matter.kind() == Kind.HAZARD
                            ? List.of(Section.of(
                                    "matters.kind.hazard",
                                    new Section.Link("matters.desk", "/desk"),
                                    Section.Line.of("matters.since", LocalDate.of(2026, 7, 1))))
                            : List.of();
                }

                @Override
                public List<Section> forReporter(MatterRef matter) {
                    return List.of();
                }
            };
        }

        @Bean
        StepRule noBeginning() {
            return (step, matter, staff) ->
                    matter.kind() == Kind.SUGGESTION && step == Step.START ? Optional.of(FORBIDDEN) : Optional.empty();
        }
    }

    @BeforeAll
    void build() {
        world = worlds.build("990105");
    }

    private Intake.Received raise(Kind kind) {
        return (Intake.Received) matters.receive(Draft.of(world.estate(), WORDS).withKind(kind), null);
    }

    private String items(String path) {
        var answer = mvc.get().uri(path).accept(MediaType.APPLICATION_JSON).exchange();
        assertThat(answer).hasStatusOk();
        return json.readTree(answer.getResponse().getContentAsByteArray())
                .path("items")
                .path(0)
                .toString();
    }

    private DeskView see(Intake.Received matter) {
        return matters.findForStaff(world.centre(), matter.code()).orElseThrow();
    }

    private DeskView take(Intake.Received matter, StepCommand command) {
        return matters.take(
                world.centre(),
                matter.code(),
                command.withVersion(see(matter).row().version()));
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "APPEAL")
    void aKindAloneSaysWhereItIsFiled(Kind kind) {
        var raised = raise(kind);

        assertThat(raised.category()).isEqualTo(kind.category());
        assertThat(matters.refForStaff(world.centre(), raised.code()).kind()).isEqualTo(kind);
        assertThat(matters.refByReceipt(raised.receipt()).kind()).isEqualTo(kind);
        assertThat(matters.ref(world.district(), raised.id()).orElseThrow().kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void onlyWhatIsNotDiscreetHasAFaceALeafToReadAndAFigureOfTheDay(Kind kind) {
        ledger.drain();
        var today = LocalDate.now(java.time.Clock.systemUTC()).minusDays(1);
        var before = measures.sum("matters.received", world.district().place(), today, today.plusDays(3));
        var discreetly =
                measures.sum("matters.discreet.received", world.district().place(), today, today.plusDays(3));

        var raised = raise(kind);
        ledger.drain();

        var shown = !kind.isDiscreet();
        assertThat(matters.findPublic(raised.code()).isPresent()).isEqualTo(shown);
        assertThat(matters.publicVersion(raised.code()).isPresent()).isEqualTo(shown);
        assertThat(matters.listPublic(world.estate(), 100).stream()
                        .anyMatch(one -> one.code().equals(raised.code())))
                .isEqualTo(shown);
        assertThat(mvc.get().uri("/m/" + raised.code())).hasStatus(shown ? 200 : 404);
        var entry = log.proofs(world.district(), raised.id().value()).getFirst().entry();
        assertThat(entry.contains(world.community().value())).isEqualTo(shown);
        assertThat(entry.contains("{}")).isEqualTo(!shown);
        assertThat(measures.sum("matters.received", world.district().place(), today, today.plusDays(3)))
                .isEqualTo(before + (shown ? 1 : 0));
        assertThat(measures.sum("matters.discreet.received", world.district().place(), today, today.plusDays(3)))
                .isEqualTo(discreetly + (shown ? 0 : 1));
    }

    @Test
    void discreetFiguresAreOpenByTheMonthAndNotWhereTheyAreSmall() {
        for (var i = 0; i < Discretion.SMALLEST; i++) {
            raise(Kind.CARE);
        }
        ledger.drain();
        var path = "/api/v1/open/measures?place=990105&measure=matters.discreet.received&from=%s&to=%s";

        assertThat(mvc.get().uri(path.formatted("2020-01-02", "2099-01-01")).accept(MediaType.APPLICATION_JSON))
                .hasStatus(422);
        assertThat(items(path.formatted("2020-01-01", "2099-01-01")))
                .startsWith("{\"measure\":\"matters.discreet.received\"")
                .contains("\"value\":");
        var small = worlds.build("990106");
        matters.receive(Draft.of(small.estate(), WORDS).withKind(Kind.CARE), null);
        ledger.drain();
        assertThat(items(path.formatted("2020-01-01", "2099-01-01").replace("990105", "990106")))
                .startsWith("{\"measure\":\"matters.discreet.received\"")
                .doesNotContain("1");
        assertThat(mvc.get()
                        .uri("/api/v1/open/measures?place=990105&from=2020-01-02&to=2099-01-01")
                        .accept(MediaType.APPLICATION_JSON))
                .bodyText()
                .contains("matters.received")
                .doesNotContain("discreet");
        assertThat(mvc.get().uri("/api/v1/open/acts?place=990105").accept(MediaType.APPLICATION_JSON))
                .bodyText()
                .doesNotContain("\"discreet\"")
                .doesNotContain(Kind.CARE.category());
    }

    @Test
    void whatIsDiscreetIsNeitherReleasedNorFiledNorMergedWhereItIsPublic() {
        var dispute = raise(Kind.DISPUTE);
        var appeal = (Intake.Received) matters.receive(Draft.of(world.estate(), WORDS), null);

        assertThatThrownBy(() -> take(dispute, StepCommand.of(Step.RELEASE, 0).withRelease("题目", "文字", null)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("DISCREET");
        var elsewhere = StepCommand.of(Step.ACCEPT, 0);
        assertThatThrownBy(() -> take(dispute, elsewhere.withCategory("01.01.01")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("discreet");
        assertThatThrownBy(() -> take(appeal, elsewhere.withCategory(Kind.CARE.category())))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("discreet");
        assertThatThrownBy(() -> take(appeal, StepCommand.of(Step.MERGE, 0).withLead(dispute.code())))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no open matter");
    }

    @Test
    void aCategoryOfAnotherKindIsRefused() {
        var draft = Draft.of(world.estate(), WORDS).withKind(Kind.CARE).withCategory("01.01.01");

        assertThat(matters.receive(draft, null))
                .isEqualTo(new Intake.Refused(Set.copyOf(EnumSet.of(Intake.Reason.CATEGORY_KIND))));
        var body = """
                {"place": "%s", "text": "%s", "kind": "quarrel"}
                """.formatted(world.estate().value(), WORDS);
        assertThat(mvc.post()
                        .uri("/api/v1/matters")
                        .contentType(MediaType.APPLICATION_JSON)
                        .accept(MediaType.APPLICATION_JSON)
                        .content(body))
                .hasStatus(422)
                .bodyText()
                .contains("kind");
    }

    @Test
    void anotherModuleAddsASectionAndForbidsAStep() {
        var hazard = raise(Kind.HAZARD);
        var suggestion = raise(Kind.SUGGESTION);

        assertThat(see(hazard).sections()).extracting(Section::title).contains("matters.kind.hazard");
        assertThat(see(hazard).allowed()).contains(Step.START);
        assertThat(see(suggestion).allowed()).doesNotContain(Step.START).contains(Step.ANSWER);
        assertThatThrownBy(() -> take(suggestion, StepCommand.of(Step.START, 0)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(FORBIDDEN);
    }
}
