package org.linli.matters;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.catalogue.Catalogue;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.Words;
import org.linli.matters.Entry.Visibility;
import org.linli.organisations.OrganisationId;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.springframework.stereotype.Component;

/** Shows matters to staff, within their scope. */
@Component
class DeskViews {
    private final MatterStore store;
    private final WholeStore wholes;
    private final DeskStore desk;
    private final EntryStore entries;
    private final PhotoStore photos;
    private final ContactStore contacts;
    private final PartStore parts;
    private final Namer namer;
    private final Routing routing;
    private final Catalogue catalogue;
    private final Access access;
    private final People people;
    private final Additions additions;
    private final Clock clock;

    DeskViews(
            MatterStore store,
            WholeStore wholes,
            DeskStore desk,
            EntryStore entries,
            PhotoStore photos,
            ContactStore contacts,
            PartStore parts,
            Namer namer,
            Routing routing,
            Catalogue catalogue,
            Access access,
            People people,
            Additions additions,
            Clock clock) {
        this.store = store;
        this.wholes = wholes;
        this.desk = desk;
        this.entries = entries;
        this.photos = photos;
        this.contacts = contacts;
        this.parts = parts;
        this.namer = namer;
        this.routing = routing;
        this.catalogue = catalogue;
        this.access = access;
        this.people = people;
        this.additions = additions;
        this.clock = clock;
    }

    DeskPage list(Staff staff, DeskFilter filter) {
        var scope = access.scope(staff, Permission.MATTERS_READ);
        var now = clock.instant();
        var found = filter.open()
                ? desk.open(scope, filter, cursor(filter, Cursor.FIRST), now)
                : desk.all(scope, filter, cursor(filter, Cursor.LAST), now);
        var more = found.size() > filter.limit();
        var shown = more ? found.subList(0, filter.limit()) : found;
        var names = namer.of(
                staff.district(),
                shown.stream().map(DeskLine::place).collect(Collectors.toSet()),
                shown.stream().map(DeskLine::unit).toList());
        return new DeskPage(
                shown.stream().map(one -> row(one, names, now)).toList(), more ? next(filter, shown.getLast()) : null);
    }

    /** What stands in the tabs above the list. */
    DeskCounts counts(Staff staff) {
        return desk.counts(access.scope(staff, Permission.MATTERS_READ), clock.instant());
    }

    private static Cursor cursor(DeskFilter filter, Cursor start) {
        return filter.after() == null ? start : Cursor.parse(filter.after());
    }

    private static String next(DeskFilter filter, DeskLine last) {
        var at = filter.open() ? last.due() : last.receivedAt();
        return new Cursor(at, last.id().value()).toString();
    }

    /** The matter if it is there and for these eyes. */
    Optional<Matter> find(Staff staff, String code) {
        if (!Ids.districtOf(code).equals(staff.district())) {
            return Optional.empty();
        }
        return store.findByCode(staff.district(), Ids.plain(code))
                .filter(matter -> may(staff, Permission.MATTERS_READ, matter));
    }

    Optional<Matter> find(District district, MatterId id) {
        return store.find(district, id);
    }

    /** Nobody of the unit that it complains of may do anything with it, whatever else they are (Jinan Measures 2018 art. 32). */
    boolean may(Staff staff, Permission permission, Matter matter) {
        var against = matter.filing().against();
        if (against != null && access.actsFor(staff, new OrganisationId(against))) {
            return false;
        }
        return access.may(
                staff,
                permission,
                matter.place(),
                new OrganisationId(matter.hands().unit()));
    }

    Optional<byte[]> photo(Staff staff, String code, UUID photo) {
        return find(staff, code).flatMap(matter -> photos.find(matter.district(), matter.id(), photo));
    }

    Whole whole(Matter matter) {
        return wholes.find(matter.district(), matter.id()).orElseThrow();
    }

    DeskView view(Staff staff, Matter of) {
        var whole = whole(of);
        var matter = whole.matter();
        var lines = entries.list(matter.district(), matter.id());
        var names = namer.of(whole, lines);
        var promise = matter.promise();
        return new DeskView(
                matter.filing().kind(),
                row(DeskLine.of(whole), names, clock.instant()),
                whole.text(),
                photos.list(matter.district(), matter.id()),
                matter.filing().via(),
                whole.anonymous(),
                contacts.find(matter.district(), matter.id()).isPresent(),
                promise.contactDue(),
                promise.contact(),
                matter.hands().due(),
                matter.hands().returns(),
                promise.extended(),
                whole.released(),
                matter.reply().rating(),
                allowed(staff, matter),
                routing.choices(matter),
                additions.forStaff(staff, matter),
                against(matter),
                code(matter, parts.whole(matter.district(), matter.id()).orElse(null)),
                parts.codes(matter.district(), parts.parts(matter.district(), matter.id())),
                code(matter, matter.lead()),
                wholes.followers(matter.district(), matter.id()),
                Timeline.of(matter, lines, Visibility.STAFF, names, persons(matter, lines)));
    }

    List<AnswerDraft> drafts(Staff staff, Matter matter) {
        return additions.drafts(staff, MatterRef.of(matter));
    }

    private List<Step> allowed(Staff staff, Matter matter) {
        var now = clock.instant();
        var permissions = new HashSet<Permission>();
        for (var permission : Permission.values()) {
            if (may(staff, permission, matter)) {
                permissions.add(permission);
            }
        }
        return Arrays.stream(Step.values())
                .filter(Step::isForStaff)
                .filter(step -> step.role(permissions)
                        .filter(by -> Guard.against(step, matter, by, now).isEmpty())
                        .isPresent())
                .filter(step -> additions.against(step, matter, staff).isEmpty())
                .toList();
    }

    private @Nullable Words against(Matter matter) {
        var against = matter.filing().against();
        return against == null
                ? null
                : namer.of(matter.district(), List.of(), List.of(against)).unit(against);
    }

    private @Nullable String code(Matter matter, @Nullable MatterId other) {
        return other == null ? null : store.code(matter.district(), other).orElse(null);
    }

    private Map<UUID, String> persons(Matter matter, List<Entry> lines) {
        var ids = lines.stream()
                .map(Entry::person)
                .filter(Objects::nonNull)
                .distinct()
                .map(PersonId::new)
                .toList();
        return people.names(matter.district(), ids).entrySet().stream()
                .collect(Collectors.toMap(name -> name.getKey().value(), Map.Entry::getValue));
    }

    private DeskRow row(DeskLine line, Namer.Names names, Instant now) {
        var late = line.isLate(now);
        return new DeskRow(
                line.code(),
                line.title(),
                line.state(),
                line.level(),
                line.place(),
                names.place(line.place()),
                line.category(),
                catalogue.name(line.category()),
                new OrganisationId(line.unit()),
                names.unit(line.unit()),
                line.due(),
                line.provisional(),
                line.suspendedUntil(),
                late,
                !late
                        && line.state().isWorking()
                        && !now.plus(Duration.ofDays(1)).isBefore(line.due()),
                line.supervised(),
                line.objected(),
                line.urgent(),
                line.reopened(),
                line.followers(),
                line.receivedAt(),
                line.version());
    }
}
