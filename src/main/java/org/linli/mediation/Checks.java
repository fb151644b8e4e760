package org.linli.mediation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.linli.kernel.Problem;

/** What must hold of what mediators write down. Fails as {@link Problem#INVALID} with the field. */
final class Checks {
    private Checks() {}

    /** Between the day the case was opened and today. */
    static void demandDay(Case one, LocalDate on, LocalDate today) {
        if (on.isAfter(today)) {
            throw wrong("on", "mediation.wrong.future");
        }
        if (on.isBefore(one.docket().openedOn())) {
            throw wrong("on", "mediation.wrong.before");
        }
    }

    static void demandText(String field, String text) {
        if (text.isBlank()) {
            throw wrong(field, "mediation.wrong.text");
        }
        if (text.length() > Entry.TEXT_MAX) {
            throw wrong(field, "mediation.wrong.long");
        }
    }

    static Party party(UUID id, CaseCommand.Someone who) {
        var contact = who.contact();
        return new Party(
                id,
                who.claimant() ? Party.Side.ONE : Party.Side.OTHER,
                new Party.Words(
                        who.name().strip(),
                        who.about().strip(),
                        contact == null || contact.isBlank() ? null : contact.strip()),
                Party.Consent.PENDING);
    }

    /** What is wrong with somebody to be written down, by field; each field's name begins with {@code prefix}. */
    static Map<String, String> wrong(CaseCommand.Someone who, String prefix) {
        var wrong = new TreeMap<String, String>();
        if (who.name().isBlank()) {
            wrong.put(prefix + "name", "mediation.wrong.name");
        }
        var contact = who.contact();
        for (var field : List.of("name", "about", "contact")) {
            var text = field.equals("name")
                    ? who.name()
                    : field.equals("about") ? who.about() : contact == null ? "" : contact;
            var most =
                    field.equals("name") ? Party.NAME_MAX : field.equals("about") ? Party.ABOUT_MAX : Party.CONTACT_MAX;
            if (text.length() > most) {
                wrong.put(prefix + field, "mediation.wrong.long");
            }
        }
        return wrong;
    }

    static RuntimeException wrong(String field, String key) {
        return Problem.INVALID.because("the field " + field, Map.of(field, key));
    }
}
