package org.linli.liaison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Words;
import org.linli.liaison.LiaisonAct.Verdict;
import org.linli.liaison.Suggestion.Answer;
import org.linli.liaison.VoiceStore.Voice;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.people.People;
import org.springframework.stereotype.Component;

/** Who sees a formal suggestion, who may do what with it, and what each sees. */
@Component
class SuggestionSight {
    private static final int LISTED = 100;
    private static final int UNITS = 500;

    private final SuggestionStore store;
    private final AnswerStore answers;
    private final VoiceStore voices;
    private final Stations stations;
    private final Mandates mandates;
    private final Representatives representatives;
    private final Organisations organisations;
    private final People people;
    private final Access access;

    SuggestionSight(
            SuggestionStore store,
            AnswerStore answers,
            VoiceStore voices,
            Stations stations,
            Mandates mandates,
            Representatives representatives,
            Organisations organisations,
            People people,
            Access access) {
        this.store = store;
        this.answers = answers;
        this.voices = voices;
        this.stations = stations;
        this.mandates = mandates;
        this.representatives = representatives;
        this.organisations = organisations;
        this.people = people;
        this.access = access;
    }

    /** In a list. */
    record Line(Suggestion suggestion, Words paper, Words unit, Words station) {}

    /**
     * What its page shows.
     *
     * @param shownAs how its author wants to be introduced; empty where by what they are alone
     * @param voices what was said that went into it; empty for who may not read that
     */
    record View(
            Suggestion suggestion,
            Representative representative,
            String shownAs,
            Words unit,
            Words station,
            List<Answer> answers,
            List<Voice> voices,
            boolean mayAnswer,
            boolean mayProlong,
            boolean mayJudge,
            boolean mayTell) {
        @Nullable
        Verdict verdict() {
            return answers.isEmpty() ? null : answers.getLast().verdict();
        }
    }

    /** The units that a station's suggestions can go to: those that answer for something at its place or above, or in its district. */
    List<Organisation> answering(Organisation station) {
        var all = new ArrayList<Organisation>();
        organisations.list(station.district(), station.district().place(), UNITS).stream()
                .filter(unit -> unit.place().contains(station.place())
                        || unit.place().value().length() == PlaceCode.DISTRICT)
                .forEach(all::add);
        return List.copyOf(all);
    }

    private boolean mayAnswer(Staff staff, Suggestion suggestion) {
        return access.may(staff, Permission.MATTERS_HANDLE, placeOf(suggestion), suggestion.unit());
    }

    /** The unit's own place: who reaches the station's does not answer for a unit above it. */
    private PlaceCode placeOf(Suggestion suggestion) {
        return organisations
                .get(suggestion.place().district(), suggestion.unit())
                .place();
    }

    private boolean isAuthor(Staff staff, Suggestion suggestion) {
        return people.ids(staff.district(), staff.person()).contains(suggestion.author());
    }

    private boolean worksAt(Staff staff, Suggestion suggestion) {
        return access.may(staff, Permission.STATION_WORK, suggestion.place(), suggestion.station());
    }

    private boolean sees(Staff staff, Suggestion suggestion) {
        return worksAt(staff, suggestion)
                || isAuthor(staff, suggestion)
                || access.may(staff, Permission.MATTERS_READ, placeOf(suggestion), suggestion.unit());
    }

    /** Fails as FORBIDDEN unless {@code staff} answer for the unit; as NOT_FOUND where they do not even see it. */
    void demandAnswering(Staff staff, Suggestion suggestion) {
        demand(staff, suggestion, mayAnswer(staff, suggestion));
    }

    /** Fails unless it is {@code staff}'s own. */
    void demandAuthor(Staff staff, Suggestion suggestion) {
        demand(staff, suggestion, isAuthor(staff, suggestion));
    }

    /** Fails unless {@code staff} wrote it or work at its station. */
    void demandTelling(Staff staff, Suggestion suggestion) {
        demand(staff, suggestion, isAuthor(staff, suggestion) || worksAt(staff, suggestion));
    }

