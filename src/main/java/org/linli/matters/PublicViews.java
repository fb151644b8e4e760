package org.linli.matters;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.catalogue.Catalogue;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.matters.Entry.Visibility;
import org.springframework.stereotype.Component;

/** Shows matters as everybody may see them. */
@Component
class PublicViews {
    /** Places are public down to the estate. */
    private static final int ESTATE = 15;

    private static final int LIST_MAX = 100;
    private static final int TEXT_COMPARED = 500;
    private static final Duration SIMILAR_SINCE = Duration.ofDays(180);

    private final MatterStore store;
    private final WholeStore wholes;
    private final EntryStore entries;
    private final PublicPhotoStore photos;
    private final FoundStore found;
    private final Namer namer;
    private final Catalogue catalogue;
    private final Access access;
    private final Clock clock;

    PublicViews(
            MatterStore store,
            WholeStore wholes,
            EntryStore entries,
            PublicPhotoStore photos,
            FoundStore found,
            Namer namer,
            Catalogue catalogue,
            Access access,
            Clock clock) {
        this.store = store;
        this.wholes = wholes;
        this.entries = entries;
        this.photos = photos;
        this.found = found;
        this.namer = namer;
        this.catalogue = catalogue;
        this.access = access;
        this.clock = clock;
    }

    Optional<Integer> version(String code) {
        return store.version(Ids.districtOf(code), Ids.plain(code));
    }

    Optional<PublicMatter> find(String code) {
        var district = Ids.districtOf(code);
        return wholes.face(district, Ids.plain(code)).map(whole -> {
            var lines = entries.listPublic(district, whole.matter().id());
            var names = namer.of(whole, lines);
            return view(
                    whole,
                    names,
                    whole.released() == null
                            ? List.of()
                            : photos.list(district, whole.matter().id()),
                    Timeline.of(whole.matter(), lines, Visibility.PUBLIC, names, Map.of()));
        });
    }

    List<PublicMatter> newest(PlaceCode place, int limit) {
        return views(place, wholes.newest(place, Math.clamp(limit, 1, LIST_MAX)));
    }

    List<PublicFound> search(PublicQuery query) {
        return shown(query.place().district(), found.list(query));
    }

    List<PublicFound> search(District district, Collection<String> codes) {
        return shown(
                district, found.list(district, codes.stream().map(Ids::plain).toList()));
    }

    private List<PublicFound> shown(District district, List<FoundStore.Found> some) {
        var names =
                namer.of(district, some.stream().map(FoundStore.Found::whole).toList());
        return some.stream()
                .map(one -> new PublicFound(view(one.whole(), names, List.of(), List.of()), one.changedAt()))
                .toList();
    }

    List<PublicMatter> similar(PlaceCode place, String text, int limit) {
        var words = Texts.cut(Texts.tidy(text), TEXT_COMPARED);
        if (words.isEmpty() || !Texts.isClean(words)) {
            return List.of();
        }
        var community = place.upTo(PlaceCode.COMMUNITY);
        var since = clock.instant().minus(SIMILAR_SINCE);
        return views(community, wholes.alikeReleased(community, words, since, Math.clamp(limit, 1, LIST_MAX)));
    }

    /** For staff: by all texts within their scope, shown with the reporter's own title. */
    List<PublicMatter> similarForStaff(Staff staff, Whole of, int limit) {
        var scope = access.scope(staff, Permission.MATTERS_READ);
        var community = of.matter().place().upTo(PlaceCode.COMMUNITY);
        var since = clock.instant().minus(SIMILAR_SINCE);
        var found = wholes.alike(scope, community, of, since, Math.clamp(limit, 1, LIST_MAX)).stream()
                .map(one -> new Whole(
                        one.matter(),
                        one.title(),
                        one.text(),
                        one.anonymous(),
                        new Released(one.title(), one.text(), null),
                        one.followers()))
                .toList();
        return views(community, found);
    }

    private List<PublicMatter> views(PlaceCode place, List<Whole> some) {
        var names = namer.of(place.district(), some);
        return some.stream().map(one -> view(one, names, List.of(), List.of())).toList();
    }

    private PublicMatter view(Whole whole, Namer.Names names, List<UUID> shown, List<TimelineItem> timeline) {
        var matter = whole.matter();
        var released = whole.released();
        return new PublicMatter(
                matter.code(),
                released == null ? null : released.title(),
                released == null ? null : released.text(),
                released == null ? null : released.answer(),
                coarse(matter.place()),
                names.place(coarse(matter.place())),
                matter.filing().category(),
                catalogue.name(matter.filing().category()),
                matter.state(),
                matter.hands().level(),
                names.unit(matter.hands().unit()),
                matter.filing().receivedAt(),
                matter.promise().due(),
                matter.promise().provisional(),
                matter.isLate(clock.instant()),
                matter.supervised(),
                whole.followers(),
                shown,
                timeline);
    }

    static PlaceCode coarse(PlaceCode place) {
        return place.upTo(ESTATE);
    }
}
