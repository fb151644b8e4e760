package org.linli.matters;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.linli.catalogue.Catalogue;
import org.linli.kernel.PlaceCode;
import org.linli.notifications.Channel;

/** What may be raised, as far as the draft itself says. Pure. */
final class IntakeRules {
    private IntakeRules() {}

    /** Everything that is wrong with the words; nothing is known of places and photos here. */
    static Set<Intake.Reason> wrong(Draft draft, Catalogue catalogue) {
        var reasons = EnumSet.noneOf(Intake.Reason.class);
        if (draft.place().value().length() < PlaceCode.DISTRICT) {
            reasons.add(Intake.Reason.PLACE_TOO_WIDE);
        }
        text(draft.text()).ifPresent(reasons::add);
        var title = draft.title() == null ? "" : Texts.tidy(draft.title());
        if (title.length() > Texts.TITLE_MAX) {
            reasons.add(Intake.Reason.TITLE_TOO_LONG);
        } else if (!Texts.isClean(title) || title.indexOf('\n') >= 0) {
            reasons.add(Intake.Reason.TITLE_CONTROL);
        }
        if (isGiven(draft.category())
                && catalogue.find(String.valueOf(draft.category())).isEmpty()) {
            reasons.add(Intake.Reason.CATEGORY_UNKNOWN);
        }
        if (isOfAnotherKind(draft, catalogue)) {
            reasons.add(Intake.Reason.CATEGORY_KIND);
        }
        if (channel(draft).isEmpty()) {
            reasons.add(Intake.Reason.CONTACT_INVALID);
        }
        if (draft.photos().size() > Photos.PHOTOS_MAX) {
            reasons.add(Intake.Reason.PHOTO_TOO_MANY);
        }
        return reasons;
    }

    private static boolean isOfAnotherKind(Draft draft, Catalogue catalogue) {
        return draft.kind() != null
                && isGiven(draft.category())
                && catalogue
                        .find(String.valueOf(draft.category()))
                        .filter(category -> category.kind() != draft.kind())
                        .isPresent();
    }

    /** What is wrong with {@code words} as a matter's text. */
    static Optional<Intake.Reason> text(String words) {
        var text = Texts.tidy(words);
        if (text.isEmpty()) {
            return Optional.of(Intake.Reason.TEXT_EMPTY);
        }
        if (text.length() > Texts.TEXT_MAX) {
            return Optional.of(Intake.Reason.TEXT_TOO_LONG);
        }
        return Texts.isClean(text) ? Optional.empty() : Optional.of(Intake.Reason.TEXT_CONTROL);
    }

    /** How the reporter wants to be told; empty where what they wrote is no way to reach anybody. */
    static Optional<Channel> channel(Draft draft) {
        if (draft.anonymous() || !isGiven(draft.contact())) {
            return Optional.of(Channel.none());
        }
        var contact = String.valueOf(draft.contact()).strip();
        if (contact.length() <= 120
                && contact.matches("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]+\\.[^@\\s\\p{Cntrl}]{2,}")) {
            return Optional.of(new Channel(Channel.Kind.EMAIL, contact));
        }
        var digits = contact.replaceAll("[\\s\\-()]", "");
        return digits.matches("\\+?\\d{5,15}") ? Optional.of(new Channel(Channel.Kind.SMS, digits)) : Optional.empty();
    }

    static boolean isGiven(@org.jspecify.annotations.Nullable String text) {
        return text != null && !text.isBlank();
    }
}
