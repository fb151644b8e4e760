package org.linli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.LinliTest;
import org.linli.Visitor;
import org.linli.catalogue.Kind;
import org.linli.matters.Draft;
import org.linli.matters.Intake;
import org.linli.matters.Matters;
import org.linli.matters.Step;
import org.linli.matters.StepCommand;
import org.linli.matters.World;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The feed of a place and the page that stands elsewhere. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AreaPagesTests {
    private static final String PRIVATE = "我家孩子叫小满";

    private final MockMvcTester mvc;
    private final Matters matters;
    private final World worlds;
    private World.Cast world;
    private String released = "";

    AreaPagesTests(MockMvcTester mvc, Matters matters, World worlds) {
        this.mvc = mvc;
        this.matters = matters;
        this.worlds = worlds;
    }

    @BeforeAll
    void build() {
        world = worlds.build("449406");
        raise(Draft.of(world.estate(), PRIVATE).withCategory("01.01.02"));
        raise(Draft.of(world.estate(), PRIVATE).withKind(Kind.DISPUTE));
        released = raise(Draft.of(world.estate(), PRIVATE).withCategory("01.01.02"));
        var seen = matters.findForStaff(world.clerk(), released).orElseThrow();
        matters.take(
                world.clerk(),
                released,
                StepCommand.of(Step.RELEASE, seen.row().version()).withRelease("<灯> & \"灯\"", "灯坏了", null));
    }

    private String raise(Draft draft) {
        return ((Intake.Received) matters.receive(draft, null)).code();
    }

    private static Element parse(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    private static List<String> texts(Element in, String name) {
        var found = in.getElementsByTagNameNS("http://www.w3.org/2005/Atom", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }

    @Test
    void theFeedShowsPublicFacesOnly() throws Exception {
        var result = mvc.get().uri("/c/449406001001/feed.atom").exchange();
        assertThat(result).hasStatusOk();
        assertThat(result.getResponse().getContentType()).isEqualToIgnoringCase("application/atom+xml; charset=utf-8");
        var feed = parse(Visitor.body(result));
        assertThat(texts(feed, "entry")).hasSize(2); // the dispute is not there
        assertThat(texts(feed, "title")).containsExactly("榆树社区的诉求", "<灯> & \"灯\"", "物业服务不到位");
        assertThat(texts(feed, "id").getFirst()).endsWith("/c/449406001001/feed.atom?lang=zh");
        assertThat(texts(feed, "id").get(1)).endsWith("/m/" + released);
        assertThat(texts(feed, "summary").getFirst()).contains("榆树苑", "灯坏了");
        texts(feed, "updated")
                .forEach(time -> assertThat(OffsetDateTime.parse(time)).isNotNull());
        assertThat(Visitor.body(result)).doesNotContain(PRIVATE);
    }

    @Test
    void anEmptyFeedIsAFeed() throws Exception {
        var feed = parse(
                Visitor.body(mvc.get().uri("/c/449406001002/feed.atom?lang=en").exchange()));
        assertThat(texts(feed, "entry")).isEmpty();
        assertThat(texts(feed, "updated")).hasSize(1);
    }

    @Test
    void theEmbeddedPageStandsAnywhereAndRunsNothing() {
        var result = mvc.get().uri("/embed/449406001001").exchange();
        assertThat(result).hasStatusOk();
        var response = result.getResponse();
        assertThat(response.getHeader("Content-Security-Policy")).contains("frame-ancestors *", "default-src 'none'");
        assertThat(response.getHeader("X-Frame-Options")).isNull();
        assertThat(response.getCookies()).isEmpty();
        assertThat(Visitor.body(result))
                .contains("&lt;灯&gt;", "/m/" + released)
                .doesNotContain("<script", "<form", PRIVATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/c/449406001001", "/c/449406001001/follow", "/sign-in", "/embed", "/m/x"})
    void everyOtherPageStandsNowhereElse(String path) {
        var response = mvc.get().uri(path).exchange().getResponse();
        assertThat(response.getHeader("X-Frame-Options")).isEqualTo("DENY");
        assertThat(response.getHeader("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"44", "4494", "449406999", "x", "449406001001001001"})
    void whereNoMattersArePublicThereIsNothing(String place) {
        assertThat(mvc.get().uri("/c/" + place + "/feed.atom").exchange()).hasStatus(404);
        assertThat(mvc.get().uri("/embed/" + place).exchange()).hasStatus(404);
    }

    @Test
    void theFollowPageHasTheLineToCopy() {
        assertThat(Visitor.body(mvc.get().uri("/c/449406001001/follow").exchange()))
                .contains("/c/449406001001/feed.atom?lang=zh", "&lt;iframe src=\"", "/embed/449406001001?lang=zh");
    }
}
