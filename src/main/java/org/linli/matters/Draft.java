package org.linli.matters;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Kind;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;

/**
 * What somebody raises, as they typed it: {@link Matters#receive} says what is wrong with it.
 *
 * @param title made from the text if absent
 * @param kind what sort of matter it is meant to be, if they said so; then {@code category} must be of it
 * @param category a code of the catalogue if they chose one
 * @param anonymous nothing is kept by which they could be reached
 * @param contact a phone number or an e-mail address; kept encrypted, seen by those who handle the matter only
 * @param lang in which they are told
 * @param photos files as sent
 * @param avoid it complains of whoever would receive it: somebody above does instead, and nobody of that unit ever sees it
 */
public record Draft(
        PlaceCode place,
        @Nullable String title,
        String text,
        @Nullable Kind kind,
        @Nullable String category,
        Via via,
        boolean anonymous,
        @Nullable String contact,
        Lang lang,
        List<byte[]> photos,
        boolean avoid) {
    /** By which way it reached Linli. Same form, same clock. */
    public enum Via {
        /** A browser. */
        WEB,
        /** At the counter. */
        COUNTER,
        /** A call noted by staff. */
        PHONE,
        /** Through a building chief. */
        CHIEF,
        /** On a grid patrol. */
        GRID,
        /** At a deputies' station. */
        DEPUTY,
        /** At a forum. */
        FORUM,
        /** At an enterprise studio. */
        STUDIO,
        /** Open311 GeoReport. */
        OPEN311
    }

    /** One that complains of nobody who would receive it. */
    public Draft(
            PlaceCode place,
            @Nullable String title,
            String text,
            @Nullable Kind kind,
            @Nullable String category,
            Via via,
            boolean anonymous,
            @Nullable String contact,
            Lang lang,
            List<byte[]> photos) {
        this(place, title, text, kind, category, via, anonymous, contact, lang, photos, false);
    }

    /** Takes a copy. */
    public Draft {
        photos = List.copyOf(photos);
    }

    /** Typed in a browser by somebody who leaves nothing else. */
    public static Draft of(PlaceCode place, String text) {
        return new Draft(place, null, text, null, null, Via.WEB, true, null, Lang.ZH, List.of());
    }

    /** The same under another title. */
    public Draft withTitle(@Nullable String other) {
        return new Draft(place, other, text, kind, category, via, anonymous, contact, lang, photos, avoid);
    }

    /** The same, filed by whoever raises it. */
    public Draft withCategory(@Nullable String other) {
        return new Draft(place, title, text, kind, other, via, anonymous, contact, lang, photos, avoid);
    }

    /** The same as a matter of some kind. */
    public Draft withKind(@Nullable Kind other) {
        return new Draft(place, title, text, other, category, via, anonymous, contact, lang, photos, avoid);
    }

    /** The same by another way. */
    public Draft withVia(Via other) {
        return new Draft(place, title, text, kind, category, other, anonymous, contact, lang, photos, avoid);
    }

    /** The same with a way to reach who raises it. */
    public Draft withContact(String address, Lang language) {
        return new Draft(place, title, text, kind, category, via, false, address, language, photos, avoid);
    }

    /** The same, complaining of whoever would receive it, or not. */
    public Draft withAvoid(boolean other) {
        return new Draft(place, title, text, kind, category, via, anonymous, contact, lang, photos, other);
    }

    /** The same with photos. */
    public Draft withPhotos(List<byte[]> files) {
        return new Draft(place, title, text, kind, category, via, anonymous, contact, lang, files, avoid);
    }
}
