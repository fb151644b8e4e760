package org.linli.evaluation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.catalogue.Catalogue;
import org.linli.catalogue.Category;
import org.linli.kernel.Words;
import org.linli.measures.MeasureNames;

/**
 * What a formula can be about today.
 *
 * @param kinds each measure that is counted, with the kinds of act that it is counted from
 */
record Vocabulary(Map<String, Set<String>> kinds, Catalogue catalogue) {
    /** What ships with the product. Needs no application. */
    static Vocabulary shipped() {
        return new Vocabulary(MeasureNames.withKinds(), Catalogue.shipped());
    }

    boolean isCounted(String measure) {
        return kinds.containsKey(measure);
    }

    /** The name of a category or of a group of them. */
    Optional<Words> category(String code) {
        return catalogue
                .find(code)
                .map(Category::name)
                .or(() -> catalogue.groups().stream()
                        .filter(group -> group.code().equals(code))
                        .map(Catalogue.Group::name)
                        .findFirst());
    }

    /** Whether all that is filed in {@code code} is discreet, so that no figure of it can be opened. */
    boolean isDiscreet(String code) {
        return catalogue.list().stream()
                .filter(one -> one.code().equals(code) || one.code().startsWith(code + "."))
                .allMatch(one -> one.kind().isDiscreet());
    }
}
