package org.linli.people;

import java.util.Set;
import org.linli.kernel.Lang;
import org.linli.people.Consent.Use;

/**
 * A person as somebody typed them into a form or a table, nothing checked yet; empty for what was not given.
 *
 * @param paper a {@link Paper}
 * @param birthYear four digits
 * @param guardian the id of a registered person; for a child who is not yet 14
 * @param place where the person is registered: a community or a place in it
 * @param uses what the person, or the guardian, consented to
 */
public record PersonDraft(
        String name,
        String phone,
        String email,
        Lang lang,
        String paper,
        String number,
        String birthYear,
        String guardian,
        String place,
        Set<Use> uses) {
    /** Takes a copy. */
    public PersonDraft {
        uses = Set.copyOf(uses);
    }

    /** Never the content: it must not reach a log. */
    @Override
    public String toString() {
        return "PersonDraft[…]";
    }
}
