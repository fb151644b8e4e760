package org.linli.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.LinliTest;
import org.linli.Visitor;
import org.linli.catalogue.Kind;
import org.linli.matters.Draft;
import org.linli.matters.Intake;
import org.linli.matters.Matters;
import org.linli.matters.Rating;
import org.linli.matters.Step;
import org.linli.matters.StepCommand;
import org.linli.matters.World;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** GeoReport v2 as a client meets it. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Open311Tests {
    private static final String DISTRICT = "449401";
    private static final String PRIVATE = "我家孩子叫小满";

    private final MockMvcTester mvc;
    private final Matters matters;
    private final World worlds;
    private final JsonMapper json;
    private World.Cast world;

    Open311Tests(MockMvcTester mvc, Matters matters, World worlds, JsonMapper json) {
        this.mvc = mvc;
        this.matters = matters;
        this.worlds = worlds;
        this.json = json;
    }

    @BeforeAll
    void build() {
        world = worlds.build(DISTRICT);
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(URI.create("/open311/v2/" + path)).exchange();
    }

    private MvcTestResult post(String format, String form) {
        return mvc.post()
                .uri("/open311/v2/requests." + format)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content(form)
                .exchange();
    }

    private JsonNode json(MvcTestResult result) {
        assertThat(result.getResponse().getContentType()).isEqualToIgnoringCase("application/json; charset=utf-8");
        return json.readTree(Visitor.body(result));
    }

    /** Read by a parser that is not ours, and that knows no document types. */
    private static Element xml(MvcTestResult result) throws Exception {
        assertThat(result.getResponse().getContentType()).isEqualToIgnoringCase("text/xml; charset=utf-8");
        var text = Visitor.body(result);
        assertThat(text).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        var factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
    }

    private static String text(Element in, String name) {
        return Objects.requireNonNull(in.getElementsByTagName(name).item(0)).getTextContent();
    }

    private String raise(String more) {
        var raised = post("json", "service_code=01.01.02&address_id=%s%s".formatted(world.estate(), more));
        assertThat(raised).hasStatus(201);
        return json(raised).get(0).get("service_request_id").asString();
    }

    @Test
    void discoverySaysWhereAndInWhichFormats() throws Exception {
        var found = json(get("discovery.json"));
        assertThat(found.propertyNames()).containsExactly("changeset", "contact", "key_service", "endpoints");
        var endpoint = found.get("endpoints").get(0);
        assertThat(endpoint.get("specification").asString()).isEqualTo("http://wiki.open311.org/GeoReport_v2");
        assertThat(endpoint.get("url").asString()).endsWith("/open311/v2");
        assertThat(endpoint.get("type").asString()).isEqualTo("production");
        assertThat(endpoint.get("formats").size()).isEqualTo(2);

        var xml = xml(get("discovery.xml"));
        assertThat(xml.getTagName()).isEqualTo("discovery");
        assertThat(xml.getElementsByTagName("format").getLength()).isEqualTo(2);
        assertThat(text(xml, "url")).isEqualTo(endpoint.get("url").asString());
    }

    @Test
    void servicesAreTheCatalogue() throws Exception {
        var services = json(get("services.json?jurisdiction_id=" + DISTRICT + "&lang=en"));
        assertThat(services.size()).isGreaterThan(100);
        var first = services.get(0);
        assertThat(first.propertyNames())
                .containsExactly(
                        "service_code", "service_name", "description", "metadata", "type", "keywords", "group");
        assertThat(first.get("service_code").asString()).isEqualTo("01.01.01");
        assertThat(first.get("service_name").asString()).isEqualTo("Service charges");
        assertThat(first.get("group").asString()).isEqualTo("Estate management");
        assertThat(first.get("metadata").asBoolean()).isFalse();
        assertThat(first.get("type").asString()).isEqualTo("realtime");

        var xml = xml(get("services.xml"));
        assertThat(xml.getTagName()).isEqualTo("services");
        assertThat(xml.getElementsByTagName("service").getLength()).isEqualTo(services.size());

        var definition = json(get("services/01.01.02.json"));
        assertThat(definition.get("service_code").asString()).isEqualTo("01.01.02");
        assertThat(definition.get("attributes").size()).isZero();
        assertThat(text(xml(get("services/01.01.02.xml")), "service_code")).isEqualTo("01.01.02");
    }

    @Test
    void aRequestIsRaisedAnsweredAndFollowed() throws Exception {
        var raised = post(
                "xml",
                "api_key=&jurisdiction_id=%s&service_code=01.01.02&address_id=%s&address_string=3+栋楼下&lat=22.53&long=113.93"
                                .formatted(DISTRICT, world.estate())
                        + "&email=a%40example.cn&first_name=小满&device_id=x1&description=" + PRIVATE
                        + "&media_url=http%3A%2F%2Fpictures.example%2F1.jpg");
        assertThat(raised).hasStatus(201);
        var answer = xml(raised);
        assertThat(answer.getTagName()).isEqualTo("service_requests");
        assertThat(answer.getElementsByTagName("token").getLength()).isZero();
        var code = text(answer, "service_request_id");

        var seen = matters.findForStaff(world.clerk(), code).orElseThrow();
        assertThat(seen.text()).contains(PRIVATE, "3 栋楼下", "http://pictures.example/1.jpg");
        assertThat(seen.contactable()).isTrue();

        var open = json(get("requests/%s.json".formatted(code))).get(0);
        assertThat(open.propertyNames())
                .containsExactly(
                        "service_request_id",
                        "status",
                        "status_notes",
                        "service_name",
                        "service_code",
                        "description",
                        "agency_responsible",
                        "service_notice",
                        "requested_datetime",
                        "updated_datetime",
                        "expected_datetime",
                        "address",
                        "address_id",
                        "zipcode",
                        "lat",
                        "long",
                        "media_url");
        assertThat(open.get("status").asString()).isEqualTo("open");
        assertThat(open.get("description").isNull()).isTrue();
        assertThat(open.get("address_id").asString()).isEqualTo(world.estate().value());
        assertThat(open.get("address").asString()).startsWith("榆树苑").endsWith("测试区");
        assertThat(OffsetDateTime.parse(open.get("expected_datetime").asString()))
                .isAfter(OffsetDateTime.parse(open.get("requested_datetime").asString()));
        assertThat(open.toString()).doesNotContain(PRIVATE).doesNotContain("example");

        release(code);
        answer(code);
        var closed = xml(get("requests/%s.xml?jurisdiction_id=%s".formatted(code, DISTRICT)));
        assertThat(text(closed, "status")).isEqualTo("closed");
        assertThat(text(closed, "description")).isEqualTo("灯坏了，请修");
        assertThat(text(closed, "service_request_id")).isEqualTo(code);
    }

    private void release(String code) {
        var seen = matters.findForStaff(world.clerk(), code).orElseThrow();
        matters.take(
                world.clerk(),
                code,
                StepCommand.of(Step.RELEASE, seen.row().version()).withRelease("楼道灯", "灯坏了，请修", null));
    }

    private void answer(String code) {
        for (var step : List.of(Step.ACCEPT, Step.ANSWER)) {
            var seen = matters.findForStaff(world.clerk(), code).orElseThrow();
            matters.take(
                    world.clerk(),
                    code,
                    StepCommand.of(step, seen.row().version()).withText("修好了"));
        }
    }

    @Test
    void whatWasNotSaidIsTheServicesName() {
        var code = raise("");
        assertThat(matters.findForStaff(world.clerk(), code).orElseThrow().text())
                .isEqualTo("物业服务不到位");
    }

    @ParameterizedTest
    @ValueSource(strings = {"榆树苑", "elm court", "榆树苑，榆树社区，测试区", "榆树苑, 3 栋楼下"})
    void aPlaceIsFoundByItsName(String name) {
        var raised =
                post("json", "jurisdiction_id=%s&service_code=01.01.02&address_string=%s".formatted(DISTRICT, name));
        assertThat(raised).hasStatus(201);
        var code = json(raised).get(0).get("service_request_id").asString();
        assertThat(matters.findPublic(code).orElseThrow().place()).isEqualTo(world.estate());
    }

    @Test
    void whoAsksForExtensionsGetsTheReceiptAndTheTimeline() {
        var raised = post("json", "service_code=01.01.02&address_id=%s&extensions=true".formatted(world.estate()));
        var more = json(raised).get(0).get("extended_attributes");
        var code = json(raised).get(0).get("service_request_id").asString();
        assertThat(matters.findByReceipt(more.get("receipt").asString())
                        .orElseThrow()
                        .code())
                .isEqualTo(code);

        var one = json(get("requests/%s.json?extensions=true".formatted(code))).get(0);
        assertThat(one.get("extended_attributes").get("state").asString()).isEqualTo("received");
        assertThat(one.get("extended_attributes").get("url").asString()).endsWith("/m/" + code);
        assertThat(one.get("notes").get(0).get("type").asString()).isEqualTo("received");
        assertThat(one.toString()).doesNotContain(more.get("receipt").asString());
    }

    @Test
    void theSameKeyTwiceIsOneRequest() {
        var form = "service_code=01.01.02&address_id=%s&description=一次".formatted(world.estate());
        var codes = Stream.of(1, 2)
                .map(time -> mvc.post()
                        .uri("/open311/v2/requests.json")
                        .header("Idempotency-Key", "once-449401")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .content(form)
                        .exchange())
                .map(result -> json(result).get(0).get("service_request_id").asString())
                .distinct();
        assertThat(codes).hasSize(1);
    }

    @Test
    void picturesComeAsFiles() {
        var file = new MockMultipartFile("media", "a.jpg", "image/jpeg", "no picture".getBytes(StandardCharsets.UTF_8));
        var refused = mvc.post()
                .multipart()
                .file(file)
                .uri("/open311/v2/requests.json")
                .param("service_code", "01.01.02")
                .param("address_id", world.estate().value())
                .exchange();
        assertThat(refused).hasStatus(400);
        assertThat(json(refused).get(0).get("description").asString()).startsWith("media");
    }

    @Test
    void requestsAreListedByTimeStatusServiceAndPage() {
        var cast = worlds.build("449402");
        var codes = Stream.of("01.01.01", "01.01.02", "01.01.02")
                .map(service -> ((Intake.Received)
                                matters.receive(Draft.of(cast.estate(), "灯坏了").withCategory(service), null))
                        .code())
                .toList();
        var all = "requests.json?jurisdiction_id=449402";
        assertThat(ids(all)).containsExactly(codes.get(2), codes.get(1), codes.get(0));
        assertThat(ids(all + "&service_code=01.01.01,01.01.03")).containsExactly(codes.get(0));
        assertThat(ids(all + "&service_code=01.01.01&service_code=01.01.02")).hasSize(3);
        assertThat(ids(all + "&status=closed")).isEmpty();
        assertThat(ids(all + "&status=open,closed")).hasSize(3);
        assertThat(ids(all + "&page_size=2")).containsExactly(codes.get(2), codes.get(1));
        assertThat(ids(all + "&page_size=2&page=2")).containsExactly(codes.get(0));
        assertThat(ids(all + "&end_date=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(ids(all + "&start_date=2020-01-01T00:00:00%2B08:00")).isEmpty();
        assertThat(ids("requests.json?service_request_id=%s,%s&status=closed".formatted(codes.get(0), codes.get(1))))
                .as("ids override all else")
                .containsExactlyInAnyOrder(codes.get(0), codes.get(1));
        assertThat(ids("requests.json?service_request_id=" + codes.get(0) + "&jurisdiction_id=" + DISTRICT))
                .isEmpty();
        assertThat(json(get("tokens/%s.json".formatted(codes.get(0)))).toString())
                .isEqualTo("[{\"service_request_id\":\"%1$s\",\"token\":\"%1$s\"}]".formatted(codes.get(0)));
    }

    private List<String> ids(String path) {
        return json(get(path))
                .valueStream()
                .map(one -> one.get("service_request_id").asString())
                .toList();
    }

    /** Each parameter wrong in turn: the status, and the parameter named. The dates are those of W3C's note. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            services.*?jurisdiction_id=999999                                     | 404 | jurisdiction_id
            services.*?jurisdiction_id=city.gov                                   | 404 | jurisdiction_id
            services.*?jurisdiction_id=449401&jurisdiction_id=449402              | 400 | jurisdiction_id
            services/99.99.99.*                                                   | 404 | service_code
            services/%3Cb%3E.*                                                    | 404 | service_code
            requests.*                                                            | 400 | jurisdiction_id
            requests.*?jurisdiction_id=44940                                      | 404 | jurisdiction_id
            requests.*?jurisdiction_id=449401&service_code=99                     | 404 | service_code
            requests.*?jurisdiction_id=449401&status=done                         | 400 | status
            requests.*?jurisdiction_id=449401&status=OPEN                         | 400 | status
            requests.*?jurisdiction_id=449401&start_date=yesterday                | 400 | start_date
            requests.*?jurisdiction_id=449401&start_date=2026-01-01T00:00:00      | 400 | start_date
            requests.*?jurisdiction_id=449401&start_date=2026-02-30T00:00:00Z     | 400 | start_date
            requests.*?jurisdiction_id=449401&end_date=2026-01-01                 | 400 | end_date
            requests.*?jurisdiction_id=449401&start_date=2026-01-02T00:00:00Z&end_date=2026-01-01T00:00:00Z | 400 | end_date
            requests.*?jurisdiction_id=449401&start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z | 400 | start_date
            requests.*?jurisdiction_id=449401&page=0                              | 400 | page
            requests.*?jurisdiction_id=449401&page=99999999999                    | 400 | page
            requests.*?jurisdiction_id=449401&page_size=1001                      | 400 | page_size
            requests.*?jurisdiction_id=449401&page_size=-1                        | 400 | page_size
            requests.*?jurisdiction_id=449401&extensions=yes                      | 400 | extensions
            requests/0000000000.*                                                 | 404 | service_request_id
            requests/x.*                                                          | 404 | service_request_id
            requests/'--.*                                                        | 404 | service_request_id
            tokens/12345.*                                                        | 404 | token
            nothing.*                                                             | 404 | url
            services/.*                                                           | 404 | url
            """)
    void whatIsWrongWithAQuestionIsNamed(String path, int status, String name) throws Exception {
        for (var format : List.of("json", "xml")) {
            var result = mvc.get()
                    .uri(URI.create("/open311/v2/"
                            + path.replace("*", format).replace(" ", "%20").replace("'", "%27")))
                    .exchange();
            refused(result, format, status, name);
        }
    }

    private void refused(MvcTestResult result, String format, int status, String name) throws Exception {
        assertThat(result).hasStatus(status);
        if (format.equals("json")) {
            var errors = json(result);
            assertThat(errors.get(0).propertyNames()).containsExactly("code", "description");
            assertThat(errors.get(0).get("code").asInt()).isEqualTo(status);
            assertThat(errors.valueStream().map(one -> one.get("description").asString()))
                    .anyMatch(text -> text.startsWith(name + "："));
        } else {
            var errors = xml(result);
            assertThat(errors.getTagName()).isEqualTo("errors");
            assertThat(text(errors, "code")).isEqualTo(String.valueOf(status));
            assertThat(errors.getTextContent()).contains(name + "：");
        }
    }

    /** The form begins with what is right; a name sent again replaces it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            service_code=                                  | 400 | service_code
            service_code=99.99.99                          | 404 | service_code
            address_id=                                    | 400 | address_id
            address_id=&lat=22.5&long=113.9                | 400 | address_id
            address_id=449401999                           | 400 | address_id
            address_id=44                                  | 400 | address_id
            address_id=545483x                             | 400 | address_id
            jurisdiction_id=449402                         | 400 | address_id
            jurisdiction_id=nowhere                        | 404 | jurisdiction_id
            address_id=&address_string=榆树苑              | 400 | jurisdiction_id
            address_id=&jurisdiction_id=449401&address_string=火星 | 400 | address_string
            address_id=&jurisdiction_id=449401&address_string=别处社区，榆树社区 | 400 | address_string
            lat=91&long=1                                  | 400 | lat
            lat=1&long=181                                 | 400 | long
            lat=north&long=1                               | 400 | lat
            lat=1                                          | 400 | long
            long=1                                         | 400 | lat
            api_key=xyz                                    | 403 | api_key
            api_key=linli_0000000000000000000000000000     | 403 | api_key
            email=nobody                                   | 400 | email
            phone=call+me                                  | 400 | phone
            media_url=file:///etc/passwd                   | 400 | media_url
            media_url=javascript:alert(1)                  | 400 | media_url
            attribute[A]=1                                 | 400 | attribute
            attribute[A][]=1                               | 400 | attribute
            description=%01                                | 400 | description
            description=LONG                               | 400 | description
            extensions=maybe                               | 400 | extensions
            """)
    void whatIsWrongWithAFormIsNamed(String wrong, int status, String name) throws Exception {
        var right = Stream.of("service_code=01.01.02", "address_id=" + world.estate())
                .filter(pair -> !("&" + wrong).contains("&" + pair.split("=", 2)[0] + "="));
        var form = Stream.concat(right, Stream.of(wrong.replace("LONG", "长".repeat(4_001))))
                .collect(java.util.stream.Collectors.joining("&"));
        for (var format : List.of("json", "xml")) {
            refused(post(format, form), format, status, name);
        }
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        var errors = json(post("json", "lat=x&media_url=y"));
        assertThat(errors.valueStream()
                        .map(one -> one.get("description").asString().split("：", 2)[0]))
                .containsExactly("address_id", "lat", "media_url", "service_code");
    }

    /** Bodies that are no forms are refused before anybody reads them, bombs among them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><request>&b;</request>",
                "<!DOCTYPE r SYSTEM \"file:///etc/passwd\"><request/>",
                "<!DOCTYPE r [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/x\"> %x;]><r/>",
                "<request><service_code>01.01.02</service_code></request>",
                "{\"service_code\": \"01.01.02\"}"
            })
    void bodiesThatAreNoFormsAreNotRead(String body) throws Exception {
        for (var type : List.of(MediaType.TEXT_XML, MediaType.APPLICATION_XML, MediaType.APPLICATION_JSON)) {
            var result = mvc.post()
                    .uri("/open311/v2/requests.xml?service_code=01.01.02&address_id=" + world.estate())
                    .contentType(type)
                    .content(body)
                    .exchange();
            refused(result, "xml", 400, "Content-Type");
        }
    }

    @Test
    void whatTheReporterSaysStaysTheirs() {
        var code = raise("&description=" + PRIVATE + "&phone=13800138000&extensions=true");
        answer(code);
        var receipt = matters.findForStaff(world.clerk(), code).orElseThrow();
        assertThat(receipt.text()).contains(PRIVATE);
        for (var path : List.of(
                "requests/%s.json?extensions=true".formatted(code),
                "requests/%s.xml?extensions=true".formatted(code),
                "requests.json?jurisdiction_id=449401&extensions=true",
                "requests.xml?jurisdiction_id=449401",
                "tokens/%s.json".formatted(code))) {
            assertThat(Visitor.body(get(path))).doesNotContain(PRIVATE).doesNotContain("13800138000");
        }
    }

    /** No service, no request, whoever asks: a dispute is not there. */
    @Test
    void whatIsDiscreetIsNotThere() {
        var dispute = Kind.DISPUTE.category();
        var raised = (Intake.Received)
                matters.receive(Draft.of(world.estate(), PRIVATE).withKind(Kind.DISPUTE), null);
        assertThat(get("requests/%s.json".formatted(raised.code()))).hasStatus(404);
        assertThat(get("tokens/%s.json".formatted(raised.code()))).hasStatus(404);
        assertThat(ids("requests.json?jurisdiction_id=" + DISTRICT)).doesNotContain(raised.code());
        assertThat(json(get("services.json"))
                        .valueStream()
                        .map(one -> one.get("service_code").asString()))
                .doesNotContain(dispute);
        assertThat(get("services/%s.json".formatted(dispute))).hasStatus(404);
        assertThat(post("json", "service_code=%s&address_id=%s".formatted(dispute, world.estate())))
                .hasStatus(404);
    }

    @Test
    void aRatingThatOpensItAgainOpensTheRequest() {
        var raised = post("json", "service_code=01.01.02&address_id=%s&extensions=true".formatted(world.estate()));
        var one = json(raised).get(0);
        var code = one.get("service_request_id").asString();
        answer(code);
        assertThat(json(get("requests/%s.json".formatted(code)))
                        .get(0)
                        .get("status")
                        .asString())
                .isEqualTo("closed");
        matters.rate(one.get("extended_attributes").get("receipt").asString(), new Rating(false, 1, null));
        assertThat(json(get("requests/%s.json".formatted(code)))
                        .get(0)
                        .get("status")
                        .asString())
                .isEqualTo("open");
    }

    @Test
    void otherMethodsAreRefusedInTheFormatOfTheAddress() throws Exception {
        refused(mvc.post().uri("/open311/v2/services.json").exchange(), "json", 400, "url");
        refused(mvc.delete().uri("/open311/v2/requests.xml").exchange(), "xml", 400, "url");
        refused(get("services.yaml"), "xml", 404, "url");
    }
}
