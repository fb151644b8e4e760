package org.linli.people;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.kernel.Lang;
import org.linli.people.Consent.Use;

/** Persons as a form would send them; numbers are made up. */
final class Drafts {
    static final String ADULT = "440305198001010013";
    static final String CHILD = "440305201506010013";
    static final DwellingDraft NO_HOME = new DwellingDraft("", "", "", "", "", "", "");

    private Drafts() {}

    static PersonDraft named(String name, String place, Item... items) {
        return new PersonDraft(name, "", "", Lang.ZH, "", "", "", "", place, kept(items));
    }

    static PersonDraft withPhone(PersonDraft draft, String phone) {
        return new PersonDraft(
                draft.name(),
                phone,
                draft.email(),
                draft.lang(),
                draft.paper(),
                draft.number(),
                draft.birthYear(),
                draft.guardian(),
                draft.place(),
                draft.uses());
    }

    static PersonDraft withIdentity(PersonDraft draft, Paper paper, String number) {
        return new PersonDraft(
                draft.name(),
                draft.phone(),
                draft.email(),
                draft.lang(),
                paper.name(),
                number,
                draft.birthYear(),
                draft.guardian(),
                draft.place(),
                draft.uses());
    }

    static PersonDraft of(PersonDraft draft, String birthYear, String guardian) {
        return new PersonDraft(
                draft.name(),
                draft.phone(),
                draft.email(),
                draft.lang(),
                draft.paper(),
                draft.number(),
                birthYear,
                guardian,
                draft.place(),
                draft.uses());
    }

    static DwellingDraft owner(String home, String unit, String area, String share) {
        return new DwellingDraft(home, unit, "owner", area, share, "", "");
    }

    static DwellingDraft tenant(String home, String unit) {
        return new DwellingDraft(home, unit, "tenant", "", "", "", "");
    }

    static Set<Use> kept(Item... items) {
        return Arrays.stream(items).map(item -> new Use(item, Purpose.REGISTER)).collect(Collectors.toSet());
    }
}
