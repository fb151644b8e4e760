package org.linli.organisations;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Words;

/**
 * What an organisation says of itself, all of it public; how to reach a person is not in it.
 *
 * @param number of the registration or filing; empty where there is none or it is not at hand
 * @param renewsOn the day by which that has to be renewed
 * @param members how many; null where nobody counted
 * @param services what it offers; may be empty
 * @param venue where it meets; may be empty
 * @param rules its rules of procedure; may be empty
 */
public record Particulars(
        Words name,
        LegalStatus status,
        String number,
        @Nullable LocalDate renewsOn,
        @Nullable Integer members,
        String services,
        String venue,
        String rules) {
    /** UTF-16 code units of a name. */
    public static final int NAME_MAX = 120;

    /** UTF-16 code units of a number. */
    public static final int NUMBER_MAX = 60;

    /** UTF-16 code units of services and of a venue. */
    public static final int TEXT_MAX = 1_000;

    /** UTF-16 code units of the rules of procedure. */
    public static final int RULES_MAX = 8_000;

    private static final int MEMBERS_MAX = 10_000_000;

    /** Without blanks at the ends. */
    public Particulars {
        name = new Words(name.zh().strip(), name.en().strip());
        number = number.strip();
        services = services.strip();
        venue = venue.strip();
        rules = rules.strip();
    }

    /** A name and nothing else. */
    static Particulars of(Words name, LegalStatus status) {
        return new Particulars(name, status, "", null, null, "", "", "");
    }

    /** What is wrong with which field for one of {@code kind}: message keys; empty where all is well. */
    Map<String, String> wrong(Kind kind) {
        var wrong = new TreeMap<String, String>();
        if (name.zh().isEmpty() || name.zh().length() > NAME_MAX) {
            wrong.put("zh", "organisations.wrong.name");
        }
        if (name.en().isEmpty() || name.en().length() > NAME_MAX) {
            wrong.put("en", "organisations.wrong.name");
        }
        if (!kind.statuses().contains(status)) {
            wrong.put("status", "organisations.wrong.status");
        }
        if (number.length() > NUMBER_MAX || (!number.isEmpty() && !status.isNumbered())) {
            wrong.put("number", "organisations.wrong.number");
        }
        if (renewsOn != null && !status.isNumbered()) {
            wrong.put("renewsOn", "organisations.wrong.renews");
        }
        if (members != null && (members < 0 || members > MEMBERS_MAX)) {
            wrong.put("members", "organisations.wrong.members");
        }
        lengths(wrong);
        return wrong;
    }

    private void lengths(Map<String, String> wrong) {
        if (services.length() > TEXT_MAX) {
            wrong.put("services", "organisations.wrong.text");
        }
        if (venue.length() > TEXT_MAX) {
            wrong.put("venue", "organisations.wrong.text");
        }
        if (rules.length() > RULES_MAX) {
            wrong.put("rules", "organisations.wrong.rules");
        }
    }
}
