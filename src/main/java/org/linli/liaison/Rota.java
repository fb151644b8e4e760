package org.linli.liaison;

import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.access.Staff;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.linli.liaison.RotaStore.Duty;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.web.Form;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is at which station when. */
@Service
class Rota {
    private static final int LISTED = 60;

    private final RotaStore store;
    private final Stations stations;
    private final Mandates mandates;
    private final Representatives representatives;
    private final Ledger ledger;
    private final Clock clock;

    Rota(
            RotaStore store,
            Stations stations,
            Mandates mandates,
            Representatives representatives,
            Ledger ledger,
            Clock clock) {
        this.store = store;
        this.stations = stations;
        this.mandates = mandates;
        this.representatives = representatives;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A duty as residents read it: {@code shownAs} as its holder wants to be introduced, or empty. */
    record Shown(Duty duty, Organisation station, Representative representative, String shownAs) {}

    /** Puts somebody on the rota as {@code form} says. Fails as INVALID, naming the fields. */
    @Transactional
    public void plan(Staff staff, UUID at, Form form) {
        var station = stations.workingAt(staff, at);
        var mandate = form.id("mandate");
        var day = form.day("day");
        var opens = time(form, "opens");
        var closes = time(form, "closes");
        var room = form.words("room", 120);
        if (opens.isPresent() && closes.isPresent() && !closes.get().isAfter(opens.get())) {
            form.note("closes", "liaison.wrong.closes");
        }
        if (day.filter(one -> one.isBefore(stations.today())).isPresent()) {
            form.note("day", "liaison.wrong.past");
        }
        form.refuse();
        var acting = mandates.acting(staff.district(), station, mandate.orElseThrow(), day.orElseThrow());
        var duty = new Duty(
                Ids.next(clock),
                station.id(),
                station.place(),
                acting.id(),
                day.orElseThrow(),
                opens.orElseThrow(),
                closes.orElseThrow(),
                room,
                false);
        store.add(staff.district(), duty, clock.instant());
        ledger.record(new LiaisonAct.DutyPlanned(stations.about(station, duty.id()), duty.day()));
    }

    private static Optional<LocalTime> time(Form form, String field) {
        var text = form.value(field, "").strip();
        if (text.matches("([01]?\\d|2[0-3]):[0-5]\\d")) {
            return Optional.of(LocalTime.parse(text.length() == 4 ? "0" + text : text));
        }
        form.note(field, "liaison.wrong.time");
        return Optional.empty();
    }

    /** Calls a duty off. Fails as NOT_FOUND, FORBIDDEN, or STATE where it is over or was called off. */
    @Transactional
    public UUID cancel(Staff staff, UUID id) {
        var duty = store.find(staff.district(), id).orElseThrow(() -> Problem.NOT_FOUND.because("duty " + id));
        var station = stations.workingAt(staff, duty.station().value());
        if (duty.day().isBefore(stations.today()) || !store.cancel(staff.district(), id)) {
            throw Problem.STATE.because("over, or called off: duty " + id);
        }
        ledger.record(new LiaisonAct.DutyCancelled(stations.about(station, id), duty.day()));
        return duty.station().value();
    }

    /** What is to come at a station, called-off ones too. */
    List<Shown> at(District district, Organisation station) {
        return shown(district, store.at(district, station.id(), stations.today(), LISTED));
    }

    /** What is to come at the stations at {@code within} and below. */
    List<Shown> within(PlaceCode within) {
        return shown(within.district(), store.within(within, stations.today(), LISTED));
    }

    private List<Shown> shown(District district, List<Duty> duties) {
        var papers = mandates.of(
                district, duties.stream().map(Duty::mandate).distinct().toList());
        var names = stations.named(
                district, duties.stream().map(Duty::station).distinct().toList());
        return duties.stream()
                .filter(duty -> papers.containsKey(duty.mandate()) && names.containsKey(duty.station()))
                .map(duty -> shown(duty, papers, names))
                .toList();
    }

    private Shown shown(Duty duty, Map<UUID, Mandate> papers, Map<OrganisationId, Organisation> names) {
        var paper = Optional.ofNullable(papers.get(duty.mandate())).orElseThrow();
        return new Shown(
                duty,
                Optional.ofNullable(names.get(duty.station())).orElseThrow(),
                representatives.get(paper.representative()),
                paper.shownAs());
    }

    /** The days, each with its duties, in order. */
    static Map<java.time.LocalDate, List<Shown>> byDay(List<Shown> duties) {
        return duties.stream()
                .collect(Collectors.groupingBy(
                        shown -> shown.duty().day(), java.util.TreeMap::new, Collectors.toList()));
    }
}
