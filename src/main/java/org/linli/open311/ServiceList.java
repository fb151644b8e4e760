package org.linli.open311;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.catalogue.Catalogue;
import org.linli.catalogue.Category;
import org.linli.kernel.Lang;
import org.linli.kernel.Limit;
import org.linli.kernel.Problem;
import org.linli.open311.Document.Group;
import org.linli.open311.Document.Listing;
import org.linli.web.Messages;
import org.springframework.stereotype.Component;

/** The catalogue as Open311 has it: each category that has a public face is a service, answered in real time, without attributes. */
@Component
class ServiceList {
    private final Catalogue catalogue;
    private final Messages messages;

    ServiceList(Catalogue catalogue, Messages messages) {
        this.catalogue = catalogue;
        this.messages = messages;
    }

    Document list(Lang lang) {
        return new Document(
                "services",
                new Listing(
                        "service",
                        catalogue.list().stream()
                                .filter(ServiceList::isShown)
                                .map(one -> service(one, lang))
                                .toList()));
    }

    private static boolean isShown(Category category) {
        return !category.kind().isDiscreet();
    }

    private Group service(Category category, Lang lang) {
        return Group.of("service_code", category.code())
                .with("service_name", category.name().in(lang))
                .with("description", description(category, lang))
                .with("metadata", false)
                .with("type", "realtime")
                .with("keywords", String.join(", ", category.keywords()))
                .with("group", group(category, lang));
    }

    private String description(Category category, Lang lang) {
        var unit = category.limit().unit() == Limit.Unit.HOURS ? "hours" : "days";
        return messages.text(
                lang,
                "open311.service." + unit,
                category.limit().amount(),
                category.name().in(lang),
                messages.text(lang, "open311.level." + category.level().name().toLowerCase(lang.locale())));
    }

    private String group(Category category, Lang lang) {
        return catalogue.groups().stream()
                .filter(group -> group.code().equals(category.parent()))
                .findFirst()
                .map(group -> group.name().in(lang))
                .orElse("");
    }

    Document definition(String code) {
        return new Document(
                "service_definition",
                Group.of("service_code", get(code).code()).with("attributes", new Listing("attribute", List.of())));
    }

    Optional<Category> find(String code) {
        return catalogue.find(code).filter(ServiceList::isShown);
    }

    /** Fails as {@link Problem#NOT_FOUND}. */
    Category get(String code) {
        return find(code)
                .orElseThrow(() -> Problem.NOT_FOUND.because(
                        "no such service", Map.of("service_code", "open311.unknown.service")));
    }
}
