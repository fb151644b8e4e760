package org.linli.matters;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.linli.catalogue.Level;
import org.linli.organisations.OrganisationId;

/** What came of raising a matter. */
public sealed interface Intake {
    /**
     * It is stored, has a clock and somebody who must answer.
     *
     * @param receipt the secret that opens the matter for who raised it; Linli keeps only its hash
     * @param code public
     * @param provisional {@code dueAt} crosses a year whose holidays are not known yet
     * @param promise signed: it will be in the public log within a day ({@code c2sp.org/signed-note})
     * @param repeated the same key was sent with the same content before: this is that answer again
     */
    record Received(
            MatterId id,
            String receipt,
            String code,
            State state,
            String category,
            Level level,
            OrganisationId handler,
            Instant dueAt,
            boolean provisional,
            String promise,
            boolean repeated)
            implements Intake {
        Received again() {
            return new Received(id, receipt, code, state, category, level, handler, dueAt, provisional, promise, true);
        }

        /** Without the secret: it must not reach a log. */
        @Override
        public String toString() {
            return "Received[" + code + "]";
        }
    }

    /** It is not stored; everything that is wrong, in the order of the form. */
    record Refused(Set<Reason> reasons) implements Intake {
        /** Takes a copy. */
        public Refused {
            reasons = java.util.Collections.unmodifiableSet(EnumSet.copyOf(reasons));
        }

        /** One thing is wrong. */
        static Refused of(Reason reason) {
            return new Refused(EnumSet.of(reason));
        }
    }

    /** Why it was refused, and which field can mend it. */
    enum Reason {
        /** No such place. */
        PLACE_UNKNOWN("place"),
        /** Above a district: nobody can answer for that much. */
        PLACE_TOO_WIDE("place"),
        /** Nobody but the unit that it complains of could take it. */
        NOBODY_ELSE("avoid"),
        /** Nobody answers there yet. */
        PLACE_UNSERVED("place"),
        /** Longer than {@value Texts#TITLE_MAX}. */
        TITLE_TOO_LONG("title"),
        /** Holds control characters. */
        TITLE_CONTROL("title"),
        /** Nothing was said. */
        TEXT_EMPTY("text"),
        /** Longer than {@value Texts#TEXT_MAX}. */
        TEXT_TOO_LONG("text"),
        /** Holds control characters. */
        TEXT_CONTROL("text"),
        /** No such category. */
        CATEGORY_UNKNOWN("category"),
        /** A category of another kind of matter than was asked for. */
        CATEGORY_KIND("category"),
        /** No such kind of matter. */
        KIND_UNKNOWN("kind"),
        /** Neither a phone number nor an e-mail address. */
        CONTACT_INVALID("contact"),
        /** No JPEG or PNG, or a broken one. */
        PHOTO_KIND("photo"),
        /** Too many bytes or pixels. */
        PHOTO_TOO_LARGE("photo"),
        /** More than {@value Photos#PHOTOS_MAX}. */
        PHOTO_TOO_MANY("photo");

        private final String field;

        Reason(String field) {
            this.field = field;
        }

        /** The form's field. */
        public String field() {
            return field;
        }

        /** The message's key. */
        public String key() {
            return "matters.refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
