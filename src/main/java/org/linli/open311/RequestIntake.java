package org.linli.open311;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Category;
import org.linli.kernel.Lang;
import org.linli.kernel.Problem;
import org.linli.matters.Draft;
import org.linli.matters.Intake;
import org.linli.matters.Matters;
import org.linli.open311.Document.Group;
import org.linli.signin.Bearer;
import org.linli.web.Messages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Raises a matter for a client, under the same rules and the same clock as everywhere. */
@Component
class RequestIntake {
    private static final int DESCRIPTION_MAX = 4_000; // characters, as the specification says
    private static final int MEDIA_URL_MAX = 500;

    /** Where a refusal by the use case shows in what the client sent. */
    private static final Map<String, String> NAMES =
            Map.of("place", AddressFinder.ID, "text", "description", "category", "service_code", "photo", "media");

    private final Matters matters;
    private final ServiceList services;
    private final AddressFinder where;
    private final RequestViews requests;
    private final ObjectProvider<Bearer> bearers;
    private final Messages messages;

    RequestIntake(
            Matters matters,
            ServiceList services,
            AddressFinder where,
            RequestViews requests,
            ObjectProvider<Bearer> bearers,
            Messages messages) {
        this.matters = matters;
        this.services = services;
        this.where = where;
        this.requests = requests;
        this.bearers = bearers;
        this.messages = messages;
    }

    /**
     * Takes it in. Fails as FORBIDDEN where a key was sent that does not work, as INVALID or NOT_FOUND naming what is wrong.
     *
     * @param once an idempotency key
     */
    Document raise(Params params, List<byte[]> media, @Nullable String once, Lang lang) {
        params.one("api_key").ifPresent(this::demandKey);
        var code = params.one("service_code");
        if (code.isEmpty()) {
            params.fault("service_code", "open311.need.service");
        }
        var extended = params.flag("extensions");
        var words = words(params);
        var contact = params.one("email").or(() -> params.one("phone"));
        if (params.hasAny("attribute[")) {
            params.fault("attribute", "open311.wrong.attribute");
        }
        var place = where.read(params);
        params.check();
        var draft = new Draft(
                Objects.requireNonNull(place),
                null,
                words.text(services.get(code.orElseThrow()), lang),
                null,
                code.orElseThrow(),
                Draft.Via.OPEN311,
                contact.isEmpty(),
                contact.orElse(null),
                lang,
                media);
        return switch (matters.receive(draft, once)) {
            case Intake.Received received -> RequestViews.document(List.of(answer(received, lang, extended)));
            case Intake.Refused(var reasons) -> throw refused(params, reasons);
        };
    }

    private void demandKey(String key) {
        if (bearers.stream().noneMatch(bearer -> bearer.staff(key).isPresent())) {
            throw Problem.FORBIDDEN.because(
                    "api_key is unknown, expired or revoked", Map.of("api_key", "open311.wrong.key"));
        }
    }

    /** What was said: the description, more about where, and where a picture is. */
    private record Said(
            Optional<String> description, Optional<String> address, Optional<String> media, Messages messages) {
        /** Where nothing was said, the service's name says what it is about. */
        String text(Category service, Lang lang) {
            var lines = new ArrayList<String>();
            lines.add(description.orElseGet(() -> service.name().in(lang)));
            address.ifPresent(at -> lines.add(messages.text(lang, "open311.said.address", at)));
            media.ifPresent(at -> lines.add(messages.text(lang, "open311.said.media", at)));
            return String.join("\n", lines);
        }
    }

    private Said words(Params params) {
        var description = params.one("description");
        if (description.map(text -> text.codePointCount(0, text.length())).orElse(0) > DESCRIPTION_MAX) {
            params.fault("description", "open311.wrong.description");
        }
        var media = params.one("media_url");
        if (media.isPresent() && !isAddress(media.get())) {
            params.fault("media_url", "open311.wrong.media");
        }
        return new Said(description, params.one(AddressFinder.TEXT), media, messages);
    }

    private static boolean isAddress(String url) {
        return url.length() <= MEDIA_URL_MAX && url.matches("https?://[!-~]+");
    }

    private Group answer(Intake.Received received, Lang lang, boolean extended) {
        var answer = Group.of("service_request_id", received.code())
                .with("service_notice", messages.text(lang, "open311.notice", requests.time(received.dueAt())))
                .with("account_id", null);
        return extended
                ? answer.with(
                        "extended_attributes",
                        Group.of("receipt", received.receipt())
                                .with("expected_datetime", requests.time(received.dueAt()))
                                .with("promise", received.promise()))
                : answer;
    }

    private static RuntimeException refused(Params params, Iterable<Intake.Reason> reasons) {
        var fields = new TreeMap<String, String>();
        for (var reason : reasons) {
            var name = reason.field().equals("contact")
                    ? params.one("email").isPresent() ? "email" : "phone"
                    : NAMES.getOrDefault(reason.field(), reason.field());
            fields.putIfAbsent(name, reason.key());
        }
        return Problem.INVALID.because("not taken in: " + fields.keySet(), fields);
    }
}
