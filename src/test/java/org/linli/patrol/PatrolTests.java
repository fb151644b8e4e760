package org.linli.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.Visitor.body;
import static org.linli.Visitor.location;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.LinliTest;
import org.linli.TestPlaces;
import org.linli.Visitor;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.ledger.Ledger;
import org.linli.matters.Draft;
import org.linli.matters.Intake;
import org.linli.matters.Matters;
import org.linli.measures.Measures;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.organisations.Posts;
import org.linli.passwords.Credentials;
import org.linli.people.People;
import org.linli.places.Places;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A place is looked at; what is dangerous becomes a matter with a photo of before, and is not answered without one of after. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatrolTests {
    private static final District HERE = new District("449202");
    private static final PlaceCode COMMUNITY = new PlaceCode("449202001001");
    private static final String ESTATE = "449202001001001";
    private static final String OTHER_ESTATE = "449202001001002";
    private static final String BLOCKED = "13.03.01";
    private static final String PASSWORD = "three quiet lamps";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final MockMvcTester mvc;
    private final Places places;
    private final People people;
    private final Organisations organisations;
    private final Posts posts;
    private final Credentials credentials;
    private final Matters matters;
    private final Measures measures;
    private final Ledger ledger;
    private final PatrolClock patrolClock;
    private final LocalDate today;

    PatrolTests(
            MockMvcTester mvc,
            Places places,
            People people,
            Organisations organisations,
            Posts posts,
            Credentials credentials,
            Matters matters,
            Measures measures,
            Ledger ledger,
            PatrolClock patrolClock,
            Clock clock) {
        this.mvc = mvc;
        this.places = places;
        this.people = people;
        this.organisations = organisations;
        this.posts = posts;
        this.credentials = credentials;
        this.matters = matters;
        this.measures = measures;
        this.ledger = ledger;
        this.patrolClock = patrolClock;
        this.today = LocalDate.now(clock);
    }

    @BeforeAll
    void build() {
        TestPlaces.lay(places, """
                code,name,kind,en
                449202,巡查试验区,district,Patrol
                449202001,榕树街道,subdistrict,Banyan
                449202001001,榕荫社区,community,Shade
                449202001001001,榕荫苑,estate,Shade Court
                449202001001001001,1栋,building,Block 1
                449202001001002,榕北苑,estate,North Court
                449202001002,望海社区,community,Sea
                """.getBytes(StandardCharsets.UTF_8));
        var station = station(COMMUNITY);
        organisations.add(new PlaceCode("449202001"), "law", new Words("街道综治中心", "Centre"));
        organisations.add(new PlaceCode("449202001"), "safety", new Words("街道安全办", "Safety"));
        organisations.add(new PlaceCode("449202001"), "office", new Words("街道办", "Office"));
        account("clerk", "clerk", station.id(), null);
        account("worker", "grid-worker", station.id(), ESTATE);
        account("north", "grid-worker", station.id(), OTHER_ESTATE);
        account("away", "grid-worker", station(new PlaceCode("449202001002")).id(), null);
        account(
                "centre",
                "centre",
                organisations
                        .add(HERE.place(), "centre", new Words("区中心", "District centre"))
                        .id(),
                null);
    }

    private Organisation station(PlaceCode at) {
        return organisations.add(at, "station", new Words("社区工作站", "Station"));
    }

    private void account(String login, String office, OrganisationId at, @Nullable String area) {
        var person = people.add(HERE, "格" + login, null, null, Lang.ZH);
        var months = posts.findOffice(office).orElseThrow().months();
        posts.give(
                HERE,
                new Posts.Giving(
                        person,
                        office,
                        at,
                        area == null ? null : new PlaceCode(area),
                        today.minusDays(9),
                        months == null ? null : today.plusYears(1),
                        Set.of()));
        credentials.giveCredential(HERE, person, login, PASSWORD);
    }

    private Visitor as(String login) {
        var visitor = new Visitor(mvc, "100.74.0." + NUMBER.incrementAndGet());
        assertThat(visitor.signIn(login + "@449202", PASSWORD)).hasStatus(303);
        return visitor;
    }

    private void plan(String what, String place, LocalDate due, String every) {
        var clerk = as("clerk");
        clerk.get("/desk/patrol");
        var planned = clerk.post(
                "/desk/patrol/tasks", Map.of("what", what, "place", place, "due", due.toString(), "every", every));
        assertThat(planned).as(body(planned)).hasStatus(303);
    }

    /** The id of the task that says {@code what}. */
    private static String task(String page, String what) {
        var found = Pattern.compile(what + "</h3>.*?/desk/patrol/tasks/([0-9a-f-]{36})/fine", Pattern.DOTALL)
                .matcher(page);
        assertThat(found.find()).as(what + " in " + page).isTrue();
        return found.group(1);
    }

    private static byte[] picture() {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MvcTestResult found(Visitor worker, String query, Map<String, String> fields, byte[] photo) {
        var page = body(worker.get("/desk/patrol/hazards/new" + query));
        var token = Pattern.compile("name=\"form\" value=\"([0-9A-Z]+)\"").matcher(page);
        assertThat(token.find()).isTrue();
        var form = new HashMap<>(fields);
        form.put("form", token.group(1));
        return worker.postFile("/desk/patrol/hazards", form, "photo", photo);
    }

    @Test
    void onePlaceIsOneTapAndATapTooMuchIsTakenBack() {
        plan("看一遍楼道堆物", ESTATE, today, "7");
        var worker = as("worker");
        var page = body(worker.get("/desk/patrol/today"));
        var id = task(page, "看一遍楼道堆物");
        assertThat(body(as("north").get("/desk/patrol/today"))).doesNotContain("看一遍楼道堆物");

        var done = worker.post("/desk/patrol/tasks/" + id + "/fine", Map.of());
        assertThat(done).hasStatus(303);
        assertThat(body(worker.get(location(done)))).contains("记下了", "撤回");
        assertThat(worker.post("/desk/patrol/tasks/" + id + "/fine", Map.of())).hasStatus(409);
        assertThat(body(as("clerk").get("/desk/patrol"))).contains("看一遍楼道堆物", "每 7 天");

        var away = as("away");
        away.get("/desk/patrol/today");
        assertThat(away.post("/desk/patrol/tasks/" + id + "/undo", Map.of())).hasStatus(404);
        worker.get("/desk/patrol/today");
        assertThat(worker.post("/desk/patrol/tasks/" + id + "/undo", Map.of())).hasStatus(303);
        assertThat(task(body(worker.get("/desk/patrol/today")), "看一遍楼道堆物")).isEqualTo(id);
    }

    @Test
    void aHazardHasAPhotoOfBeforeAndOneOfAfter() {
        plan("看消防通道", ESTATE, today, "");
        var worker = as("worker");
        var id = task(body(worker.get("/desk/patrol/today")), "看消防通道");
        var what = Map.of("task", id, "category", BLOCKED, "text", "1栋消防通道停了两辆车，进不去消防车");

        var without = found(worker, "?task=" + id, what, new byte[0]);
        assertThat(without).hasStatus(422);
        assertThat(body(without)).contains("请拍一张照片", "进不去消防车");
        assertThat(found(worker, "?task=" + id, what, "no picture".getBytes(StandardCharsets.UTF_8)))
                .hasStatus(422);
        assertThat(found(worker, "?task=" + id, what, picture())).hasStatus(303);

        var page = body(worker.get("/desk/patrol/today"));
        var code = Pattern.compile("/desk/patrol/hazards/([0-9A-Z]{12})").matcher(page);
        assertThat(code.find()).isTrue();
        settle(worker, code.group(1));
    }

    private void settle(Visitor worker, String code) {
        var staff = as("centre");
        staff.get("/desk/matters/" + code);
        for (var step : List.of("accept", "start")) {
            assertThat(staff.post("/desk/matters/" + code + "/" + step, Map.of("version", version(staff, code))))
                    .hasStatus(303);
        }
        var answer = Map.of("text", "车已挪走，划了线。", "version", version(staff, code));
        var early = staff.post("/desk/matters/" + code + "/answer", answer);
        assertThat(early).hasStatus(409);
        assertThat(body(early)).contains("消除了的要有整改后的照片");

        var address = "/desk/patrol/hazards/" + code;
        assertThat(body(worker.get(address))).contains("整改前", "/photos/");
        assertThat(worker.postFile(address, Map.of("removed", "yes"), "photo", new byte[0]))
                .hasStatus(422);
        assertThat(worker.postFile(address, Map.of("removed", "no"), "photo", new byte[0]))
                .hasStatus(422);
        assertThat(worker.postFile(address, Map.of("removed", "yes", "words", "已划线"), "photo", picture()))
                .hasStatus(303);
        var photo =
                Pattern.compile("src=\"(" + address + "/photos/[0-9a-f-]+)\"").matcher(body(worker.get(address)));
        while (photo.find()) {
            assertThat(worker.get(photo.group(1))).hasStatus(200).hasContentType("image/jpeg");
            assertThat(as("away").get(photo.group(1))).hasStatus(404);
        }
        assertThat(body(staff.get("/desk/matters/" + code))).contains("已消除，有整改后的照片", "已划线");
        assertThat(staff.post(
                        "/desk/matters/" + code + "/answer",
                        Map.of("text", "车已挪走，划了线。", "version", version(staff, code))))
                .hasStatus(303);
    }

    private static String version(Visitor staff, String code) {
        var version =
                Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(body(staff.get("/desk/matters/" + code)));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    /** A resident's own hazard needs no second photo, but can have one, and its reporter sees it. */
    @Test
    void whoReportedAHazardSeesThePhotoOfAfter() {
        var raised = (Intake.Received)
                matters.receive(Draft.of(new PlaceCode(ESTATE), "消防通道堵死了").withCategory(BLOCKED), null);
        var staff = as("centre");
        var address = "/desk/patrol/hazards/" + raised.code();
        staff.get(address);
        assertThat(staff.postFile(address, Map.of("removed", "yes"), "photo", picture()))
                .hasStatus(303);

        var resident = new Visitor(mvc, "100.74.1.1");
        resident.get("/r");
        resident.post("/r", Map.of("secret", raised.receipt()));
        var page = body(resident.get("/r/" + raised.code()));
        var link = Pattern.compile("href=\"(/r/" + raised.code() + "/after/[0-9a-f-]+)\"")
                .matcher(page);
        assertThat(link.find()).as(page).isTrue();
        assertThat(resident.get(link.group(1))).hasStatus(200).hasContentType("image/jpeg");
        assertThat(new Visitor(mvc, "100.74.1.2").get(link.group(1))).hasStatus(404);
    }

    @Test
    void whatNobodyLookedAtIsSaidAloudOnceAndCounted() {
        plan("看井盖", ESTATE, today, "");
        plan("看电箱", ESTATE, today.plusDays(3), "");
        patrolClock.tick(today.plusDays(1));
        patrolClock.tick(today.plusDays(2));
        var worker = as("worker");
        var id = task(body(worker.get("/desk/patrol/today")), "看井盖");
        worker.post("/desk/patrol/tasks/" + id + "/fine", Map.of());
        ledger.drain();
        assertThat(ledger.about(HERE, java.util.UUID.fromString(id)).stream().map(act -> act.kind()))
                .containsExactly("patrol.planned", "patrol.missed", "patrol.done");
        assertThat(measures.sum("patrol.late", COMMUNITY, today, today.plusDays(5)))
                .isPositive();
        assertThat(body(as("clerk").get("/desk/patrol"))).contains("逾期后才看");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 449202001001001, 0, '', 这一项要填",
        "看一看, 449202001002, 0, '', 请从中选一个",
        "看一看, 449202001, 0, '', 请从中选一个",
        "看一看, 449202001001001, -1, '', 不能安排在今天以前",
        "看一看, 449202001001001, 0, 0, 请写一个合适的整数",
        "看一看, 449202001001001, 0, x, 请写一个合适的整数"
    })
    void aPlanThatCannotBeIsRefusedWithItsField(String what, String place, int day, String every, String says) {
        var clerk = as("clerk");
        clerk.get("/desk/patrol");
        var refused = clerk.post(
                "/desk/patrol/tasks",
                Map.of("what", what, "place", place, "due", today.plusDays(day).toString(), "every", every));
        assertThat(refused).hasStatus(422);
        assertThat(body(refused)).contains(says);
    }

    /** A repeated task comes again on its own days, however late it was looked at. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 7, 2026-11-20, 2026-11-27",
        "2026-11-20, 7, 2026-11-18, 2026-11-27",
        "2026-11-20, 7, 2026-12-05, 2026-12-11",
        "2026-11-20, 1, 2026-11-25, 2026-11-26",
        "2026-11-20, , 2026-11-20, "
    })
    void comesAgainOnItsOwnDays(LocalDate due, @Nullable Integer every, LocalDate looked, @Nullable LocalDate next) {
        var task = new Task(
                new java.util.UUID(0, 1),
                new OrganisationId(new java.util.UUID(0, 2)),
                COMMUNITY,
                "看",
                due,
                every,
                null,
                null,
                false,
                false,
                false,
                null);
        assertThat(task.next(looked)).isEqualTo(next);
    }
}
