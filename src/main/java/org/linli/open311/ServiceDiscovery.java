package org.linli.open311;

import java.util.List;
import org.linli.catalogue.Catalogue;
import org.linli.kernel.Lang;
import org.linli.kernel.Settings;
import org.linli.open311.Document.Group;
import org.linli.open311.Document.Listing;
import org.linli.web.Messages;
import org.linli.web.SiteAddress;
import org.springframework.stereotype.Component;

/** Where this endpoint is and what it speaks ({@code wiki.open311.org/Service_Discovery}). */
@Component
class ServiceDiscovery {
    static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";

    private final Catalogue catalogue;
    private final Messages messages;
    private final SiteAddress site;
    private final Settings settings;

    ServiceDiscovery(Catalogue catalogue, Messages messages, SiteAddress site, Settings settings) {
        this.catalogue = catalogue;
        this.messages = messages;
        this.site = site;
        this.settings = settings;
    }

    Document document(Lang lang) {
        var endpoint = Group.of("specification", SPECIFICATION)
                .with("url", site.origin() + "/open311/v2")
                .with("changeset", changeset())
                .with("type", settings.scenario().equals("demo") ? "test" : "production")
                .with("formats", new Listing("format", List.of("text/xml", "application/json")));
        return new Document(
                "discovery",
                Group.of("changeset", changeset())
                        .with("contact", messages.text(lang, "open311.contact", site.origin()))
                        .with("key_service", messages.text(lang, "open311.key", site.origin()))
                        .with("endpoints", new Listing("endpoint", List.of(endpoint))));
    }

    /** Sortable: services change with the catalogue's version, which is a year. */
    private String changeset() {
        return catalogue.version() + "-01-01 00:00";
    }
}
