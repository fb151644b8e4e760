package org.linli.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.kernel.Words;

/**
 * An edition of the standard: everything that scores follow from, and nothing else. Past years stay under theirs. Immutable.
 *
 * @param total points in all
 * @param unsaid what holds where a denominator is too small to say anything
 * @param measures by name
 */
public record Standard(
        int year,
        int total,
        Words name,
        Words unsaid,
        Map<String, Words> peers,
        Map<String, Words> evaluators,
        Map<String, Words> asked,
        Map<String, Words> sources,
        Map<String, Unit> units,
        Map<String, Measured> measures,
        List<Cap> caps,
        List<Veto> vetoes,
        List<Head> heads) {
    /** The three series: six good, ten without, two satisfied. */
    public enum Series {
        GOOD,
        NONE,
        PLEASED
    }

    /**
     * What is counted.
     *
     * @param persons whether it counts people, which has no place under the ten "without"
     */
    public record Unit(Words name, boolean persons) {}

    /**
     * A measure that formulas may name.
     *
     * @param stock whether it is what there is at the end of a period, and not what came about in it
     * @param act the kind of act it will come from where it is not counted yet; empty where it is
     * @param room the module that will record it; empty where it is counted
     */
    public record Measured(String name, int line, Words words, String unit, boolean stock, String act, String room) {
        /** Whether it was only agreed on when the edition was written. */
        public boolean isDeclared() {
            return !act.isEmpty();
        }
    }

    /**
     * While {@code formula} is under {@code under} percent, what is shown and asked under {@code head} gives at most {@code to} percent of
     * its points.
     */
    public record Cap(
            String code, int line, Words text, String head, Formula formula, int least, Scale under, Scale to) {}

    /** One finding of {@code measure}, upheld on review: no award that year. */
    public record Veto(String code, int line, Words text, String measure) {}

    /** Level 1 一级. */
    public record Head(String code, int line, Words name, Series series, int points, List<Aspect> aspects) {
        /** Its criteria, in order. */
        public Stream<Criterion> criteria() {
            return indicators().flatMap(indicator -> indicator.criteria().stream());
        }

        /** Its indicators, in order. */
        public Stream<Indicator> indicators() {
            return aspects.stream().flatMap(aspect -> aspect.indicators().stream());
        }
    }

    /** Level 2 二级. */
    public record Aspect(String code, int line, Words name, List<Indicator> indicators) {}

    /**
     * Level 3 三级.
     *
     * @param holds {@code education} or {@code help} where only these may stand; otherwise empty
     */
    public record Indicator(String code, int line, Words name, String holds, List<Criterion> criteria) {}

    /** The same with other heads. */
    Standard withHeads(List<Head> others) {
        return new Standard(
                year, total, name, unsaid, peers, evaluators, asked, sources, units, measures, caps, vetoes, others);
    }

    /** Every criterion, in order. */
    public Stream<Criterion> criteria() {
        return heads.stream().flatMap(Head::criteria);
    }

    /** The criterion with this code. */
    public Optional<Criterion> find(String code) {
        return criteria().filter(one -> one.code().equals(code)).findFirst();
    }

    /** How many there are of each level: 18, 51, 103, 253 in every edition. */
    public List<Integer> counts() {
        return List.of(
                heads.size(),
                heads.stream().mapToInt(head -> head.aspects().size()).sum(),
                (int) heads.stream().flatMap(Head::indicators).count(),
                (int) criteria().count());
    }

    /** How many criteria are scored in the way called {@code kind}. */
    public int count(String kind) {
        return (int) criteria().filter(one -> one.kind().equals(kind)).count();
    }
}
