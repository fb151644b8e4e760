package org.linli.liaison;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.linli.liaison.ReceptionStore.Reception;
import org.linli.liaison.VoiceStore.Voice;
import org.linli.matters.Draft;
import org.linli.matters.Intake;
import org.linli.matters.Matters;
import org.linli.organisations.Organisation;
import org.linli.web.Form;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes receptions, and what was said at them: each thing becomes a matter, with a receipt, or an opinion, with a slip. */
@Service("liaisonReceptions")
class Receptions {
    private static final int LISTED = 50;
    private static final int LOOSE = 200;
    private static final int TEXT_MAX = 4_000; // UTF-16 code units
    private static final int SLIP_LENGTH = 16; // 80 random bits
    private static final int DAYS_BACK = 31;

    private final ReceptionStore store;
    private final VoiceStore voices;
    private final Stations stations;
    private final Mandates mandates;
    private final Matters matters;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Receptions(
            ReceptionStore store,
            VoiceStore voices,
            Stations stations,
            Mandates mandates,
            Matters matters,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.voices = voices;
        this.stations = stations;
        this.mandates = mandates;
        this.matters = matters;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What somebody takes home: shown once, and kept by nobody.
     *
     * @param secret opens what becomes of what they said
     * @param received the matter; null for an opinion
     */
    record Slip(String secret, String text, Intake.@Nullable Received received) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Slip[" + received + "]";
        }
    }

    /** Notes that somebody received residents, as {@code form} says. Fails as INVALID, naming the fields. */
    @Transactional
    public UUID note(Staff staff, UUID at, Form form) {
        var station = stations.workingAt(staff, at);
        var mandate = form.id("mandate");
        var day = form.day("day");
        var people = form.number("people", 0, 999);
        day.filter(one -> !isRecent(one)).ifPresent(one -> form.note("day", "liaison.wrong.reception-day"));
        form.refuse();
        var acting = mandates.acting(staff.district(), station, mandate.orElseThrow(), day.orElseThrow());
        var reception = new Reception(
                Ids.next(clock),
                station.id(),
                station.place(),
                acting.id(),
                day.orElseThrow(),
                people.orElseThrow(),
                staff.person(),
                0);
        store.add(staff.district(), reception, clock.instant());
        ledger.record(new LiaisonAct.Reception(
                stations.about(station, reception.id()), acting.representative(), reception.day(), reception.people()));
        return reception.id();
    }

    private boolean isRecent(LocalDate day) {
        return !day.isAfter(stations.today()) && day.isAfter(stations.today().minusDays(DAYS_BACK));
    }

    /** The reception, for who works at its station. Fails as NOT_FOUND or FORBIDDEN. */
    Reception get(Staff staff, UUID id) {
        var found = store.find(staff.district(), id).orElseThrow(() -> Problem.NOT_FOUND.because("reception " + id));
        stations.workingAt(staff, found.station().value());
        return found;
    }

    /**
     * Notes what somebody said at a reception. Its {@code form} token makes it once: a matter sent again answers with the same
     * receipt, an opinion fails as FORM_USED. Fails as INVALID, naming the fields.
     */
    Slip hear(Staff staff, UUID id, Form form, Lang lang) {
        var reception = get(staff, id);
        var station = stations.get(staff.district(), reception.station().value());
        var text = form.need("text", TEXT_MAX);
        var token = form.value("form", "");
        if (!token.matches("[0-9A-Z]{16,40}")) {
            form.note("text", "web.form.stale");
        }
        var asMatter = form.value("becomes", "").equals("matter");
        if (!asMatter && !form.value("becomes", "").equals("opinion")) {
            form.note("becomes", "web.form.choose");
        }
        var place = form.value("place", "");
        if (asMatter && (!PlaceCode.accepts(place) || !station.place().contains(new PlaceCode(place)))) {
            form.note("place", "web.form.choose");
        }
        form.refuse();
        var voice = UUID.nameUUIDFromBytes((id + token).getBytes(StandardCharsets.UTF_8));
        return asMatter
                ? becomesMatter(staff, reception, voice, draft(form, text, place, lang), token)
                : isGathered(staff, reception, station, voice, text);
    }

    private static Draft draft(Form form, String text, String place, Lang lang) {
        var draft = Draft.of(new PlaceCode(place), text).withVia(Draft.Via.DEPUTY);
        return form.has("contact") ? draft.withContact(form.value("contact", "").strip(), lang) : draft;
    }

    private Slip becomesMatter(Staff staff, Reception reception, UUID voice, Draft draft, String token) {
        return switch (matters.receive(draft, "liaison-" + token)) {
            case Intake.Received received -> {
                keep(staff.district(), reception, voice, "", null, received);
                yield new Slip(Ids.grouped(received.receipt()), draft.text(), received);
            }
            case Intake.Refused refused -> {
                var fields = new java.util.TreeMap<String, String>();
                refused.reasons().forEach(reason -> fields.putIfAbsent(reason.field(), reason.key()));
                throw Problem.INVALID.because("not taken in", fields);
            }
        };
    }

    private Slip isGathered(Staff staff, Reception reception, Organisation station, UUID voice, String text) {
        var secret = Ids.code(staff.district(), SLIP_LENGTH);
        transaction.executeWithoutResult(status -> {
            if (!keep(staff.district(), reception, voice, text, hash(secret), null)) {
                throw Problem.FORM_USED.because("noted before");
            }
            ledger.record(new LiaisonAct.Opinion(stations.about(station, voice)));
        });
        return new Slip(Ids.grouped(secret), text, null);
    }

    private boolean keep(
            District district,
            Reception reception,
            UUID voice,
            String text,
            byte @Nullable [] slip,
            Intake.@Nullable Received received) {
        return voices.add(
                district,
                new Voice(
                        voice,
                        reception.id(),
                        reception.station(),
                        reception.place(),
                        clock.instant(),
                        text,
                        received == null ? null : received.id().value(),
                        received == null ? null : received.code(),
                        null),
                slip);
    }

    /** What was said at a reception, in order. */
    List<Voice> voices(Staff staff, Reception reception) {
        return voices.of(staff.district(), reception.id());
    }

    /** Those of a station, the newest first. */
    List<Reception> at(Staff staff, Organisation station) {
        return store.at(staff.district(), station.id(), LISTED);
    }

    /** What was said at a station and went into no suggestion yet. */
    List<Voice> loose(Staff staff, Organisation station) {
        return voices.loose(staff.district(), station.id(), LOOSE);
    }

    /** The opinion whose slip has this code, however it is typed. */
    Optional<Voice> bySlip(String code) {
        var plain = Ids.plain(code);
        return voices.bySlip(Ids.districtOf(plain), hash(plain));
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(Ids.plain(secret).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }
}
