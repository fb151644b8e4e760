package org.linli.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.TestPlaces;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.ledger.Ledger;
import org.linli.measures.Rate;
import org.linli.organisations.Bodies;
import org.linli.organisations.Body;
import org.linli.organisations.LegalStatus;
import org.linli.organisations.Particulars;
import org.linli.organisations.PostEnd;
import org.linli.organisations.PostId;
import org.linli.organisations.Posts;
import org.linli.people.People;
import org.linli.places.PlaceChanges;
import org.linli.places.Places;
import org.linli.web.Sheets;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Coverage of any day from posts through acts, and that each figure is as many gaps as its page lists. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoverageTests {
    private static final District HERE = new District("970363");
    private static final PlaceCode STREET = new PlaceCode("970363001");
    private static int communities;

    private final MockMvcTester mvc;
    private final Places places;
    private final PlaceChanges changes;
    private final People people;
    private final Bodies bodies;
    private final Posts posts;
    private final Coverages coverages;
    private final Definitions definitions;
    private final Gaps gaps;
    private final Recount recount;
    private final Ledger ledger;
    private final LocalDate today;

    CoverageTests(
            MockMvcTester mvc,
            Places places,
            PlaceChanges changes,
            People people,
            Bodies bodies,
            Posts posts,
            Coverages coverages,
            Definitions definitions,
            Gaps gaps,
            Recount recount,
            Ledger ledger,
            Clock clock) {
        this.mvc = mvc;
        this.places = places;
        this.changes = changes;
        this.people = people;
        this.bodies = bodies;
        this.posts = posts;
        this.coverages = coverages;
        this.definitions = definitions;
        this.gaps = gaps;
        this.recount = recount;
        this.ledger = ledger;
        this.today = LocalDate.now(clock);
    }

    @BeforeAll
    void build() {
        var rows = """
                code,name,kind,en
                970363,覆盖试验区,district,Coverage
                970363001,青瓷街道,subdistrict,Celadon
                """;
        TestPlaces.lay(places, rows.getBytes(StandardCharsets.UTF_8));
    }

    /** A community with one estate of {@code buildings} buildings, all there for 100 days. */
    private synchronized PlaceCode community(int buildings) {
        var community = new PlaceCode(STREET + "%03d".formatted(++communities));
        open(community, "社区" + communities);
        open(new PlaceCode(community + "001"), "荷塘");
        for (var i = 1; i <= buildings; i++) {
            open(new PlaceCode(community + "001%03d".formatted(i)), i + "栋");
        }
        return community;
    }

    private void open(PlaceCode code, String name) {
        changes.open(new PlaceChanges.Opening(code, name, ""), today.minusDays(100));
    }

    private Body committee(PlaceCode community) {
        return body(community, "residents-committee");
    }

    private Body body(PlaceCode place, String kind) {
        return bodies.open(new Bodies.Opening(
                place,
                kind,
                "",
                null,
                today.minusDays(90),
                new Particulars(new Words("某会", "Body"), LegalStatus.ESTABLISHED, "", null, null, "", "", "")));
    }

    private PostId chief(Body at, PlaceCode building, int daysAgo, @Nullable Integer until) {
        var person = people.add(HERE, "某楼长", null, null, Lang.ZH);
        return posts.give(
                HERE,
                new Posts.Giving(
                        person,
                        "building-chief",
                        at.id(),
                        building,
                        today.minusDays(daysAgo),
                        until == null ? today.plusDays(300) : today.plusDays(until),
                        Set.of()));
    }

    private static PlaceCode building(PlaceCode community, int number) {
        return new PlaceCode(community + "001%03d".formatted(number));
    }

    /** The figure on a day, checked against the list of gaps of that day. */
    private Rate figure(String code, PlaceCode place, int daysAgo) {
        var day = today.minusDays(daysAgo);
        var rate = coverages.on(place, day).stream()
                .filter(one -> one.coverage().code().equals(code))
                .findFirst()
                .orElseThrow()
                .rate();
        assertThat(gaps.list(definitions.get(code), place, day, "", 1_000, null))
                .hasSize((int) (rate.whole() - rate.part()));
        return rate;
    }

    @Test
    void aPastDaysFigureIsWhatWasSoOnThatDay() {
        var community = community(4);
        var committee = committee(community);
        chief(committee, building(community, 1), 50, null);
        var second = chief(committee, building(community, 2), 40, null);
        chief(committee, building(community, 3), 30, -10); // ran out ten days ago
        posts.end(HERE, second, today.minusDays(5), PostEnd.RESIGNED);
        ledger.drain();

        assertThat(figure("chiefs", community, 101)).as("no such place yet").isEqualTo(new Rate(0, 0));
        assertThat(figure("chiefs", community, 60)).isEqualTo(new Rate(0, 4));
        assertThat(figure("chiefs", community, 50)).isEqualTo(new Rate(1, 4));
        assertThat(figure("chiefs", community, 20)).isEqualTo(new Rate(3, 4));
        assertThat(figure("chiefs", community, 10)).isEqualTo(new Rate(2, 4));
        assertThat(figure("chiefs", community, 0)).isEqualTo(new Rate(1, 4));
        assertThat(figure("building", community, 0)).isEqualTo(new Rate(1, 4));
        assertThat(gaps.list(definitions.get("chiefs"), community, today, "", 10, null))
                .extracting(gap -> gap.item().name())
                .containsExactly("2栋", "3栋", "4栋");
    }

    @Test
    void whatBecomesKnownLaterCorrectsThePast() {
        var community = community(2);
        var committee = committee(community);
        ledger.drain();
        assertThat(figure("chiefs", community, 20)).isEqualTo(new Rate(0, 2));
        var late = chief(committee, building(community, 1), 30, null); // written down a month after it began
        ledger.drain();
        assertThat(figure("chiefs", community, 20)).isEqualTo(new Rate(1, 2));
        posts.end(HERE, late, today, PostEnd.MISTAKE, "登记错了人");
        ledger.drain();
        assertThat(figure("chiefs", community, 20)).as("it never was").isEqualTo(new Rate(0, 2));
        assertThat(figure("chiefs", community, 0)).isEqualTo(new Rate(0, 2));
    }

    @Test
    void countingAgainSaysNothingNew() {
        var community = community(2);
        chief(committee(community), building(community, 1), 30, null);
        ledger.drain();
        var last = ledger.last(HERE);
        recount.count(community);
        recount.count(community);
        assertThat(ledger.last(HERE)).isEqualTo(last);
    }

    @Test
    void aPlaceThatClosedCountsUntilThen() {
        var community = community(2);
        chief(committee(community), building(community, 2), 30, null);
        changes.close(building(community, 1), today.minusDays(10), List.of());
        ledger.drain();
        assertThat(figure("chiefs", community, 11)).isEqualTo(new Rate(1, 2));
        assertThat(figure("chiefs", community, 10)).isEqualTo(new Rate(1, 1));
    }

    @Test
    void aPartyOrganisationCoversWhereItStandsAndFiguresAddUpToTheDistrict() {
        var community = community(2);
        body(community, "party-general-branch");
        body(building(community, 1), "party-doorway-group");
        ledger.drain();
        assertThat(figure("party", community, 0)).isEqualTo(new Rate(2, 2));
        assertThat(figure("party", community, 95)).isEqualTo(new Rate(0, 2));
        assertThat(figure("service", community, 0)).isEqualTo(new Rate(1, 2));
        assertThat(figure("household", community, 0)).isEqualTo(new Rate(0, 2));
        var street = figure("service", STREET, 0);
        assertThat(street.whole()).isGreaterThanOrEqualTo(2);
        assertThat(figure("service", new PlaceCode("970363"), 0)).isEqualTo(street);
    }

    /** The old community's past stays as it was; the new one begins on the day. */
    @Test
    void aMergedCommunityKeepsItsPast() {
        var old = community(0);
        changes.close(new PlaceCode(old + "001"), today.minusDays(5), List.of());
        body(old, "party-committee");
        ledger.drain();
        assertThat(figure("party", old, 20)).isEqualTo(new Rate(1, 2));
        var whole = new PlaceCode(STREET + "%03d".formatted(800 + communities));
        changes.merge(List.of(old), new PlaceChanges.Opening(whole, "新社区", ""), today.minusDays(3));
        ledger.drain();
        assertThat(figure("party", old, 20)).isEqualTo(new Rate(1, 2));
        assertThat(figure("party", old, 2)).isEqualTo(new Rate(0, 0));
        assertThat(figure("party", whole, 4)).isEqualTo(new Rate(0, 0));
        assertThat(figure("party", whole, 2)).isEqualTo(new Rate(1, 1));
    }

    @Test
    void thePagesTellWhatIsMissingAndTheSheetHoldsTheSame() throws Exception {
        var community = community(3);
        var committee = committee(community);
        chief(committee, building(community, 1), 30, null);
        ledger.drain();
        assertThat(mvc.get().uri("/c/" + community + "/coverage").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("3 处里有 1 处", "2 处没有楼栋长")
                .doesNotContain("某楼长");
        assertThat(mvc.get().uri("/c/" + community + "/coverage?on=2020-01-01").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("还没有这样的地方");
        assertThat(mvc.get().uri("/c/" + community + "/coverage?on=yesterday").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("不是一个已经到来的日子");
        assertThat(mvc.get().uri("/c/" + community + "/coverage/chiefs").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("荷塘", "2栋", "3栋", "从来没有过", "组织选举")
                .doesNotContain("某楼长", "/desk/organisations");
        assertThat(mvc.get().uri("/c/970363001/coverage?lang=en").exchange()).hasStatusOk();
        assertThat(mvc.get().uri("/c/" + community + "/coverage/nonsense").exchange())
                .hasStatus(404);
        assertThat(mvc.get()
                        .uri("/open/coverage.chiefs.covered?place=" + community)
                        .exchange())
                .hasStatusOk();

        var sheet = mvc.get()
                .uri("/c/" + community + "/coverage/chiefs/gaps.xlsx")
                .exchange()
                .getResponse()
                .getContentAsByteArray();
        var rows = new ArrayList<String>();
        Sheets.read(
                new ByteArrayInputStream(sheet),
                "gaps.xlsx",
                Sheets.Limits.UPLOAD,
                row -> rows.add(row.text("代码 code")));
        assertThat(rows)
                .containsExactly(
                        building(community, 2).value(), building(community, 3).value());
    }

    @Test
    void everyRuleOfTheFileIsAMeasure() {
        assertThat(definitions.all()).hasSize(7).allSatisfy(coverage -> {
            assertThat(coverage.items()).isNotEmpty();
            assertThat(coverage.kinds().isEmpty() && coverage.offices().isEmpty())
                    .isFalse();
        });
        assertThat(coverages.on(STREET, today)).hasSize(7);
    }
}
