package org.linli.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.open311.Document.Group;
import org.linli.open311.Document.Listing;
import tools.jackson.databind.json.JsonMapper;

/** One tree, two forms. */
class DocumentTests {
    private final JsonMapper json = JsonMapper.shared();

    @Test
    void aListingIsAnArrayAndEqualElements() {
        var document = new Document(
                "services",
                new Listing(
                        "service",
                        List.of(Group.of("code", "01").with("metadata", false).with("note", null))));

        assertThat(document.xml()).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <services><service><code>01</code><metadata>false</metadata><note/></service></services>
                        """);
        assertThat(json.writeValueAsString(document.json()))
                .isEqualTo("[{\"code\":\"01\",\"metadata\":false,\"note\":null}]");
    }

    @Test
    void aGroupIsAnObjectAndItsListingsAreArrays() {
        var document = new Document(
                "discovery", Group.of("contact", "us").with("formats", new Listing("format", List.of("text/xml"))));

        assertThat(document.xml())
                .endsWith("<discovery><contact>us</contact><formats><format>text/xml</format></formats></discovery>\n");
        assertThat(json.writeValueAsString(document.json()))
                .isEqualTo("{\"contact\":\"us\",\"formats\":[\"text/xml\"]}");
    }

    @Test
    void whatXmlCannotHoldIsReplacedAndMarkupIsText() {
        var document = new Document("a", Group.of("b", "<b>&\u0001\ud83c\udfe0\uffff"));

        assertThat(document.xml()).contains("<b>&lt;b&gt;&amp;\ufffd\ud83c\udfe0\ufffd</b>");
    }
}
