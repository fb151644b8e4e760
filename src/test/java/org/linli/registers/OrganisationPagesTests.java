package org.linli.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.access.Access;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.organisations.Bodies;
import org.linli.organisations.Body;
import org.linli.organisations.BodyFilter;
import org.linli.organisations.Delegations;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Posts;
import org.linli.organisations.Ties;
import org.linli.passwords.Credentials;
import org.linli.people.People;
import org.linli.places.Places;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The register of organisations and posts as staff use it, and that nobody reaches beyond their posts. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrganisationPagesTests {
    private static final String COMMUNITY = "001001";
    private static final String ESTATE = "001001001";

    private final Desk desk;
    private final Bodies bodies;
    private final Ties ties;
    private final Posts posts;
    private final Delegations delegations;
    private OrganisationId station = new OrganisationId(new java.util.UUID(0, 0));
    private OrganisationId council = station;
    private OrganisationId beyond = station;

    OrganisationPagesTests(
            MockMvcTester mvc,
            Places places,
            People people,
            Bodies bodies,
            Ties ties,
            Posts posts,
            Delegations delegations,
            Access access,
            Credentials credentials,
            Clock clock) {
        this.desk = new Desk(
                new District("970303"), mvc, places, people, bodies, posts, access, credentials, LocalDate.now(clock));
        this.bodies = bodies;
        this.ties = ties;
        this.posts = posts;
        this.delegations = delegations;
    }

    @BeforeAll
    void build() {
        desk.build();
        station = desk.open(COMMUNITY, "workstation", "听雨工作站", null);
        council = desk.open(COMMUNITY, "residents-council", "听雨理事会", null);
        beyond = desk.open("001002", "workstation", "望海工作站", null);
        var office = desk.open("001", "street-unit", "梧桐街道办", null);
        desk.staff("clerk", "clerk", station);
        desk.staff("head", "head", station);
        desk.staff("stranger", "head", beyond);
        desk.staff("officer", "officer", office);
    }

    private Map<String, String> fields(String name, String... more) {
        var form = new TreeMap<>(Map.of(
                "zh",
                name,
                "en",
                name,
                "status",
                "UNREGISTERED",
                "from",
                desk.today().toString()));
        for (var i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return form;
    }

    private String at(OrganisationId id) {
        return "/desk/organisations/" + id;
    }

    private @Nullable Body found(String name) {
        return bodies.list(desk.access().clockwork(desk.district()), BodyFilter.within(desk.place("001")), 500).stream()
                .filter(body -> body.about().name().zh().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Test
    void theListShowsWhatLiesWithinReachAndWhatIsAskedFor() {
        var clerk = desk.signedIn("clerk");
        assertThat(desk.get("/desk/organisations", clerk))
                .hasStatusOk()
                .bodyText()
                .contains("听雨工作站", "听雨理事会")
                .doesNotContain("望海工作站", "梧桐街道办");
        assertThat(desk.get("/desk/organisations?kind=workstation", clerk))
                .bodyText()
                .contains("听雨工作站")
                .doesNotContain(">听雨理事会<");
        assertThat(desk.get("/desk/organisations?group=self", clerk)).bodyText().doesNotContain(">听雨工作站<");
        assertThat(desk.get("/desk/organisations?q=理事", clerk)).bodyText().doesNotContain(">听雨工作站<");
        assertThat(desk.get("/desk/organisations?status=unregistered", clerk))
                .bodyText()
                .doesNotContain(">听雨工作站<");
        assertThat(desk.get("/desk/organisations?place=听雨社区&lang=en", clerk))
                .bodyText()
                .contains("Organisations");
        assertThat(desk.get("/desk/organisations?place=没有的地方", clerk))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("听雨工作站");
        assertThat(desk.get("/desk/organisations", desk.signedIn("officer")))
                .bodyText()
                .contains("梧桐街道办")
                .doesNotContain("听雨工作站");
        assertThat(desk.get("/desk/organisations")).hasStatus(303);
    }

    @Test
    void anOrganisationIsRegisteredInTwoSteps() {
        var clerk = desk.signedIn("clerk");
        assertThat(desk.get("/desk/organisations/new", clerk))
                .hasStatusOk()
                .bodyText()
                .contains("社会组织");
        assertThat(desk.get("/desk/organisations/new?kind=owners-committee&place=没有", clerk))
                .hasStatus(422);
        assertThat(desk.get("/desk/organisations/new?kind=residents-committee&place=荷塘小区", clerk))
                .hasStatus(422)
                .bodyText()
                .contains("不设在这一级");
        assertThat(desk.get("/desk/organisations/new?kind=social-organisation&place=听雨社区", clerk))
                .hasStatusOk()
                .bodyText()
                .contains("name=\"renewsOn\"");
        var place = desk.place(COMMUNITY).value();
        var refused = desk.send(
                "/desk/organisations",
                fields("晨跑队", "kind", "social-organisation", "place", place, "members", "many", "services", "陪跑"),
                clerk);
        assertThat(refused).hasStatus(422).bodyText().contains("请写整数", "晨跑队", "陪跑");
        assertThat(desk.send(
                        "/desk/organisations",
                        fields("晨跑队", "kind", "social-organisation", "place", place, "members", "12"),
                        clerk))
                .hasStatus(303);
        assertThat(found("晨跑队")).isNotNull();
    }

    @Test
    void aPageShowsTreeTiesPostsAndHistory() {
        var committee = desk.open(COMMUNITY, "party-committee", "听雨党委", null);
        var branch = desk.open(ESTATE, "party-branch", "荷塘支部", committee);
        ties.link(desk.district(), committee, org.linli.organisations.Link.Tie.SITS, council);
        desk.post(desk.person("书记甲"), "party-secretary", committee);
        var clerk = desk.signedIn("clerk");
        assertThat(desk.get(at(committee), clerk))
                .hasStatusOk()
                .bodyText()
                .contains("荷塘支部", "听雨理事会", "派员兼职于", "书记甲", "登记成立");
        assertThat(desk.get(at(branch) + "?lang=en", clerk))
                .hasStatusOk()
                .bodyText()
                .contains("听雨党委", "Registered");
        assertThat(desk.get(at(council) + "?lang=zh", clerk)).bodyText().contains("桌上有兼职委员来自");
    }

    @Test
    void whatIsTypedIsKeptAndWhatIsWrongStandsBesideIt() {
        var clerk = desk.signedIn("clerk");
        var choir = desk.open(COMMUNITY, "social-organisation", "合唱团", null);
        var version = "" + bodies.get(desk.district(), choir).version();
        var form = fields("合唱团", "version", version, "number", "5344", "services", "周三唱歌");
        assertThat(desk.send(at(choir) + "/change", form, clerk))
                .hasStatus(422)
                .bodyText()
                .contains("周三唱歌", "只有登记或备案的组织才有编号");
        form.remove("number");
        assertThat(desk.send(at(choir) + "/change", form, clerk)).hasStatus(303);
        assertThat(desk.send(at(choir) + "/change", fields("合唱队", "version", version), clerk))
                .hasStatus(409);
        assertThat(desk.get(at(choir), clerk)).bodyText().contains("周三唱歌").doesNotContain("合唱队");
        assertThat(desk.send(
                        at(choir) + "/close",
                        Map.of("version", "1", "to", desk.today().toString()),
                        clerk))
                .hasStatus(303);
        assertThat(desk.get(at(choir), clerk)).hasStatusOk().bodyText().doesNotContain("/change\"");
        assertThat(desk.get("/desk/organisations?standing=closed", clerk))
                .bodyText()
                .contains("合唱团");
    }

    @Test
    void tiesAndNotesAreAddedAndEnded() {
        var clerk = desk.signedIn("clerk");
        var team = desk.open(COMMUNITY, "volunteer-team", "听雨义工队", null);
        assertThat(desk.send(at(team) + "/ties", Map.of("tie", "SUPPORTS"), clerk))
                .hasStatus(422);
        assertThat(desk.send(at(team) + "/ties", Map.of("tie", "SUPPORTS", "target", council.toString()), clerk))
                .hasStatus(303);
        var tie = ties.of(desk.district(), List.of(team)).getFirst();
        assertThat(desk.send(at(station) + "/ties/" + tie.id() + "/end", Map.of(), clerk))
                .hasStatus(404);
        assertThat(desk.send(at(team) + "/ties/" + tie.id() + "/end", Map.of(), clerk))
                .hasStatus(303);
        assertThat(desk.send(
                        at(team) + "/notes",
                        Map.of("about", "CONDUCT", "day", desk.today().toString(), "text", "按时公示"),
                        clerk))
                .hasStatus(303);
        assertThat(desk.get(at(team), clerk)).bodyText().contains("按时公示", "某clerk");
    }

    /** Every way to change something, from beyond: it is not found; within but without the permission: forbidden. */
    @Test
    void nobodyChangesWhatLiesBeyondTheirPosts() {
        var stranger = desk.signedIn("stranger");
        var clerk = desk.signedIn("clerk");
        var officer = desk.signedIn("officer");
        for (var form : List.of("change", "nest", "move", "close", "ties", "notes")) {
            assertThat(desk.send(at(council) + "/" + form, fields("抢", "version", "0"), stranger))
                    .as(form)
                    .hasStatus(404);
            assertThat(desk.send(at(council) + "/" + form, fields("抢", "version", "0"), officer))
                    .as(form)
                    .hasStatus(404);
            assertThat(desk.send(at(council) + "/" + form, fields("抢", "version", "0")))
                    .as(form)
                    .hasStatus(401);
        }
        assertThat(desk.get(at(council), stranger)).hasStatus(404);
        assertThat(desk.get(at(beyond), clerk)).hasStatus(404);
        assertThat(desk.send(
                        "/desk/organisations",
                        fields(
                                "越界",
                                "kind",
                                "social-organisation",
                                "place",
                                desk.place("001002").value()),
                        clerk))
                .hasStatus(403);
        assertThat(desk.get("/desk/organisations/new?kind=social-organisation&place=" + desk.place("001002"), clerk))
                .hasStatus(403);
        assertThat(desk.send(
                        at(council) + "/move",
                        Map.of("version", "0", "place", desk.place("001002").value()),
                        clerk))
                .hasStatus(403);
        assertThat(desk.get("/desk/organisations/new", officer)).hasStatus(403);
        var office = bodies.listPublic(desk.district(), desk.place("001"), List.of(), 1)
                .getFirst();
        assertThat(desk.send(at(office.id()) + "/notes", Map.of(), officer)).hasStatus(403);
        assertThat(bodies.get(desk.district(), council).about().name().zh()).isEqualTo("听雨理事会");
        assertThat(found("越界")).isNull();
    }

    @Test
    void aPostIsGivenByWhoMayAndHasWhatItGives() {
        var head = desk.signedIn("head");
        var clerk = desk.signedIn("clerk");
        var person = desk.people().add(desk.district(), "新来的", "13800139703", null, Lang.ZH);
        var form = at(station) + "/posts/new?office=";
        assertThat(desk.get(form + "clerk", head)).hasStatusOk().bodyText().contains("由任命产生");
        assertThat(desk.get(form + "clerk", clerk)).as("may not give posts").hasStatus(403);
        assertThat(desk.get(form + "leader", head)).as("may not adjudicate").hasStatus(403);
        assertThat(desk.get(form + "operator", head)).as("may not operate").hasStatus(403);
        assertThat(desk.get(form + "clerk", desk.signedIn("stranger"))).hasStatus(404);

        var given = new TreeMap<>(Map.of("office", "clerk", "phone", "13800139703", "from", "never"));
        assertThat(desk.send(at(station) + "/posts", given, head))
                .hasStatus(422)
                .bodyText()
                .contains("13800139703");
        given.put("from", desk.today().toString());
        given.put("phone", "13800139799");
        assertThat(desk.send(at(station) + "/posts", given, head))
                .hasStatus(422)
                .bodyText()
                .contains("没有人用这个手机号");
        given.put("phone", "13800139703");
        assertThat(desk.send(at(station) + "/posts", given, clerk)).hasStatus(403);
        given.put("office", "operator");
        assertThat(desk.send(at(station) + "/posts", given, head)).hasStatus(403);
        given.put("office", "clerk");
        assertThat(desk.send(at(station) + "/posts", given, head)).hasStatus(303);
        assertThat(posts.inForce(desk.district(), person, desk.today())).hasSize(1);
        assertThat(desk.send(at(station) + "/posts", given, head))
                .hasStatus(409)
                .bodyText()
                .contains("已经担任");
    }

    @Test
    void aConflictIsAskedAboutAndSaid() {
        var head = desk.signedIn("head");
        var owners = desk.open(ESTATE, "owners-committee", "荷塘业委会", null);
        var manager = desk.open(ESTATE, "property-manager", "荷塘物业", null);
        var guard = desk.person("保安甲");
        var post = desk.post(guard, "manager-staff", manager);
        var person = desk.person("业主乙");
        var form = at(owners) + "/posts/new?office=owners-member&person=" + person;
        assertThat(desk.get(form, head)).hasStatusOk().bodyText().contains("近亲属：保安甲", "业主乙");
        var given = new TreeMap<>(Map.of(
                "office", "owners-member",
                "person", person.toString(),
                "from", desk.today().toString(),
                "last", desk.today().plusYears(3).toString()));
        assertThat(desk.send(at(owners) + "/posts", given, head))
                .hasStatus(422)
                .bodyText()
                .contains("请先问清");
        given.put("asked", "yes");
        given.put("relative", post.toString());
        assertThat(desk.send(at(owners) + "/posts", given, head))
                .hasStatus(422)
                .bodyText()
                .contains("不能担任本小区业主委员会成员");
        given.remove("relative");
        assertThat(desk.send(at(owners) + "/posts", given, head)).hasStatus(303);
        assertThat(posts.of(desk.district(), person).getFirst().to())
                .as("the last day is in force")
                .isEqualTo(desk.today().plusYears(3).plusDays(1));
    }

    @Test
    void aPostIsHandedOverDelegatedAndEnded() {
        var head = desk.signedIn("head");
        var clerk = desk.signedIn("clerk");
        var holder = desk.person("任职甲");
        var next = desk.person("接任乙");
        var post = desk.post(holder, "officer", station);
        var at = "/desk/posts/" + post;
        assertThat(desk.get(at, head)).hasStatusOk().bodyText().contains("任职甲", "委托代行", "移交");
        assertThat(desk.get(at, clerk)).hasStatus(403);
        assertThat(desk.get(at, desk.signedIn("stranger"))).hasStatus(404);
        var delegation = Map.of(
                "person", next.toString(),
                "reason", "LEAVE",
                "from", desk.today().toString(),
                "last", desk.today().plusDays(6).toString());
        assertThat(desk.send(at + "/delegate", delegation, clerk)).hasStatus(403);
        assertThat(desk.send(at + "/delegate", delegation, head)).hasStatus(303);
        var acting = delegations.acting(desk.district(), next, desk.today()).getFirst();
        assertThat(acting.to()).isEqualTo(desk.today().plusDays(7));
        var given = java.util.Objects.requireNonNull(acting.delegation()).id();
        assertThat(desk.send("/desk/delegations/" + given + "/end", Map.of(), clerk))
                .hasStatus(403);
        assertThat(desk.send("/desk/delegations/" + given + "/end", Map.of(), head))
                .hasStatus(303);
        assertThat(desk.send(at + "/end", Map.of("reason", "RECALLED", "now", "yes"), head))
                .hasStatus(422)
                .bodyText()
                .contains("请写明原因");
        assertThat(desk.send(at + "/end", Map.of("reason", "TERM", "now", "yes"), head))
                .hasStatus(422);
        assertThat(desk.send(at + "/end", Map.of("reason", "RESIGNED", "now", "yes"), clerk))
                .hasStatus(403);
        assertThat(desk.send(
                        at + "/hand-over",
                        Map.of("person", next.toString(), "from", desk.today().toString()),
                        head))
                .hasStatus(303);
        assertThat(posts.inForce(desk.district(), next, desk.today())).hasSize(1);
        assertThat(posts.inForce(desk.district(), holder, desk.today())).isEmpty();
    }

    /** A holder lets somebody act without being able to give posts. */
    @Test
    void aHolderLetsSomebodyActForThem() {
        var mine = desk.staff("away", "clerk", station);
        var deputy = desk.person("代行丙");
        var post = posts.inForce(desk.district(), mine, desk.today()).getFirst().id();
        var away = desk.signedIn("away");
        assertThat(desk.get("/desk/posts/" + post, away))
                .hasStatusOk()
                .bodyText()
                .contains("/delegate\"")
                .doesNotContain("/end\"");
        assertThat(desk.send(
                        "/desk/posts/" + post + "/delegate",
                        Map.of(
                                "person", deputy.toString(),
                                "reason", "LEAVE",
                                "from", desk.today().toString(),
                                "last", desk.today().toString()),
                        away))
                .hasStatus(303);
        assertThat(delegations.acting(desk.district(), deputy, desk.today())).hasSize(1);
    }
}
