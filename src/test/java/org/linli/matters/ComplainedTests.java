package org.linli.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.catalogue.Kind;
import org.linli.kernel.Behalf;
import org.linli.kernel.Ids;
import org.linli.kernel.Lang;
import org.linli.kernel.ProblemException;
import org.linli.ledger.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Who raised a matter is told to nobody outside, and to nobody whom they complain of (Jinan Measures 2018 art. 32). */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComplainedTests {
    private static final int MATTERS = 48;
    private static final String STATION = "01.01.01"; // answered by the community workstation
    private static final String URBAN = "01.08.02"; // by the sub-district's works office

    private final Matters matters;
    private final Access access;
    private final Ledger ledger;
    private final World worlds;
    private final MockMvcTester mvc;
    private final JdbcClient jdbc;
    private World.Cast world;

    ComplainedTests(Matters matters, Access access, Ledger ledger, World worlds, MockMvcTester mvc, JdbcClient jdbc) {
        this.matters = matters;
        this.access = access;
        this.ledger = ledger;
        this.worlds = worlds;
        this.mvc = mvc;
        this.jdbc = jdbc;
    }

    /** A matter and what of it must not get about. */
    private record Secret(Intake.Received matter, Draft draft, String mark) {
        List<String> words() {
            var words = new ArrayList<>(List.of(mark, matter.receipt(), Ids.grouped(matter.receipt())));
            if (draft.contact() != null) {
                words.add(draft.contact());
            }
            return words;
        }
    }

    @BeforeAll
    void build() {
        world = worlds.build("990111");
    }

    private Secret raise(Random random, int n) {
        var mark = "暗号%d号%d".formatted(n, random.nextInt(1_000_000));
        var draft = Draft.of(world.estate(), "井盖坏了三天没人管，" + mark)
                .withCategory(random.nextBoolean() ? STATION : URBAN)
                .withAvoid(random.nextInt(3) > 0);
        if (random.nextInt(4) == 0) {
            var kinds = Kind.values();
            draft = draft.withCategory(null).withKind(kinds[random.nextInt(kinds.length)]);
        }
        if (random.nextBoolean()) {
            draft = draft.withContact("139%08d".formatted(random.nextInt(100_000_000)), Lang.ZH);
        }
        return new Secret((Intake.Received) matters.receive(draft, null), draft, mark);
    }

    /** Some of what happens to matters: none of it may open them. */
    private void live(Random random, Secret secret, List<Secret> others) {
        var code = secret.matter().code();
        for (var step : List.of(Step.ACCEPT, Step.START, Step.MERGE, Step.ANSWER)) {
            if (random.nextBoolean()) {
                var lead = others.get(random.nextInt(others.size())).matter().code();
                var command = StepCommand.of(
                                step, matters.refForStaff(world.centre(), code).version())
                        .withText("已经派人修好")
                        .withLead(lead);
                try {
                    matters.take(world.centre(), code, command);
                } catch (ProblemException e) {
                    assertThat(e.problem().status()).isLessThan(500); // a refusal is as good
                }
            }
        }
    }

    @Test
    void noPublicAndNoComplainedOfViewHoldsWhoRaisedIt() throws java.io.UnsupportedEncodingException {
        var random = new Random(20_261_125);
        var secrets = new ArrayList<Secret>();
        for (var n = 0; n < MATTERS; n++) {
            secrets.add(raise(random, n));
        }
        secrets.forEach(secret -> live(random, secret, secrets));
        ledger.drain();

        var read = new StringBuilder();
        for (var path : List.of(
                "/c/" + world.community().value(),
                "/open?place=990111",
                "/api/v1/open/acts?place=990111",
                "/api/v1/similar?place=990111001001&text=井盖坏了三天没人管",
                "/api/v1/open/measures?place=990111&from=2020-01-01&to=2099-01-01")) {
            read.append(body(path));
        }
        for (var secret : secrets) {
            read.append(body("/m/" + secret.matter().code()))
                    .append(body("/api/v1/matters/" + secret.matter().code()));
        }
        assertThat(read).contains(world.community().value());
        for (var secret : secrets) {
            secret.words().forEach(word -> assertThat(read).doesNotContain(word));
            hidden(secret);
        }
        assertThat(secrets).filteredOn(secret -> secret.draft().avoid()).hasSizeGreaterThan(MATTERS / 2);
    }

    private String body(String path) throws java.io.UnsupportedEncodingException {
        return mvc.get().uri(path).exchange().getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private void hidden(Secret secret) {
        var code = secret.matter().code();
        var ref = matters.ref(world.district(), secret.matter().id()).orElseThrow();
        for (var staff : List.of(world.clerk(), world.officer())) {
            var theirs = access.actsFor(staff, new org.linli.organisations.OrganisationId(world.unit("station")))
                    ? world.unit("station")
                    : world.unit("urban");
            if (!theirs.equals(ref.against())) {
                continue;
            }
            assertThat(ref.unit()).isNotEqualTo(theirs);
            assertThat(matters.findForStaff(staff, code)).isEmpty();
            assertThat(seen(staff, secret.mark())).isEmpty();
            assertThat(rows(staff, secret)).isZero();
        }
        assertThat(matters.findForStaff(world.centre(), code)).isPresent();
        assertThat(ref.against() != null).isEqualTo(secret.draft().avoid());
    }

    /** What a search of the desk finds, among all matters and among the open ones. */
    private List<DeskRow> seen(Staff staff, String mark) {
        var found = new ArrayList<DeskRow>();
        for (var tab : List.of("", "all")) {
            found.addAll(matters.desk(staff, DeskQuery.of(tab, "", "", mark, "").filter())
                    .rows());
        }
        return found;
    }

    /** What the database itself shows them. */
    private long rows(Staff staff, Secret secret) {
        var behalf = Behalf.of(staff.person().value(), access.scope(staff, Permission.MATTERS_READ));
        return behalf.call(() -> jdbc.sql("""
                        select (select count(*) from matters.matter where district = :district and id = :id)
                             + (select count(*) from matters.contact where district = :district and matter = :id)
                        """)
                .param("district", world.district().value())
                .param("id", secret.matter().id().value())
                .query(Long.class)
                .single());
    }

    @Test
    void whoIsComplainedOfNeverGetsIt() {
        var secret = (Intake.Received) matters.receive(
                Draft.of(world.estate(), "工作站的人推来推去").withCategory(STATION).withAvoid(true), null);
        var view = matters.findForStaff(world.centre(), secret.code()).orElseThrow();

        assertThat(secret.handler().value()).isNotEqualTo(world.unit("station"));
        assertThat(view.against()).isNotNull();
        assertThat(view.units()).noneMatch(unit -> unit.id().value().equals(world.unit("station")));
        var down = StepCommand.of(Step.TRANSFER, view.row().version())
                .withUnit(world.unit("station"))
                .withReason("归社区");
        assertThatThrownBy(() -> matters.take(world.centre(), secret.code(), down))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("complains of that unit");
        assertThat(matters.findByReceipt(secret.receipt()).orElseThrow().against())
                .isNotNull();
    }
}
