package org.linli.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.linli.LinliTest;
import org.linli.kernel.Behalf;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.boot.webmvc.test.autoconfigure.SpringBootMockMvcBuilderCustomizer;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every endpoint, asked by every role about what is within reach, beyond it, and in another district. What each endpoint asks for
 * is declared in {@code scope/endpoints.csv}; an endpoint that is not declared fails, and so does one whose answer to who may is the
 * same as its refusal, since a check taken out of it would not be seen.
 */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScopeTests {
    private static final int USERS = 64;
    private static final int REQUESTS = 12;
    private static final int TURNS = 20;

    /** Answer alike to all, each with the reason. What they show and change is checked all the same. */
    private static final Map<String, String> ALIKE = Map.of(
            "POST /desk/bulk", "each matter of a selection is refused by itself, in one answer",
            "POST /r/close", "forgets what there may not be",
            "GET /me/matters/{code}", "one's own list alone, which is empty here",
            "POST /me/matters/{code}/forget", "as GET /me/matters/{code}");

    /** What shows a phone or a door though nobody looks at a person. */
    private static final Map<String, String> DOORS =
            Map.of("GET /desk/codes", "lists the doors for which codes on paper are out");

    private static final List<Where> WHERES = List.of(Where.values());

    private record Answer(int status, Set<Where> marks) {}

    private final ScopeWorld world;
    private final MockMvcTester both;

    /** The same pages as if all were on the system's behalf: the code's checks without the database's behind them. */
    private final MockMvcTester codeAlone;

    private final JdbcClient jdbc;
    private final RequestMappingHandlerMapping mapping;
    private final List<Endpoint> endpoints = Endpoint.all();

    ScopeTests(
            AutowireCapableBeanFactory beans,
            WebApplicationContext context,
            JdbcClient jdbc,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.world = beans.createBean(ScopeWorld.class);
        this.both = mvc(context);
        this.codeAlone = mvc(context, ScopeTests::asTheSystem);
        this.jdbc = jdbc;
        this.mapping = mapping;
    }

    /** Without what prints each answer once a test fails: there are thousands. */
    private static MockMvcTester mvc(WebApplicationContext context, Filter... innermost) {
        var builder = MockMvcBuilders.webAppContextSetup(context);
        var customizer = new SpringBootMockMvcBuilderCustomizer(context);
        customizer.setPrint(MockMvcPrint.NONE);
        customizer.customize(builder);
        return MockMvcTester.create(builder.addFilters(innermost).build());
    }

    private static void asTheSystem(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            Behalf.SYSTEM.<@Nullable Void, Exception>call(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    @BeforeAll
    void build() {
        world.build();
    }

    @Test
    @Order(1)
    void everyEndpointIsDeclared() {
        var there = new TreeSet<String>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("org.linli")
                    && !info.getPatternValues().contains("/error")) {
                var methods = info.getMethodsCondition().getMethods();
                assertThat(methods).as("methods of " + info).isNotEmpty();
                info.getPatternValues().forEach(path -> methods.forEach(method -> there.add(method + " " + path)));
            }
        });
        assertThat(new TreeSet<>(endpoints.stream().map(Endpoint::name).toList()))
                .as("say in " + Endpoint.TABLE
                        + " what each endpoint asks for, what it is about, and what it answers to whom")
                .isEqualTo(there);
    }

    @Test
    @Order(2)
    void noRefusalIsWhatWhoMayIsAnswered() {
        assertThat(endpoints.stream()
                        .filter(endpoint -> !endpoint.isPublic() && !ALIKE.containsKey(endpoint.name()))
                        .filter(endpoint -> endpoint.refusals().stream().anyMatch(endpoint.in()::contains))
                        .map(Endpoint::toString))
                .isEmpty();
    }

    /** Whoever may not, or not there, gets the declared answer, reads no word of it and changes nothing. */
    @Test
    @Order(3)
    void whoMayNotIsRefusedAndChangesNothing() {
        refuses(both, (endpoint, role) -> true);
    }

    /** So are those by the code by itself who may, but not there: the second lock hides no hole in the first. */
    @Test
    @Order(4)
    void whoMayNotIsRefusedByTheCodeAlone() {
        refuses(codeAlone, (endpoint, role) -> endpoint.isSomewhere() && endpoint.lets(role));
    }

    private void refuses(MockMvcTester mvc, BiPredicate<Endpoint, Asker> which) {
        var before = rows();
        var wrong = new ArrayList<String>();
        for (var endpoint : endpoints) {
            for (var role : asking(endpoint)) {
                for (var where : which.test(endpoint, role) ? places(endpoint, role) : List.<Where>of()) {
                    if (endpoint.isPublic() || !may(role, endpoint, where)) {
                        check(mvc, role, endpoint, where, wrong);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(rows()).isEqualTo(before);
    }

    /** Sixty-four at once, mixed: each is answered as alone, and nobody reads another's. */
    @Test
    @Order(5)
    void manyAtOnceAreAnsweredAsAlone() throws Exception {
        var start = new CountDownLatch(1);
        var alone = new HashMap<Ask, Answer>();
        try (var users = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<List<String>>>();
            for (var user = 0; user < USERS; user++) {
                var asks = asks(world.roles().get(user % world.roles().size()), new Random(user));
                asks.forEach(ask -> alone.computeIfAbsent(ask, one -> answer(one.role, one.endpoint, one.where)));
                all.add(users.submit(() -> {
                    start.await();
                    var wrong = new ArrayList<String>();
                    for (var ask : asks) {
                        var now = answerInTime(ask);
                        if (!now.equals(alone.get(ask))) {
                            wrong.add(ask + ": " + now + ", alone " + alone.get(ask));
                        }
                    }
                    return wrong;
                }));
            }
            start.countDown();
            for (var one : all) {
                assertThat(one.get()).isEmpty();
            }
        }
    }

    /** Where 64 at once wait too long for one of the 16 connections they are told to come again, and do. */
    private Answer answerInTime(Ask ask) {
        for (var turn = 0; ; turn++) {
            try {
                return answer(ask.role, ask.endpoint, ask.where);
            } catch (IllegalStateException e) {
                if (turn == TURNS
                        || NestedExceptionUtils.getMostSpecificCause(e).getClass()
                                != SQLTransientConnectionException.class) {
                    throw e;
                }
            }
        }
    }

    private record Ask(Asker role, Endpoint endpoint, Where where) {}

    /** What one of many asks in turn; nothing that writes a look down. */
    private List<Ask> asks(Asker role, Random random) {
        var reading = endpoints.stream()
                .filter(endpoint -> endpoint.isGet() && asking(endpoint).contains(role))
                .toList();
        return random.ints(REQUESTS, 0, reading.size())
                .mapToObj(reading::get)
                .map(endpoint -> new Ask(role, endpoint, WHERES.get(random.nextInt(WHERES.size()))))
                .toList();
    }

    /** Whoever may, within reach, is answered, and reads no word from beyond; no page shows a phone or a door unasked. */
    @Test
    @Order(6)
    void whoMayIsAnswered() {
        var wrong = new ArrayList<String>();
        for (var endpoint : endpoints) {
            for (var role : asking(endpoint)) {
                for (var where : places(endpoint, role)) {
                    if (!endpoint.isPublic() && !endpoint.isOwn() && may(role, endpoint, where)) {
                        check(both, role, endpoint, where, wrong);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Another district is asked about by who may do so in their own. */
    private static List<Where> places(Endpoint endpoint, Asker role) {
        if (!endpoint.isSomewhere()) {
            return List.of(Where.INSIDE);
        }
        return endpoint.lets(role) && !endpoint.isPublic()
                ? List.of(Where.values())
                : List.of(Where.INSIDE, Where.OUTSIDE);
    }

    private static boolean may(Asker role, Endpoint endpoint, Where where) {
        return endpoint.expected(role, where).equals(endpoint.in());
    }

    private List<Asker> asking(Endpoint endpoint) {
        return world.roles().stream()
                .filter(role -> role.authorization() == null || endpoint.isApi())
                .toList();
    }

    private void check(MockMvcTester mvc, Asker role, Endpoint endpoint, Where where, Collection<String> wrong) {
        var result = ask(mvc, role, endpoint, where);
        var answer = answer(result);
        var asked = role + ": " + endpoint + " " + where;
        if (!endpoint.expected(role, where).contains(answer.status())) {
            wrong.add(asked + " answered " + answer.status() + ", not " + endpoint.expected(role, where));
        }
        if (answer.status() == 303 && !endpoint.in().contains(303) && !role.isSignedIn()) {
            assertThat(result.getResponse().getHeader("Location")).as(asked).matches("/sign-in.*|/r(\\?.*)?");
        }
        if (!role.reads().containsAll(answer.marks())) {
            wrong.add(asked + " shows private words of " + answer.marks());
        }
        var body = text(result);
        if (endpoint.isGet()
                && !DOORS.containsKey(endpoint.name())
                && Stream.of(Where.values()).anyMatch(one -> body.contains(one.phone()) || body.contains(one.door()))) {
            wrong.add(asked + " shows a phone or a door");
        }
    }

    private Answer answer(Asker role, Endpoint endpoint, Where where) {
        return answer(ask(both, role, endpoint, where));
    }

    private static Answer answer(MvcTestResult result) {
        var body = text(result);
        return new Answer(
                result.getResponse().getStatus(),
                Stream.of(Where.values())
                        .filter(one -> body.contains(one.mark()) || body.contains(one.phone()))
                        .collect(Collectors.toSet()));
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult ask(MockMvcTester mvc, Asker role, Endpoint endpoint, Where where) {
        var values = world.values(where, endpoint.target());
        var path = endpoint.path(values);
        var form = endpoint.form(values);
        var accept = endpoint.isApi() ? MediaType.APPLICATION_JSON : MediaType.TEXT_HTML;
        if (form.startsWith("file=")) {
            var file = new MockMultipartFile(
                    "file",
                    "t.csv",
                    "text/csv",
                    form.substring(5).replace('|', '\n').getBytes(StandardCharsets.UTF_8));
            return mvc.post()
                    .multipart()
                    .file(file)
                    .uri(path)
                    .accept(accept)
                    .with(csrf())
                    .cookie(cookies(role))
                    .exchange();
        }
        var request = mvc.method(HttpMethod.valueOf(endpoint.method()))
                .uri(endpoint.isGet() && !form.isEmpty() ? path + "?" + form : path)
                .accept(accept)
                .cookie(cookies(role))
                .remoteAddress(address(role)); // tries are counted by address
        if (!endpoint.isGet()) {
            var type = endpoint.isApi() ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_FORM_URLENCODED;
            request = request.contentType(type).content(endpoint.isApi() && form.isEmpty() ? "{}" : form);
        }
        if (!endpoint.isGet() && role.authorization() == null) {
            request = request.with(csrf());
        }
        return role.authorization() == null
                ? request.exchange()
                : request.header("Authorization", role.authorization()).exchange();
    }

    private String address(Asker role) {
        return "10.0.0." + (1 + world.roles().indexOf(role));
    }

    private static Cookie[] cookies(Asker role) {
        return role.cookies().isEmpty()
                ? new Cookie[] {new Cookie("none", "none")}
                : role.cookies().toArray(Cookie[]::new);
    }

    /** What may change by asking: everything but what stands beside who asks. */
    private Map<String, String> rows() {
        var found = new TreeMap<String, String>();
        var tables = jdbc.sql("""
                        select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind = 'r' and c.relrowsecurity and n.nspname not in ('pace', 'ledger', 'measures')
                           and c.oid::regclass::text not in ('signin.sign_in', 'tokens.token', 'codes.phone_code')
                        """).query(String.class).list();
        for (var table : tables) {
            for (var desk : world.desks()) {
                found.put(
                        table + " " + desk.district(),
                        jdbc.sql("select count(*) || ' ' || coalesce(sum(hashtext(t::text)), 0) from " + table
                                        + " t where district = :district")
                                .param("district", desk.district().value())
                                .query(String.class)
                                .single());
            }
        }
        return found;
    }
}
