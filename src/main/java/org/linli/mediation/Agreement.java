package org.linli.mediation;

import java.util.Map;
import java.util.TreeMap;

/**
 * What was agreed, in the fields that the law names for the written form (People's Mediation Law art. 29; who the parties are stands
 * with them); an oral one needs {@code terms} alone (art. 30). Sealed in the database.
 *
 * @param facts the main facts, what is in dispute, and who answers for what (art. 29 (2))
 * @param terms what they agreed (art. 29 (3)); how and by when stands with each {@link Duty}
 */
record Agreement(String facts, String terms) {
    static final int TEXT_MAX = 4_000; // UTF-16 code units

    /** What is wrong with it, field by field; empty where nothing is. */
    Map<String, String> wrong(Case.Form form, int duties) {
        var wrong = new TreeMap<String, String>();
        if (form == Case.Form.WRITTEN && facts.isBlank()) {
            wrong.put("facts", "mediation.wrong.facts");
        }
        if (terms.isBlank()) {
            wrong.put("terms", "mediation.wrong.terms");
        }
        if (facts.length() > TEXT_MAX) {
            wrong.put("facts", "mediation.wrong.long");
        }
        if (terms.length() > TEXT_MAX) {
            wrong.put("terms", "mediation.wrong.long");
        }
        if (form == Case.Form.WRITTEN && duties == 0) {
            wrong.put("what-1", "mediation.wrong.duty");
        }
        return wrong;
    }

    /** Never the words: they must not reach a log. */
    @Override
    public String toString() {
        return "Agreement[]";
    }
}