    private void demand(Staff staff, Suggestion suggestion, boolean may) {
        if (!may) {
            throw (sees(staff, suggestion) ? Problem.FORBIDDEN : Problem.NOT_FOUND)
                    .because("suggestion " + suggestion.id());
        }
    }

    /** One, for staff who see it. Fails as {@link Problem#NOT_FOUND}. */
    View get(Staff staff, UUID id) {
        var suggestion = store.find(staff.district(), id)
                .filter(one -> sees(staff, one))
                .orElseThrow(() -> Problem.NOT_FOUND.because("suggestion " + id));
        var worksHere = worksAt(staff, suggestion) || isAuthor(staff, suggestion);
        var answers = mayAnswer(staff, suggestion);
        return view(
                suggestion,
                this.answers.of(staff.district(), id),
                worksHere ? voices.in(staff.district(), id) : List.of(),
                answers && suggestion.isRunning(),
                answers
                        && suggestion.isRunning()
                        && suggestion.isFirst()
                        && !suggestion.hard()
                        && !suggestion.term().overdue(),
                isAuthor(staff, suggestion) && suggestion.state() == Suggestion.State.ANSWERED,
                worksHere && !suggestion.isFirst());
    }

    /** One that everybody may read, with the answers that everybody may read. */
    Optional<View> open(District district, UUID id) {
        return store.find(district, id).filter(Suggestion::open).map(this::plain);
    }

    /** One as those who said it see it, whether or not everybody may. */
    View forGiver(District district, UUID id) {
        return plain(store.find(district, id).orElseThrow(() -> Problem.NOT_FOUND.because("suggestion " + id)));
    }

    private View plain(Suggestion suggestion) {
        var shown = answers.of(suggestion.place().district(), suggestion.id()).stream()
                .filter(Answer::open)
                .toList();
        return view(suggestion, shown, List.of(), false, false, false, false);
    }

    private View view(
            Suggestion suggestion,
            List<Answer> shown,
            List<Voice> said,
            boolean mayAnswer,
            boolean mayProlong,
            boolean mayJudge,
            boolean mayTell) {
        var district = suggestion.place().district();
        var names = stations.named(district, List.of(suggestion.unit(), suggestion.station()));
        return new View(
                suggestion,
                representatives.get(suggestion.representative()),
                mandates.get(district, suggestion.mandate()).shownAs(),
                name(names.get(suggestion.unit())),
                name(names.get(suggestion.station())),
                shown,
                said,
                mayAnswer,
                mayProlong,
                mayJudge,
                mayTell);
    }

    private static Words name(@Nullable Organisation body) {
        return body == null ? new Words("", "") : body.name();
    }

    /** Those of a station, for who works there. */
    List<Line> at(Organisation station) {
        return lines(station.district(), store.at(station.district(), station.id(), LISTED));
    }

    /** Those that everybody may read at {@code within} and below. */
    List<Line> openWithin(PlaceCode within) {
        return lines(within.district(), store.open(within, LISTED));
    }

    /** Those that the units of {@code staff} have to answer. */
    List<Line> owed(Staff staff) {
        return access.may(staff, Permission.MATTERS_HANDLE)
                ? lines(staff.district(), store.owed(access.scope(staff, Permission.MATTERS_HANDLE), LISTED))
                : List.of();
    }

    /** Those that {@code staff} wrote. */
    List<Line> own(Staff staff) {
        return lines(
                staff.district(), store.of(staff.district(), people.ids(staff.district(), staff.person()), LISTED));
    }

    private List<Line> lines(District district, List<Suggestion> some) {
        var ids = new ArrayList<OrganisationId>();
        some.forEach(one -> {
            ids.add(one.unit());
            ids.add(one.station());
        });
        var names = stations.named(district, ids.stream().distinct().toList());
        return some.stream()
                .map(one -> new Line(
                        one,
                        representatives.get(one.representative()).paper(),
                        name(names.get(one.unit())),
                        name(names.get(one.station()))))
                .toList();
    }
}
