package org.linli.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.Visitor.body;
import static org.linli.Visitor.location;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.Visitor;
import org.linli.kernel.District;
import org.linli.kernel.Settings;
import org.linli.organisations.Organisations;
import org.linli.organisations.Posts;
import org.linli.passwords.Credentials;
import org.linli.people.People;
import org.linli.people.PersonRegister;
import org.linli.places.Places;
import org.linli.signin.Doors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A code on the phone signs its holder in, once, where it was asked for, and tells nobody who is known. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhoneTests {
    private final CodesWorld world;
    private final Doors doors;
    private final Settings settings;
    private final JdbcClient jdbc;

    PhoneTests(
            MockMvcTester mvc,
            Places places,
            People people,
            PersonRegister register,
            Organisations organisations,
            Posts posts,
            Credentials credentials,
            Doors doors,
            Settings settings,
            JdbcClient jdbc) {
        this.world = new CodesWorld(
                new District("980062"), mvc, places, people, register, organisations, posts, credentials);
        this.doors = doors;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    @BeforeAll
    void build() {
        world.build();
    }

    private MvcTestResult asked(Visitor visitor, String phone) {
        visitor.get("/sign-in/phone");
        return visitor.post("/sign-in/phone", Map.of("phone", phone, "district", "980062"));
    }

    /** What the last message to {@code phone} says. */
    private String sent(String phone) {
        var last = "";
        try (var files = Files.list(settings.data().resolve("outbox"))) {
            for (var file : files.sorted().toList()) {
                for (var line : Files.readAllLines(file)) {
                    last = line.contains("\"" + phone + "\"") ? line : last;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var code = Pattern.compile("\\D(\\d{6})\\D").matcher(last.substring(last.indexOf("\"text\"")));
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private static String other(String code) {
        return code.equals("123456") ? "654321" : "123456";
    }

    @Test
    void aRegisteredPersonSaysTheirNameAndIsIn() {
        var person = world.resident("王 秀英", "13700000001");
        var visitor = world.visitor();
        assertThat(location(asked(visitor, "137 0000 0001"))).isEqualTo("/sign-in/phone/code");
        var code = sent("13700000001");
        assertThat(visitor.post("/sign-in/phone/code", Map.of("code", other(code))))
                .hasStatus(422);
        assertThat(location(visitor.post("/sign-in/phone/code", Map.of("code", code))))
                .isEqualTo("/sign-in/phone/name");
        assertThat(body(visitor.get("/sign-in/phone/name"))).doesNotContain("秀英");
        assertThat(location(visitor.post("/sign-in/phone/name", Map.of("name", "王秀英"))))
                .isEqualTo("/me");
        assertThat(visitor.get("/me")).hasStatusOk();
        assertThat(doors.ways(world.district(), person)).hasSize(1);

        var again = world.visitor();
        asked(again, "13700000001");
        assertThat(location(again.post("/sign-in/phone/code", Map.of("code", sent("13700000001")))))
                .isEqualTo("/sign-in/phone/name");
        assertThat(body(again.get("/sign-in/phone/name"))).contains("我是王＊英，登录").doesNotContain("王 秀英");
        assertThat(location(again.post("/sign-in/phone/name", Map.of("who", "0"))))
                .isEqualTo("/me");
    }

    /** The second of a household to come with its phone is not signed in as the first. */
    @Test
    void aPhoneThatOneAddedLetsAnotherMakeAnAccount() {
        world.resident("何为家", "13700000013");
        var first = world.visitor();
        shown(first, "13700000013");
        assertThat(location(first.post("/sign-in/phone/name", Map.of("name", "何为家"))))
                .isEqualTo("/me");
        var second = world.visitor();
        shown(second, "13700000013");
        assertThat(second.get("/me")).hasStatus(303);
        second.get("/sign-in/phone/name");
        assertThat(location(second.post("/sign-in/phone/name", Map.of("who", "none"))))
                .isEqualTo("/sign-in/new");
        second.get("/sign-in/new");
        second.post("/sign-in/new", Map.of("name", "林小雨", "place", "980062001001", "old", "true"));
        assertThat(body(second.get("/me"))).contains("林小雨");
        var third = world.visitor();
        shown(third, "13700000013");
        assertThat(body(third.get("/sign-in/phone/name"))).contains("何＊家", "林＊雨");
    }

    @Test
    void anybodyMayMakeAnAccountWithAPhoneAlone() {
        var visitor = world.visitor();
        asked(visitor, "13700000002");
        visitor.post("/sign-in/phone/code", Map.of("code", sent("13700000002")));
        assertThat(location(visitor.post("/sign-in/phone/name", Map.of("name", "陈新"))))
                .isEqualTo("/sign-in/new");
        visitor.get("/sign-in/new");
        assertThat(body(visitor.post("/sign-in/new", Map.of("name", "陈新", "q", "听雨", "find", "1"))))
                .contains("听雨社区", "value=\"陈新\"");
        assertThat(visitor.post("/sign-in/new", Map.of("name", "陈新", "place", "980062001001")))
                .hasStatus(422);
        assertThat(location(visitor.post("/sign-in/new", Map.of("name", "陈新", "place", "980062001001", "old", "true"))))
                .isEqualTo("/me");
        assertThat(body(visitor.get("/me"))).contains("陈新");
        assertThat(world.people().withPhone(world.district(), "13700000002")).isEmpty(); // no consent, no number
    }

    @Test
    void theAnswerIsTheSameWhetherThePhoneIsKnownOrNot() {
        world.resident("李四", "13700000003");
        var known = asked(world.visitor(), "13700000003");
        var unknown = asked(world.visitor(), "13700000004");
        assertThat(known).hasStatus(303);
        assertThat(location(known)).isEqualTo(location(unknown));
        assertThat(sent("13700000003")).isNotEqualTo(sent("13700000004").repeat(2));
    }

    @Test
    void aCodeIsNotGuessedReplayedUsedTooLateOrElsewhere() {
        var visitor = world.visitor();
        asked(visitor, "13700000005");
        var code = sent("13700000005");
        var elsewhere = world.visitor();
        elsewhere.get("/sign-in/phone");
        assertThat(elsewhere.post("/sign-in/phone/code", Map.of("code", code))).hasStatus(422);
        for (var i = 0; i < PhoneCodes.TRIES_MAX; i++) {
            assertThat(visitor.post("/sign-in/phone/code", Map.of("code", other(code))))
                    .hasStatus(422);
        }
        assertThat(visitor.post("/sign-in/phone/code", Map.of("code", code))).hasStatus(422);

        asked(visitor, "13700000005");
        var second = sent("13700000005");
        assertThat(visitor.post("/sign-in/phone/code", Map.of("code", second))).hasStatus(303);
        assertThat(visitor.post("/sign-in/phone/code", Map.of("code", second))).hasStatus(422);

        asked(visitor, "13700000005");
        var third = sent("13700000005");
        jdbc.sql("update codes.phone_code set expires_at = now() - interval '1 second' where district = :district")
                .param("district", "980062")
                .update();
        assertThat(visitor.post("/sign-in/phone/code", Map.of("code", third))).hasStatus(422);
        assertThat(asked(visitor, "13700000005")).hasStatus(429);
    }

    /** Asks for a code and types it; answers where that leads. */
    private String shown(Visitor visitor, String phone) {
        jdbc.sql("delete from pace.pace where district = :district")
                .param("district", "000000")
                .update();
        asked(visitor, phone);
        return location(visitor.post("/sign-in/phone/code", Map.of("code", sent(phone))));
    }

    private MvcTestResult says(Visitor visitor, String who, String name) {
        visitor.get("/sign-in/phone/name");
        return visitor.post("/sign-in/phone/name", Map.of("who", who, "name", name));
    }

    /** The value of the choice that shows {@code mask}. */
    private static String choice(String page, String mask) {
        var found = Pattern.compile("name=\"who\" value=\"(\\d+)\"[^>]*>\\s*<span>" + mask + "</span>")
                .matcher(page);
        assertThat(found.find()).as(mask).isTrue();
        return found.group(1);
    }

    @Test
    void whoSharesAPhoneSaysWhichOfTheAccountsIsTheirs() {
        world.resident("周爷爷", "13700000006");
        world.resident("周秀兰", "13700000006");
        var grandfather = world.visitor();
        assertThat(shown(grandfather, "13700000006")).isEqualTo("/sign-in/phone/name");
        var page = body(grandfather.get("/sign-in/phone/name"));
        assertThat(page).contains("周＊爷", "周＊兰").doesNotContain("周爷爷", "周秀兰");
        assertThat(says(grandfather, choice(page, "周＊爷"), "周爷爷")).hasStatus(303);
        assertThat(body(grandfather.get("/me"))).contains("周爷爷");

        // he has added the phone, she has not yet: it must not sign her in as him
        var grandmother = world.visitor();
        assertThat(shown(grandmother, "13700000006")).isEqualTo("/sign-in/phone/name");
        page = body(grandmother.get("/sign-in/phone/name"));
        assertThat(says(grandmother, choice(page, "周＊爷"), "周秀兰"))
                .hasStatus(409)
                .bodyText()
                .contains("对不上")
                .doesNotContain("周爷爷");
        assertThat(says(grandmother, "", "周秀兰")).hasStatus(409);
        assertThat(grandmother.get("/me")).hasStatus(303);
        assertThat(says(grandmother, choice(page, "周＊兰"), "周 秀兰")).hasStatus(303);
        assertThat(body(grandmother.get("/me"))).contains("周秀兰");

        var grandchild = world.visitor();
        shown(grandchild, "13700000006");
        assertThat(location(says(grandchild, "none", "周小满"))).isEqualTo("/sign-in/new");
    }

    @Test
    void aPhoneTellsNobodyWhoHasItBeforeItsCodeWasRight() {
        world.resident("吴一", "13700000011");
        world.resident("吴二三", "13700000011");
        var stranger = world.visitor();
        var asked = asked(stranger, "13700000011");
        assertThat(body(asked) + body(stranger.get("/sign-in/phone/code"))).doesNotContain("吴");
        assertThat(body(stranger.post("/sign-in/phone/code", Map.of("code", other(sent("13700000011"))))))
                .doesNotContain("吴");
        assertThat(stranger.get("/sign-in/phone/name")).hasStatus(303);
        assertThat(says(stranger, "0", "吴一").getResponse().getStatus()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void twoOfOneNameAskAtTheCounter() {
        world.resident("陈明", "13700000012");
        world.resident("陈明", "13700000012");
        var visitor = world.visitor();
        shown(visitor, "13700000012");
        assertThat(says(visitor, "0", "陈明")).hasStatus(409).bodyText().contains("纸质登录码");
        assertThat(visitor.get("/me")).hasStatus(303);
    }

    @Test
    void whoHoldsAPostOnlySetsAnotherWayInWithAPhone() {
        var person = world.resident("郑岗", "13700000007");
        var unit = world.organisations().find(world.place("001001"), "station").orElseThrow();
        world.posts().start(world.district(), person, "clerk", unit.id(), java.time.LocalDate.of(2020, 1, 1), null);
        var visitor = world.visitor();
        asked(visitor, "13700000007");
        visitor.post("/sign-in/phone/code", Map.of("code", sent("13700000007")));
        assertThat(location(visitor.post("/sign-in/phone/name", Map.of("name", "郑岗"))))
                .isEqualTo("/sign-in/first");
        assertThat(visitor.get("/desk")).hasStatus(303);
        assertThat(body(visitor.get("/sign-in/first")))
                .contains("/sign-in/first/password")
                .doesNotContain("/sign-in/first/phone");
    }

    @Test
    void aPhoneIsAddedAndWithItTheOnlyPasswordCanGo() {
        var person = world.resident("冯添", "13700000008");
        world.credentials().giveCredential(world.district(), person, "fengtian", CodesWorld.PASSWORD);
        var visitor = world.signedIn("fengtian");
        visitor.get("/sign-in/first/phone");
        visitor.post("/sign-in/first/phone", Map.of("phone", "13700000009"));
        var code = sent("13700000009");
        assertThat(visitor.post("/sign-in/phone/code", Map.of("code", code)))
                .hasStatus(422); // for adding, not for coming in
        assertThat(location(visitor.post("/sign-in/first/phone/code", Map.of("code", code))))
                .isEqualTo("/me/sign-in");
        assertThat(body(visitor.get("/me/sign-in"))).contains("…09").doesNotContain("13700000009");
        assertThat(visitor.post("/me/sign-in/remove", Map.of("means", "PASSWORD", "id", "fengtian")))
                .hasStatus(303);
        assertThat(world.visitor().signIn("fengtian@980062", CodesWorld.PASSWORD))
                .hasStatus(401);
    }

    @Test
    void whoHasAnAccountWithoutThePhoneIsNotTakenOverWithIt() {
        var person = world.resident("褚安", "13700000010");
        world.credentials().giveCredential(world.district(), person, "chuan", CodesWorld.PASSWORD);
        var visitor = world.visitor();
        asked(visitor, "13700000010");
        visitor.post("/sign-in/phone/code", Map.of("code", sent("13700000010")));
        assertThat(visitor.post("/sign-in/phone/name", Map.of("name", "褚安"))).hasStatus(409);
        assertThat(visitor.get("/me")).hasStatus(303);
    }
}
