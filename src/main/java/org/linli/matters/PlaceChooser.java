package org.linli.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.places.Place;
import org.linli.places.Places;
import org.springframework.stereotype.Component;

/** The first screen of speaking up: find the place by name, pinyin or initials, by the tree, or take the one remembered. */
@Component
class PlaceChooser {
    private static final int FOUND = 8;
    private static final int CHILDREN = 200;

    private final Places places;

    PlaceChooser(Places places) {
        this.places = places;
    }

    /** A place to choose; {@code wide} ones only lead to those inside. */
    record Choice(String code, String name, String where, boolean wide, boolean chosen) {}

    /**
     * The first screen.
     *
     * @param around the places from the top down to the one whose inside is listed; empty at the top
     * @param carries whether later answers are typed already and must be carried on
     */
    record PlacePage(
            String q,
            List<Choice> around,
            List<Choice> choices,
            List<Choice> inside,
            boolean carries,
            SpeakPages.Typed typed,
            SpeakPages.Wrong wrong) {}

    /** The place of {@code code} if a matter can be there: a community or something in it. */
    Optional<PlaceCode> find(@Nullable String code) {
        return known(code).map(Place::code).filter(PlaceChooser::narrow);
    }

    /** The names from the sub-district down to the place. */
    List<String> path(@Nullable String code, Lang lang) {
        return known(code)
                .map(place -> places.path(place.code()).stream()
                        .filter(step -> step.code().value().length() > PlaceCode.DISTRICT)
                        .map(step -> name(step, lang))
                        .toList())
                .orElse(List.of());
    }

    PlacePage page(
            String at,
            @Nullable String search,
            String remembered,
            Lang lang,
            SpeakPages.Typed typed,
            SpeakPages.Wrong wrong) {
        var q = search == null ? "" : search.strip();
        var choices = new ArrayList<Choice>();
        var inside = new ArrayList<Choice>();
        var around = new ArrayList<Choice>();
        var here = known(at);
        if (!q.isEmpty()) {
            places.search((District) null, q, FOUND).stream()
                    .filter(place -> place.code().value().length() >= PlaceCode.DISTRICT)
                    .forEach(place -> (narrow(place.code()) ? choices : inside).add(choice(place, lang, false)));
        } else if (here.isPresent()) {
            var place = here.get();
            places.path(place.code()).stream()
                    .filter(step -> !step.code().equals(place.code()))
                    .forEach(step -> around.add(choice(step, lang, false)));
            around.add(choice(place, lang, false));
            if (narrow(place.code())) {
                choices.add(choice(place, lang, true));
            }
            places.children(place.code(), CHILDREN)
                    .forEach(child -> (narrow(place.code()) ? choices : inside).add(choice(child, lang, false)));
        } else {
            known(remembered)
                    .filter(place -> narrow(place.code()))
                    .ifPresent(place -> choices.add(choice(place, lang, true)));
            top().forEach(place -> inside.add(choice(place, lang, false)));
        }
        var carries = !typed.words().isEmpty();
        return new PlacePage(q, around, choices, inside, carries, typed, wrong);
    }

    /** The sub-districts where there is one district, else the districts. */
    private List<Place> top() {
        var districts = places.districts();
        if (districts.size() == 1) {
            return places.children(new PlaceCode(districts.getFirst().value()), CHILDREN);
        }
        return districts.stream()
                .map(district -> places.get(new PlaceCode(district.value())))
                .toList();
    }

    private Optional<Place> known(@Nullable String code) {
        return code != null && PlaceCode.accepts(code) ? places.find(new PlaceCode(code)) : Optional.empty();
    }

    private Choice choice(Place place, Lang lang, boolean chosen) {
        var where = path(place.code().value(), lang);
        var above = where.isEmpty() ? "" : String.join(" › ", where.subList(0, where.size() - 1));
        return new Choice(place.code().value(), name(place, lang), above, !narrow(place.code()), chosen);
    }

    private static String name(Place place, Lang lang) {
        return lang == Lang.EN && !place.en().isBlank() ? place.en() : place.name();
    }

    private static boolean narrow(PlaceCode code) {
        return code.value().length() >= PlaceCode.COMMUNITY;
    }
}
