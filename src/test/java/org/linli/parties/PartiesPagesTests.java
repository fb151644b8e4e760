package org.linli.parties;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.linli.organisations.Bodies;
import org.linli.organisations.Kind.Group;
import org.linli.organisations.LegalStatus;
import org.linli.organisations.Link;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Particulars;
import org.linli.organisations.Posts;
import org.linli.organisations.Ties;
import org.linli.people.People;
import org.linli.places.Places;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The board of a community as anyone and as staff see it, and what it says is missing. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartiesPagesTests {
    private static final District HERE = new District("970361");
    private static final PlaceCode RAIN = new PlaceCode("970361001001");
    private static final PlaceCode BARE = new PlaceCode("970361001002");
    private static final PlaceCode LOTUS = new PlaceCode("970361001001001");

    private final MockMvcTester mvc;
    private final Places places;
    private final People people;
    private final Bodies bodies;
    private final Posts posts;
    private final Ties ties;
    private final Boards boards;
    private final Overviews overviews;
    private final Parties parties;
    private final LocalDate today;
    private final Map<String, OrganisationId> ids = new HashMap<>();

    PartiesPagesTests(
            MockMvcTester mvc,
            Places places,
            People people,
            Bodies bodies,
            Posts posts,
            Ties ties,
            Boards boards,
            Overviews overviews,
            Parties parties,
            Clock clock) {
        this.mvc = mvc;
        this.places = places;
        this.people = people;
        this.bodies = bodies;
        this.posts = posts;
        this.ties = ties;
        this.boards = boards;
        this.overviews = overviews;
        this.parties = parties;
        this.today = LocalDate.now(clock);
    }

    @BeforeAll
    void build() {
        var rows = """
                code,name,kind,en
                970361,座次试验区,district,Seats
                970361001,梧桐街道,subdistrict,Plane Tree
                970361001001,听雨社区,community,Rain Community
                970361001002,空谷社区,community,Bare Community
                970361001001001,荷塘小区,estate,Lotus
                """;
        TestPlaces.lay(places, rows.getBytes(StandardCharsets.UTF_8));
        open("core", RAIN, "party-committee", "听雨社区党委", null);
        open("branch", LOTUS, "party-branch", "荷塘党支部", ids.get("core"));
        open("committee", RAIN, "residents-committee", "听雨社区居民委员会", null);
        open("council", RAIN, "residents-council", "听雨社区居民理事会", ids.get("committee"));
        open("owners", LOTUS, "owners-committee", "荷塘业主委员会", null);
        open("school", RAIN, "co-resident-unit", "荷塘小学", null);
        open("manager", new PlaceCode("970361"), "property-manager", "远方物业", null);
        ties.link(HERE, id("school"), Link.Tie.SITS, id("core"));
        ties.link(HERE, id("owners"), Link.Tie.SITS, id("council"));
        ties.link(HERE, id("manager"), Link.Tie.MANAGES, LOTUS);
        post("core", "party-secretary", "林书记", 30, 800);
        post("committee", "committee-director", "方主任", 700, -20);
        post("council", "council-chair", "许理事长", 700, 30);
        post("council", "council-member", "邱理事", 700, 30);
    }

    private OrganisationId id(String key) {
        return java.util.Objects.requireNonNull(ids.get(key));
    }

    private void open(String key, PlaceCode place, String kind, String name, @Nullable OrganisationId parent) {
        var status = bodies.kind(kind).statuses().getFirst();
        var numbered = status == LegalStatus.REGISTERED || status == LegalStatus.FILED;
        var about = new Particulars(
                new Words(name, name),
                status,
                numbered ? "证 18" : "",
                numbered ? today.plusDays(9) : null,
                12,
                "借出操场",
                "二楼",
                key.equals("council") ? "三分之二到会方可议事" : "");
        ids.put(
                key,
                bodies.open(new Bodies.Opening(place, kind, "", parent, today.minusYears(3), about))
                        .id());
    }

    private void post(String body, String office, String name, int daysAgo, int daysOn) {
        var person = people.add(HERE, name, null, null, Lang.ZH);
        posts.give(
                HERE,
                new Posts.Giving(
                        person, office, id(body), null, today.minusDays(daysAgo), today.plusDays(daysOn), Set.of()));
    }

    private Board board(boolean staff) {
        return boards.of(places.get(RAIN), body -> staff);
    }

    private static Party named(Board board, String name) {
        return board.all()
                .filter(party -> party.body().about().name().zh().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theBoardTellsWhoIsThereWhoIsMissingAndWhoSitsOnWhoseTable() {
        var board = board(false);
        assertThat(board.core()).isNotNull();
        assertThat(named(board, "听雨社区党委")).isEqualTo(board.core());
        assertThat(board.bodies()).isEqualTo(7);
        assertThat(board.of(Group.PARTY)).extracting(Party::id).containsExactly(id("branch"));
        assertThat(named(board, "荷塘小学").sitsWith(id("core"))).isTrue();
        assertThat(named(board, "荷塘业主委员会").sitsWith(id("council"))).isTrue();
        assertThat(board.sitting()).isEqualTo(1);
        assertThat(named(board, "远方物业").outside()).as("runs an estate here").isTrue();
        assertThat(board.missing().values().stream().flatMap(List::stream).map(kind -> kind.code()))
                .containsExactlyInAnyOrder(
                        "supervision-committee",
                        "mediation-committee",
                        "workstation",
                        "social-organisation",
                        "volunteer-team");
        assertThat(named(board, "听雨社区居民委员会").head().seat()).isEqualTo(Party.Seat.ENDED);
        assertThat(named(board, "听雨社区居民委员会").head().day()).isEqualTo(today.minusDays(21));
        assertThat(named(board, "听雨社区居民理事会").head().seat()).isEqualTo(Party.Seat.ENDING);
        assertThat(named(board, "荷塘业主委员会").head().seat()).isEqualTo(Party.Seat.EMPTY);
        assertThat(named(board, "荷塘小学").head().seat()).isEqualTo(Party.Seat.NONE);
        assertThat(board.headless()).isEqualTo(3);
        assertThat(parties.glance(places.get(RAIN)).missing()).hasSize(5);
    }

    @Test
    void everybodyStandsSomewhereInTheDrawingAndNobodyOnAnother() {
        var board = board(false);
        var seating = Seating.of(board);
        var drawn = seating.columns().stream()
                .flatMap(column -> column.rows().stream())
                .toList();
        assertThat(drawn.stream().filter(row -> row.party() != null)).hasSize(6);
        assertThat(drawn.stream().filter(row -> row.missing() != null)).hasSize(5);
        for (var column : seating.columns()) {
            assertThat(column.rows()).extracting(Seating.Row::y).isSorted().doesNotHaveDuplicates();
            assertThat(column.rows().getLast().y()).isLessThan(seating.height());
        }
        assertThat(seating.table().chairs().stream().filter(Seating.Chair::guest))
                .hasSize(1);
        assertThat(seating.curves().stream().filter(Seating.Curve::seat)).hasSize(1);
    }

    @Test
    void holdersAreForStaffAlone() {
        assertThat(board(false).all().flatMap(party -> party.heads().stream())).isEmpty();
        assertThat(board(true).all().flatMap(party -> party.heads().stream()))
                .extracting(Party.Holder::name)
                .containsExactlyInAnyOrder("林书记", "许理事长");
        for (var path : List.of("/c/970361001001/parties", "/c/970361001001/parties/" + id("council"))) {
            assertThat(mvc.get().uri(path).exchange())
                    .hasStatusOk()
                    .bodyText()
                    .contains("听雨社区居民理事会")
                    .doesNotContain("许理事长", "邱理事", "林书记");
        }
    }

    @Test
    void aBodysFaceShowsVenueServicesRulesAndSeats() {
        assertThat(mvc.get().uri("/c/970361001001/parties/" + id("council")).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("二楼", "借出操场", "三分之二到会方可议事", "居民理事会理事长", "由选举产生", "荷塘业主委员会", "听雨社区居民委员会")
                .doesNotContain("/desk/organisations");
        assertThat(mvc.get().uri("/c/970399001001/parties/" + id("council")).exchange())
                .hasStatus(404);
        assertThat(mvc.get().uri("/c/970361001001/parties?lang=en").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Part-time member sent", "Missing: Community workstation");
    }

    @Test
    void aPlaceAboveSaysWhichOfItsCommunitiesLacksWhat() {
        var overview = overviews.of(places.get(new PlaceCode("970361001")));
        var rain = overview.rows().getFirst();
        var bare = overview.rows().getLast();
        assertThat(overview.kinds()).hasSize(11);
        assertThat(rain.lacking()).isEqualTo(5);
        assertThat(bare.lacking()).isEqualTo(11);
        assertThat(rain.headless()).isEqualTo(3);
        assertThat(overviews.of(places.get(new PlaceCode("970361"))).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.communities()).isEqualTo(2));
        for (var path : List.of("/c/970361001/parties", "/c/970361/parties", "/c/" + BARE + "/parties")) {
            assertThat(mvc.get().uri(path).exchange()).hasStatusOk();
        }
        assertThat(mvc.get().uri("/c/970361/parties").exchange()).bodyText().contains("远方物业");
        assertThat(mvc.get().uri("/c/" + BARE + "/parties").exchange())
                .bodyText()
                .contains("还没有社区党组织");
    }

    @Test
    void aClosedBodyIsNoLongerOnTheBoard() {
        open("gone", BARE, "volunteer-team", "空谷义工队", null);
        var gone = bodies.get(HERE, id("gone"));
        assertThat(boards.of(places.get(BARE), body -> false).bodies()).isEqualTo(1);
        bodies.close(HERE, gone.id(), gone.version(), today);
        assertThat(boards.of(places.get(BARE), body -> false).bodies()).isZero();
        assertThat(mvc.get().uri("/c/" + BARE + "/parties/" + gone.id()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("关闭");
    }

    @Test
    void namesAreCutToTheRoomThereIs() {
        assertThat(Lines.brief(new Words("听雨社区党委", "Rain Community Committee"), new Words("听雨社区", "Rain Community")))
                .isEqualTo(new Words("党委", "Committee"));
        assertThat(Lines.brief(new Words("听雨社区", "Rain"), new Words("听雨社区", "Rain"))
                        .zh())
                .isEqualTo("听雨社区");
        assertThat(Lines.cut("一二三四五", 5)).isEqualTo("一二三四五");
        assertThat(Lines.cut("一二三四五六", 5)).isEqualTo("一二三四…");
        assertThat(Lines.cut("abcdefghij", 5)).isEqualTo("abcdefghij");
    }
}
