package org.linli.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.linli.evaluation.Formula.Term;
import org.linli.evaluation.Standard.Measured;
import org.linli.kernel.Lang;
import org.linli.web.Ui;

/** A formula, a scale and what is awaited, in the words of the one who looks. */
record StandardWords(Ui ui, Standard standard, Vocabulary vocabulary) {
    private static final String PER = " per ";

    /** The formula with the names of its measures. */
    public String formula(Formula formula) {
        var part = sum(formula.part());
        if (!formula.divides()) {
            return part;
        }
        return bracketed(formula.part(), part) + " ÷ " + bracketed(formula.whole(), sum(formula.whole()));
    }

    private static String bracketed(List<Term> terms, String text) {
        return terms.size() > 1 ? "( " + text + " )" : text;
    }

    private String sum(List<Term> terms) {
        var text = new StringBuilder();
        for (var term : terms) {
            if (!text.isEmpty()) {
                text.append(term.times() < 0 ? " − " : " + ");
            } else if (term.times() < 0) {
                text.append('−');
            }
            text.append(term(term));
        }
        return text.toString();
    }

    private String term(Term term) {
        var times = Math.abs(term.times());
        if (term.isNumber()) {
            return ui.number(times);
        }
        var name = ui.in(measure(term).words());
        return times == 1 ? name : ui.number(times) + " × " + name;
    }

    /** There is one: the edition was checked. */
    private Measured measure(Term term) {
        return Objects.requireNonNull(standard.measures().get(term.measure()));
    }

    /** The categories that are counted alone; empty where all are. */
    public String category(Formula formula) {
        return formula.measures()
                .flatMap(term -> vocabulary.category(term.category()).stream())
                .map(ui::in)
                .distinct()
                .collect(Collectors.joining(ui.t("evaluation.comma")));
    }

    /** From where points begin, and where all are given. */
    public String scale(Scale scale) {
        return ui.t("evaluation.scale", amount(scale.from(), scale.unit()), amount(scale.full(), scale.unit()));
    }

    private String amount(int value, String unit) {
        if (unit.equals(Scale.PERCENT)) {
            return value + " %";
        }
        var per = unit.indexOf(PER);
        var amount = ui.number(value) + " " + unit(per < 0 ? unit : unit.substring(0, per));
        return per < 0 ? amount : ui.t("evaluation.per", one(unit.substring(per + PER.length())), amount);
    }

    private String one(String unit) {
        return ui.lang() == Lang.EN ? unit : unit(unit);
    }

    private String unit(String code) {
        return ui.in(Objects.requireNonNull(standard.units().get(code)).name());
    }

    /** How large the denominator must be. */
    public String least(Criterion.Counted counted) {
        var unit = counted.formula().whole().stream()
                .filter(term -> !term.isNumber())
                .map(term -> unit(measure(term).unit()))
                .findFirst()
                .orElse("");
        return ui.t("evaluation.least", counted.least(), unit);
    }

    /** The rooms that will record what the formula needs; empty where all of it is counted. */
    public String awaited(Formula formula) {
        return formula.measures()
                .map(this::measure)
                .filter(measure -> !vocabulary.isCounted(measure.name()))
                .map(measure -> measure.act() + " (" + measure.room() + ")")
                .distinct()
                .collect(Collectors.joining(ui.t("evaluation.comma")));
    }
}
