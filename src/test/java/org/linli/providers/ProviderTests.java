package org.linli.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.linli.Visitor.body;
import static org.linli.Visitor.location;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.TestPlaces;
import org.linli.Visitor;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Settings;
import org.linli.kernel.Words;
import org.linli.notifications.Notifications;
import org.linli.organisations.Organisations;
import org.linli.organisations.Posts;
import org.linli.passwords.Credentials;
import org.linli.people.DwellingDraft;
import org.linli.people.People;
import org.linli.people.PersonDraft;
import org.linli.people.PersonId;
import org.linli.people.PersonRegister;
import org.linli.people.Registering;
import org.linli.places.Places;
import org.linli.signin.Doors;
import org.linli.signin.Means;
import org.linli.signin.Way;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Signing in with an account elsewhere, against a real provider: Spring Authorization Server, or Keycloak with the profile of that
 * name. Between the two lies a wire that is cut and bent.
 */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderTests {
    private static final District HERE = new District("980071");
    private static final PlaceCode COMMUNITY = new PlaceCode("980071001001");
    private static final String PASSWORD = "three quiet lamps";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final MockMvcTester mvc;
    private final People people;
    private final Organisations organisations;
    private final Posts posts;
    private final Credentials credentials;
    private final Doors doors;
    private final Notifications notifications;
    private final JdbcClient jdbc;
    private final Settings settings;
    private final PersonRegister register;
    private final Places places;
    private final IdentityServer provider;
    private final Wire wire;
    private @Nullable Account holder;

    ProviderTests(
            MockMvcTester mvc,
            People people,
            Organisations organisations,
            Posts posts,
            Credentials credentials,
            Doors doors,
            Notifications notifications,
            JdbcClient jdbc,
            Settings settings,
            PersonRegister register,
            Places places) {
        this.mvc = mvc;
        this.people = people;
        this.organisations = organisations;
        this.posts = posts;
        this.credentials = credentials;
        this.doors = doors;
        this.notifications = notifications;
        this.jdbc = jdbc;
        this.settings = settings;
        this.register = register;
        this.places = places;
        var issuer = settings.providers().getFirst().issuer();
        this.provider = IdentityServer.start(issuer);
        this.wire = new Wire(issuer.getPort(), provider.address());
    }

    @BeforeAll
    void buildTheCommunity() {
        var rows = """
                code,name,kind,en
                980071,海湾试验区,district,Bay
                980071001,渡口街道,subdistrict,Ferry
                980071001001,灯塔社区,community,Lighthouse
                """;
        TestPlaces.lay(places, rows.getBytes(StandardCharsets.UTF_8));
        holder = account();
        links(signedIn(holder), "anna");
    }

    @AfterAll
    void stop() {
        wire.close();
        provider.close();
    }

    @AfterEach
    void mendTheWireAndForgetWhoIsLinked() {
        wire.cut(false);
        wire.bend(UnaryOperator.identity());
        SpringServer.setClockOff(Duration.ZERO);
        jdbc.sql("delete from providers.identity where district = :district and person <> :holder")
                .param("district", "980071")
                .param("holder", holder().person().value())
                .update();
    }

    /** Anna's is linked once for all tests; what they link beside it is forgotten after each. */
    private Account holder() {
        return Objects.requireNonNull(holder);
    }

    private record Account(PersonId person, String login) {}

    private Account account() {
        var login = "away" + NUMBER.incrementAndGet();
        var person = people.add(HERE, "测试员 " + login, null, null, Lang.ZH);
        credentials.giveCredential(HERE, person, login, PASSWORD);
        return new Account(person, login);
    }

    private Visitor visitor() {
        return new Visitor(mvc, "100.71.0." + NUMBER.incrementAndGet());
    }

    private Visitor signedIn(Account account) {
        var visitor = visitor();
        assertThat(visitor.signIn(account.login() + "@980071", PASSWORD)).hasStatus(303);
        return visitor;
    }

    /** What the provider sends {@code user} back with, who was sent there with {@code address}. */
    private String elsewhere(String address, String user) {
        try (var elsewhere = new Elsewhere(settings.origin())) {
            return elsewhere.visit(address, user);
        }
    }

    private static String sent(Visitor visitor) {
        var begun = visitor.get("/sign-in/provider/1");
        assertThat(begun).hasStatus(303);
        return location(begun);
    }

    private MvcTestResult comesBy(Visitor visitor, String user) {
        return visitor.get(elsewhere(sent(visitor), user));
    }

    private static String onward(Visitor visitor) {
        assertThat(visitor.get("/sign-in/first/provider/1"))
                .hasStatusOk()
                .bodyText()
                .contains("海湾通");
        var sent = visitor.post("/sign-in/first/provider/1", Map.of());
        assertThat(sent).hasStatusOk(); // no redirect: form-action 'self' would stop it
        return String.valueOf(sent.getResponse().getHeader("Refresh")).replace("0; url=", "");
    }

    private MvcTestResult links(Visitor visitor, String user) {
        return visitor.get(elsewhere(onward(visitor), user));
    }

    private static void isFault(MvcTestResult answer, Fault fault, String words) {
        assertThat(answer).hasStatus(fault.status()).bodyText().contains(words);
    }

    private Set<Means> means(Account account) {
        return doors.ways(HERE, account.person()).stream().map(Way::means).collect(java.util.stream.Collectors.toSet());
    }

    @Test
    void anAccountElsewhereIsLinkedAndThenSignsInToThePageThatWasAskedFor() {
        var account = account();
        var visitor = signedIn(account);
        assertThat(body(visitor.get("/me/sign-in"))).contains("关联海湾通", "关联远山通");
        var before = visitor.session();
        assertThat(location(links(visitor, "ben"))).isEqualTo("/me/sign-in");
        assertThat(visitor.session()).isNotEqualTo(before);
        assertThat(means(account)).containsExactlyInAnyOrder(Means.PASSWORD, Means.PROVIDER);
        assertThat(body(visitor.get("/me/sign-in"))).contains("海湾通", "添加了：统一身份");
        assertThat(notifications.inbox(HERE, account.person(), 10))
                .extracting(notice -> notice.key())
                .containsExactly("signin.notice.PROVIDER");
        assertThat(visitor.post("/sign-out", Map.of())).hasStatus(303);
        assertThat(visitor.get("/me")).hasStatus(303);

        var again = visitor();
        assertThat(body(again.get("/sign-in?to=/me/data")))
                .contains("用海湾通登录", "href=\"/sign-in/provider/1?to=%2Fme%2Fdata\"");
        var begun = again.get("/sign-in/provider/1?to=/me/data");
        var planted = again.session();
        assertThat(location(begun)).contains("code_challenge_method=S256", "scope=openid&", "nonce=", "state=");
        assertThat(location(again.get(elsewhere(location(begun), "ben")))).isEqualTo("/me/data");
        assertThat(again.session()).isNotEqualTo(planted);
        assertThat(again.get("/me/data")).hasStatusOk();
        assertThat(body(again.get("/me/sign-in?lang=en"))).contains("Account elsewhere: signed in from 100.71.0.");
    }

    @Test
    void whoSignsInAnewIsAskedAnewThere() {
        var visitor = signedIn(account());
        assertThat(sent(visitor)).contains("prompt=login");
        assertThat(sent(visitor())).doesNotContain("prompt=");
    }

    @Test
    void anUnknownAccountOpensNothingAndMakesNothing() {
        people.add(HERE, "Be En", "13700007101", "ben@example.cn", Lang.EN);
        var visitor = visitor();
        var persons = count("people.person");
        var identities = count("providers.identity");
        var accounts = count("signin.account");
        isFault(comesBy(visitor, "ben"), Fault.UNKNOWN, "还没有关联账号");
        assertThat(visitor.get("/me")).hasStatus(303);
        assertThat(count("people.person")).isEqualTo(persons);
        assertThat(count("signin.account")).isEqualTo(accounts);
        assertThat(count("providers.identity")).isEqualTo(identities);
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table + " where district = :district")
                .param("district", "980071")
                .query(Long.class)
                .single();
    }

    @Test
    void nothingOfTheAccountElsewhereIsKeptInTheClear() {
        var row = jdbc.sql(
                        "select encode(identity, 'hex') || issuer from providers.identity where district = :district")
                .param("district", "980071")
                .query(String.class)
                .single();
        assertThat(row).matches("[0-9a-f]{64}http://.*").doesNotContain("anna");
    }

    @Test
    void whoSaysNoThereIsNotIn() {
        var visitor = visitor();
        isFault(comesBy(visitor, "norbert"), Fault.DENIED, "选择了不同意");
        assertThat(visitor.get("/me")).hasStatus(303);
        var account = account();
        var linking = signedIn(account);
        isFault(links(linking, "norbert"), Fault.DENIED, "回到登录与安全");
        assertThat(means(account)).containsExactly(Means.PASSWORD);
        assertThat(linking.get("/me")).hasStatusOk();
    }

    @Test
    void aTokenForAnotherVisitIsRefused() {
        var visitor = visitor();
        var elsewhere = sent(visitor).replaceFirst("nonce=[^&]+", "nonce=of-another-visit");
        isFault(visitor.get(elsewhere(elsewhere, "anna")), Fault.FORGED, "核对不上");
        assertThat(visitor.get("/me")).hasStatus(303);
    }

    @Test
    void aTokenThatWasTamperedWithIsRefused() {
        var visitor = visitor();
        wire.bend(ProviderTests::tampered);
        isFault(comesBy(visitor, "anna"), Fault.FORGED, "核对不上");
        wire.bend(ProviderTests::unsigned);
        isFault(comesBy(visitor, "anna"), Fault.FORGED, "核对不上");
        wire.bend(answer -> answer.replaceFirst("\"id_token\"", "\"no_token\""));
        isFault(comesBy(visitor, "anna"), Fault.FORGED, "核对不上");
        assertThat(visitor.get("/me")).hasStatus(303);
        wire.bend(UnaryOperator.identity());
        assertThat(location(comesBy(visitor, "anna"))).isEqualTo("/me");
    }

    private static final Pattern TOKEN = Pattern.compile("(\"id_token\"\\s*:\\s*\")([^.]+)\\.([^.]+)\\.([^\"]+)");

    /** The same token for somebody else, under the same signature. */
    private static String tampered(String answer) {
        return TOKEN.matcher(answer)
                .replaceAll(found -> found.group(1) + found.group(2) + "."
                        + coded(decoded(found.group(3)).replaceFirst("\"sub\"\\s*:\\s*\"[^\"]+", "\"sub\":\"ben"))
                        + "." + found.group(4));
    }

    /** The same token without a signature. */
    private static String unsigned(String answer) {
        return TOKEN.matcher(answer)
                .replaceAll(found -> found.group(1) + coded("{\"alg\":\"none\"}") + "." + found.group(3) + ".");
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String coded(String part) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatCameBackOnceOpensNothingAgainAndNothingElsewhere() {
        var visitor = visitor();
        var back = elsewhere(sent(visitor), "anna");
        isFault(visitor().get(back), Fault.GONE, "已经失效"); // another browser
        assertThat(visitor.get(back)).hasStatus(303);
        assertThat(visitor.get("/me")).hasStatusOk();
        visitor.post("/sign-out", Map.of());
        isFault(visitor.get(back), Fault.GONE, "已经失效");

        var state = Pattern.compile("state=([^&]+)").matcher(sent(visitor));
        assertThat(state.find()).isTrue();
        var replayed =
                back.replaceFirst("state=[^&]+", "state=" + state.group(1).replace("%3D", "="));
        isFault(visitor.get(replayed), Fault.GONE, "已经失效"); // the provider knows that the code is used
        assertThat(visitor.get("/me")).hasStatus(303);
    }

    @Test
    void anotherStateOrACodeOfAnotherBrowserIsRefused() {
        var visitor = visitor();
        var back = elsewhere(sent(visitor), "anna");
        isFault(visitor.get(back.replaceFirst("state=[^&]+", "state=guessed")), Fault.GONE, "已经失效");

        var thief = visitor();
        var theirs = elsewhere(sent(thief), "anna");
        var mine = Pattern.compile("state=[^&]+").matcher(elsewhere(sent(visitor), "anna"));
        assertThat(mine.find()).isTrue();
        isFault(visitor.get(theirs.replaceFirst("state=[^&]+", mine.group())), Fault.GONE, "已经失效"); // PKCE
        isFault(visitor.get("/sign-in/provider/1/back"), Fault.GONE, "已经失效");
        assertThat(visitor.get("/me")).hasStatus(303);
    }

    @Test
    void aProviderThatIsAwayIsSaidToBe() {
        var visitor = visitor();
        isFault(visitor.get("/sign-in/provider/2"), Fault.DOWN, "暂时连不上远山通");
        assertThat(visitor.get("/sign-in/provider/3")).hasStatus(404);
        var back = elsewhere(sent(visitor), "anna");
        wire.cut(true);
        isFault(visitor.get(back), Fault.DOWN, "暂时连不上海湾通");
        isFault(
                visitor().get("/sign-in/provider/1/back?error=temporarily_unavailable&state=x"),
                Fault.GONE,
                "已经失效"); // nobody began it
    }

    /** Only of a provider whose clock we can set wrong. */
    @Test
    void aClockThatIsWrongIsSaidToBe() {
        assumeTrue(provider instanceof SpringServer, "Keycloak goes by this machine's clock");
        for (var off : new Duration[] {Duration.ofHours(-2), Duration.ofHours(2)}) {
            SpringServer.setClockOff(off);
            isFault(comesBy(visitor(), "anna"), Fault.CLOCK, "时间对不上");
        }
        SpringServer.setClockOff(Duration.ofSeconds(30));
        assertThat(location(comesBy(visitor(), "anna"))).isEqualTo("/me");
    }

    @Test
    void anAccountElsewhereIsOnePersonsWayIn() {
        var other = account();
        isFault(links(signedIn(other), "anna"), Fault.TAKEN, "已经是另一个账号的登录方式");
        assertThat(means(other)).containsExactly(Means.PASSWORD);
    }

    @Test
    void onlyWhoIsSignedInAndAskedForItLinks() {
        assertThat(visitor().get("/sign-in/first/provider/1")).hasStatus(401);
        var account = account();
        var visitor = signedIn(account);
        assertThat(mvc.post()
                        .uri("/sign-in/first/provider/1")
                        .cookie(new jakarta.servlet.http.Cookie("linli-session", visitor.session())))
                .hasStatus(403);

        var back = elsewhere(onward(visitor), "ben");
        var other = account();
        visitor.signIn(other.login() + "@980071", PASSWORD);
        isFault(visitor.get(back), Fault.GONE, "已经失效");
        assertThat(means(account)).containsExactly(Means.PASSWORD);
        assertThat(means(other)).containsExactly(Means.PASSWORD);
    }

    @Test
    void aRemovedAccountElsewhereOpensNoMoreAndTheLastWayInStays() {
        var account = account();
        var visitor = signedIn(account);
        links(visitor, "ben");
        visitor.get("/me/sign-in");
        assertThat(visitor.post("/me/sign-in/remove", Map.of("means", "PASSWORD", "id", account.login())))
                .hasStatus(303);
        var id = doors.ways(HERE, account.person()).getFirst().id();
        assertThat(visitor.post("/me/sign-in/remove", Map.of("means", "PROVIDER", "id", id)))
                .hasStatus(409);
        assertThat(location(comesBy(visitor(), "ben"))).isEqualTo("/me");

        credentials.giveCredential(HERE, account.person(), account.login(), PASSWORD);
        var again = signedIn(account);
        again.get("/me/sign-in");
        assertThat(again.post("/me/sign-in/remove", Map.of("means", "PROVIDER", "id", id)))
                .hasStatus(303);
        isFault(comesBy(visitor(), "ben"), Fault.UNKNOWN, "还没有关联账号");
    }

    private Account clerk() {
        var account = account();
        var unit = organisations
                .find(COMMUNITY, "station")
                .orElseGet(() -> organisations.add(COMMUNITY, "station", new Words("某工作站", "Some station")));
        posts.start(HERE, account.person(), "clerk", unit.id(), LocalDate.of(2020, 1, 1), null);
        return account;
    }

    /** What an unknown account is told to do: the counter's slip lets them link it, and it is their only way in. */
    @Test
    void theCounterLetsSomebodyInWhoLinksAnAccountElsewhere() {
        var resident = register.registerSelf(
                HERE,
                new PersonDraft("安娜", "", "", Lang.ZH, "", "", "", "", COMMUNITY.value(), Set.of()),
                new DwellingDraft("", "", "", "", "", "", ""));
        var person = ((Registering.Registered) resident).person();
        var counter = signedIn(clerk());
        counter.get("/desk/people/" + person + "/sign-in");
        var slip = Pattern.compile("class=\"slip-code\"[^>]*>([^<]+)<")
                .matcher(body(counter.post("/desk/people/" + person + "/sign-in", Map.of("days", "7"))));
        assertThat(slip.find()).isTrue();

        var visitor = visitor();
        visitor.get("/sign-in/code");
        assertThat(location(visitor.post("/sign-in/code", Map.of("code", slip.group(1)))))
                .isEqualTo("/sign-in/first");
        assertThat(body(visitor.get("/sign-in/first"))).contains("href=\"/sign-in/first/provider/1\"");
        assertThat(location(links(visitor, "ben"))).isEqualTo("/me/sign-in");
        assertThat(body(visitor.get("/me"))).contains("安娜");
        assertThat(location(comesBy(visitor(), "ben"))).isEqualTo("/me");
    }

    @Test
    void whoHoldsAPostGetsToTheDesk() {
        var account = clerk();
        links(signedIn(account), "ben");
        assertThat(location(comesBy(visitor(), "ben"))).isEqualTo("/desk");
    }
}
