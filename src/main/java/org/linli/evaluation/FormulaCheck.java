package org.linli.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.linli.evaluation.Formula.Term;

/** Whether a formula means something: it names measures that there are, adds like to like, and cannot divide by nothing. */
final class FormulaCheck {
    private final Standard standard;
    private final Vocabulary vocabulary;

    FormulaCheck(Standard standard, Vocabulary vocabulary) {
        this.standard = standard;
        this.vocabulary = vocabulary;
    }

    /** Tells {@code wrong} each fault of {@code formula}, whose result is to be in {@code unit}. */
    void check(Formula formula, int least, String unit, BiConsumer<Fault, String[]> wrong) {
        if (formula.part().isEmpty()) {
            return; // it could not be read, which was said
        }
        formula.measures().forEach(term -> known(term, wrong));
        if (formula.divides() && (least < 1 || formula.whole().stream().allMatch(term -> term.times() == 0))) {
            wrong.accept(Fault.DIVISION_BY_ZERO, with(formula.text()));
        }
        var part = unit(formula.part(), wrong);
        var whole = unit(formula.whole(), wrong);
        var found = !formula.divides() ? part : part.equals(whole) ? Scale.PERCENT : part + " per " + whole;
        if (!part.isEmpty() && !found.equals(unit) && !unit.isEmpty() && formula.divides() != whole.isEmpty()) {
            wrong.accept(Fault.UNIT_WRONG, with(found, unit));
        }
    }

    private void known(Term term, BiConsumer<Fault, String[]> wrong) {
        if (!standard.measures().containsKey(term.measure())) {
            wrong.accept(Fault.MEASURE_UNKNOWN, with(term.measure()));
        }
        if (term.category().isEmpty()) {
            return;
        }
        if (vocabulary.category(term.category()).isEmpty()) {
            wrong.accept(Fault.CATEGORY_UNKNOWN, with(term.category()));
        } else if (vocabulary.isDiscreet(term.category())) {
            wrong.accept(Fault.CATEGORY_DISCREET, with(term.category()));
        }
    }

    /** The one unit of what is added up; empty where there is none. A number alone has none that adds to anything. */
    private String unit(List<Term> terms, BiConsumer<Fault, String[]> wrong) {
        var units = terms.stream()
                .map(term -> term.isNumber() ? null : standard.measures().get(term.measure()))
                .map(measure -> measure == null ? "1" : measure.unit())
                .distinct()
                .toList();
        if (terms.stream()
                .anyMatch(term -> !term.isNumber() && !standard.measures().containsKey(term.measure()))) {
            return "";
        }
        if (units.size() > 1) {
            wrong.accept(Fault.UNIT_MIXED, with(units.get(0), units.get(1)));
            return "";
        }
        var stocks = terms.stream()
                .map(term -> standard.measures().get(term.measure()))
                .filter(Objects::nonNull)
                .map(Standard.Measured::stock)
                .distinct()
                .count();
        if (stocks > 1) {
            wrong.accept(Fault.STOCK_MIXED, with(terms.getFirst().measure()));
        }
        return units.isEmpty() ? "" : units.getFirst();
    }

    private static String[] with(String... words) {
        return words;
    }
}
