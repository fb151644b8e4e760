package org.linli.mediation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.web.Fields;
import org.springframework.stereotype.Component;

/** Puts together what mediators see: the list, and one case. */
@Component
class CaseViews {
    private static final int PAGE = 30;

    private final CaseStore cases;
    private final FileStore files;
    private final CaseWork work;
    private final Mediators mediators;
    private final Reminders reminders;
    private final Access access;
    private final Organisations organisations;
    private final Places places;
    private final People people;
    private final Clock clock;

    CaseViews(
            CaseStore cases,
            FileStore files,
            CaseWork work,
            Mediators mediators,
            Reminders reminders,
            Access access,
            Organisations organisations,
            Places places,
            People people,
            Clock clock) {
        this.cases = cases;
        this.files = files;
        this.work = work;
        this.mediators = mediators;
        this.reminders = reminders;
        this.access = access;
        this.organisations = organisations;
        this.places = places;
        this.people = people;
        this.clock = clock;
    }

    /** A row of the list; {@code next} the day on which something is due, if any. */
    record Row(CaseStore.Told told, Words body, Words place, Reminders.@Nullable Reminder next) {}

    /** The list; {@code next} goes on with it. */
    record ListPage(boolean open, List<Row> rows, @Nullable UUID next, Map<Case.Stage, Long> stages, LocalDate today) {
        /** How many wait for something. */
        long waiting() {
            return stages.entrySet().stream()
                    .filter(stage -> !stage.getKey().isConcluded() || stage.getKey() == Case.Stage.AGREED)
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }

        long all() {
            return stages.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    ListPage list(Staff staff, boolean open, @Nullable UUID after) {
        var scope = access.scope(staff, Permission.MEDIATION);
        var found = cases.list(scope, open, after, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var bodies = organisations.named(
                staff.district(),
                shown.stream()
                        .map(told -> told.one().docket().body())
                        .distinct()
                        .toList());
        var areas = places.named(shown.stream()
                .map(told -> told.one().docket().place())
                .distinct()
                .toList());
        var today = LocalDate.now(clock);
        var rows = shown.stream()
                .map(told -> new Row(
                        told,
                        name(bodies.get(told.one().docket().body())),
                        name(
                                told.one().docket().place(),
                                areas.get(told.one().docket().place())),
                        next(told.one())))
                .toList();
        return new ListPage(
                open,
                rows,
                found.size() > PAGE ? shown.getLast().one().matter().value() : null,
                cases.stages(scope),
                today);
    }

    private Reminders.@Nullable Reminder next(Case one) {
        return reminders.of(one, files.duties(one.district(), one.matter())).stream()
                .findFirst()
                .orElse(null);
    }

    CaseView view(Staff staff, String code, @Nullable UUID contact, Fields.@Nullable Refused refused) {
        var told = work.get(staff, code);
        var one = told.one();
        var entries = files.entries(one.district(), one.matter());
        var chosen = files.mediators(one.district(), one.matter());
        return new CaseView(
                one,
                told.about(),
                name(organisations.get(one.district(), one.docket().body())),
                name(one.docket().place(), places.find(one.docket().place()).orElse(null)),
                files.parties(one.district(), one.matter()),
                chosen,
                names(one, entries, chosen),
                entries,
                files.agreement(one.district(), one.matter()).orElse(null),
                files.duties(one.district(), one.matter()),
                files.signatures(one.district(), one.matter()),
                reminders.window(one),
                reminders.fifteen(one),
                mediators.at(one.district(), one.docket().body()),
                LocalDate.now(clock),
                contact,
                refused);
    }

    private Map<PersonId, String> names(Case one, List<Entry> entries, List<FileStore.Mediator> chosen) {
        var ids = new HashSet<PersonId>();
        entries.forEach(entry -> ids.add(new PersonId(entry.person())));
        chosen.forEach(mediator -> ids.add(mediator.person()));
        return people.names(one.district(), ids);
    }

    /** The bodies for which {@code staff} mediate. */
    Map<OrganisationId, Words> bodies(Staff staff) {
        var ids = access.scope(staff, Permission.MEDIATION).units().stream()
                .map(OrganisationId::new)
                .toList();
        var names = new HashMap<OrganisationId, Words>();
        organisations.named(staff.district(), ids).forEach((id, body) -> names.put(id, body.name()));
        return names;
    }

    private static Words name(@Nullable Organisation body) {
        return body == null ? new Words("", "") : body.name();
    }

    private static Words name(PlaceCode code, @Nullable Place place) {
        return place == null ? Words.same(code.value()) : place.words();
    }
}
