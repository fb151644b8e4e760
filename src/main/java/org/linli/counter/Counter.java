package org.linli.counter;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.Ids;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.matters.CareConsents;
import org.linli.matters.Draft;
import org.linli.matters.Draft.Via;
import org.linli.matters.Intake;
import org.linli.matters.Matters;
import org.linli.matters.Sort;
import org.linli.notifications.Channel;
import org.linli.notifications.GatewayFailure;
import org.linli.notifications.Notifications;
import org.linli.web.Form;
import org.springframework.stereotype.Service;

/** Takes a matter in for somebody, as that somebody says it. */
@Service
class Counter {
    /** The ways by which staff take in; a patrol and a deputies' station have pages of their own. */
    static final Set<Via> WAYS =
            EnumSet.of(Via.COUNTER, Via.PHONE, Via.CHIEF, Via.GRID, Via.DEPUTY, Via.FORUM, Via.STUDIO);

    private static final int TEXT_MAX = 4_000; // UTF-16 code units

    private final Matters matters;
    private final CareConsents consents;
    private final Notifications notifications;
    private final Access access;

    Counter(Matters matters, CareConsents consents, Notifications notifications, Access access) {
        this.matters = matters;
        this.consents = consents;
        this.notifications = notifications;
        this.access = access;
    }

    /** Whether the receipt went out by text message. */
    enum Texted {
        /** Nobody asked for it. */
        NO,
        SENT,
        /** The gateway did not take it, or there is none: print it. */
        FAILED
    }

    /** What was taken in: {@code secret} is shown once. */
    record Taken(Intake.Received received, String secret, String text, Texted texted) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Taken[" + received + "]";
        }
    }

    /** Fails as FORBIDDEN for who handles no matters. */
    void demand(Staff staff) {
        if (!access.may(staff, Permission.MATTERS_HANDLE)) {
            throw Problem.FORBIDDEN.because("no post in force handles matters");
        }
    }

    /**
     * Takes in what {@code form} says; its token makes it once. Fails as INVALID, naming the fields; as FORBIDDEN for who handles no
     * matters.
     */
    Taken take(Staff staff, Form form, Lang lang) {
        demand(staff);
        var text = form.need("text", TEXT_MAX);
        var via = form.one("via", Via.class).filter(WAYS::contains);
        if (via.isEmpty()) {
            form.note("via", "web.form.choose");
        }
        var place = form.value("place", "");
        if (!PlaceCode.accepts(place)
                || place.length() < PlaceCode.COMMUNITY
                || !new PlaceCode(place).district().equals(staff.district())) {
            form.note("place", "counter.wrong.place");
        }
        var sort = Sort.find(form.value("sort", ""));
        var consent = consent(form);
        if (sort.filter(one -> one == Sort.CARE).isPresent() && consent.isEmpty()) {
            form.note("consent", "matters.sort.consent.missing");
        }
        if (form.has("texted") && !form.has("contact")) {
            form.note("contact", "counter.wrong.contact");
        }
        if (!form.value("form", "").matches("[0-9A-Z]{16,40}")) {
            form.note("text", "web.form.stale");
        }
        form.refuse();
        var plain = Draft.of(new PlaceCode(place), text).withVia(via.orElseThrow());
        var told = form.has("contact")
                ? plain.withContact(form.value("contact", "").strip(), lang)
                : plain;
        return received(staff, sort.map(one -> one.on(told)).orElse(told), form, consent, lang);
    }

    private static Optional<CareConsents.By> consent(Form form) {
        return Arrays.stream(CareConsents.By.values())
                .filter(by -> by.name().equals(form.value("consent", "")))
                .findFirst();
    }

    private Taken received(Staff staff, Draft draft, Form form, Optional<CareConsents.By> consent, Lang lang) {
        return switch (matters.receive(draft, "counter-" + form.value("form", ""))) {
            case Intake.Received received -> {
                if (Sort.find(form.value("sort", ""))
                        .filter(one -> one == Sort.CARE)
                        .isPresent()) {
                    consents.note(staff.district(), received.id(), consent.orElseThrow(), staff);
                }
                var secret = Ids.grouped(received.receipt());
                yield new Taken(received, secret, draft.text(), text(draft, form, secret, lang));
            }
            case Intake.Refused refused -> {
                var fields = new TreeMap<String, String>();
                refused.reasons().forEach(reason -> fields.putIfAbsent(reason.field(), reason.key()));
                throw Problem.INVALID.because("not taken in", fields);
            }
        };
    }

    /** Sends the receipt while its reader waits; nothing of it is kept. */
    private Texted text(Draft draft, Form form, String secret, Lang lang) {
        var contact = draft.contact();
        if (!form.has("texted") || contact == null) {
            return Texted.NO;
        }
        var kind = contact.contains("@") ? Channel.Kind.EMAIL : Channel.Kind.SMS;
        try {
            var address = kind == Channel.Kind.SMS ? contact.replaceAll("[\\s\\-()]", "") : contact;
            notifications.sendNow(new Channel(kind, address), lang, "counter.sms", List.of(secret));
            return Texted.SENT;
        } catch (GatewayFailure e) {
            return Texted.FAILED;
        }
    }
}
