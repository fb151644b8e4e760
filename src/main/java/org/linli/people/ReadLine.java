package org.linli.people;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table of persons, with what is asked of it again and again, read once.
 *
 * @param number of the paper, as it is stored; empty for none
 * @param guardian the number of the guardian's paper, likewise
 * @param phone as it is stored; null for none
 * @param name as names are compared
 * @param home the dwelling, of nobody yet; null where there is none, or it is wrong
 * @param faults what is wrong with the dwelling: message keys by field
 */
record ReadLine(
        PersonLine line,
        String number,
        String guardian,
        @Nullable String phone,
        String name,
        @Nullable Dwelling home,
        Map<String, String> faults) {
    /** @param nobody stands in the dwelling until somebody is found */
    static ReadLine of(PersonLine line, PersonId nobody, LocalDate today) {
        var draft = line.person();
        var faults = new HashMap<String, String>();
        var home = line.home().isBlank()
                ? null
                : DwellingRules.read(line.home(), nobody.value(), nobody, today, faults)
                        .orElse(null);
        return new ReadLine(
                line,
                IdentityRules.plain(draft.number()),
                IdentityRules.plain(draft.guardian()),
                ContactRules.phone(draft.phone()),
                ContactRules.nameKey(draft.name()),
                home,
                faults);
    }

    /** The name at the place of registration: how somebody is found of whom a row tells neither number nor phone. */
    String named() {
        return PersonLookupStore.named(
                line.person().place().strip(), line.person().name());
    }

    /** Never the content: it must not reach a log. */
    @Override
    public String toString() {
        return line.toString();
    }
}
