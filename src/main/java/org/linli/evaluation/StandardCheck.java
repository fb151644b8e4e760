package org.linli.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.linli.evaluation.Criterion.Asked;
import org.linli.evaluation.Criterion.Counted;
import org.linli.evaluation.Criterion.Shown;
import org.linli.evaluation.Formula.Term;
import org.linli.evaluation.Standard.Measured;

/** Everything that a program can find wrong with an edition. One pass names it all; an edition with a finding is not published. */
final class StandardCheck {
    /** The form of "six good, ten without, two satisfied": heads, aspects, indicators, criteria. */
    static final List<Integer> FORM = List.of(18, 51, 103, 253);

    private static final int COUNTED_LEAST = 150; // so that most of the score is nobody's opinion

    private final Standard standard;
    private final Vocabulary vocabulary;
    private final FormulaCheck formulas;
    private final List<Finding> findings;
    private final Map<String, String> texts = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    private StandardCheck(Standard standard, Vocabulary vocabulary, List<Finding> findings) {
        this.standard = standard;
        this.vocabulary = vocabulary;
        this.formulas = new FormulaCheck(standard, vocabulary);
        this.findings = findings;
    }

    /** What is wrong with {@code draft}, in the order of its lines. */
    static List<Finding> of(StandardReader.Draft draft, Vocabulary vocabulary) {
        var findings = new ArrayList<>(draft.findings());
        if (!draft.standard().heads().isEmpty()) {
            new StandardCheck(draft.standard(), vocabulary, findings).check();
            new Principles(draft.standard(), vocabulary, findings).check();
        }
        return findings.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Finding::line))
                .toList();
    }

    private void check() {
        counts();
        codes();
        points();
        standard.criteria().forEach(this::criterion);
        standard.caps().forEach(cap -> {
            formulas.check(
                    cap.formula(),
                    cap.least(),
                    Scale.PERCENT,
                    (fault, with) -> add(cap.line(), cap.code(), fault, with));
            cap.formula().measures().map(Term::measure).forEach(used::add);
            known(cap.line(), cap.code(), "head", cap.head(), heads());
        });
        standard.vetoes().forEach(veto -> {
            used.add(veto.measure());
            if (!standard.measures().containsKey(veto.measure())) {
                add(veto.line(), veto.code(), Fault.MEASURE_UNKNOWN, veto.measure());
            }
        });
        standard.measures().values().forEach(this::measure);
    }

    private Set<String> heads() {
        var codes = new HashSet<String>();
        standard.heads().forEach(head -> codes.add(head.code()));
        return codes;
    }

    private void counts() {
        var counts = standard.counts();
        for (var level = 0; level < FORM.size(); level++) {
            if (!counts.get(level).equals(FORM.get(level))) {
                add(1, "", Fault.COUNT_OF_LEVEL, "" + (level + 1), "" + FORM.get(level), "" + counts.get(level));
            }
        }
        if (standard.count("counted") < COUNTED_LEAST) {
            add(1, "", Fault.COUNTED_TOO_FEW, "" + COUNTED_LEAST, "" + standard.count("counted"));
        }
    }

    /** Codes say where a thing stands, so that a reader finds it. */
    private void codes() {
        var h = 0;
        for (var head : standard.heads()) {
            place(head.line(), head.code(), "" + ++h);
            var a = 0;
            for (var aspect : head.aspects()) {
                place(aspect.line(), aspect.code(), h + "." + ++a);
                var i = 0;
                for (var indicator : aspect.indicators()) {
                    place(indicator.line(), indicator.code(), h + "." + a + "." + ++i);
                    var c = 0;
                    for (var criterion : indicator.criteria()) {
                        place(criterion.line(), criterion.code(), h + "." + a + "." + i + "." + ++c);
                    }
                }
            }
        }
    }

    private void place(int line, String code, String expected) {
        if (!code.equals(expected)) {
            add(line, code, Fault.CODE_OUT_OF_PLACE, expected);
        }
    }

    private void points() {
        var all = 0;
        for (var head : standard.heads()) {
            var sum = head.criteria().mapToInt(Criterion::points).sum();
            all += sum;
            if (sum != head.points()) {
                add(head.line(), head.code(), Fault.POINTS_OF_HEAD, "" + head.points(), "" + sum);
            }
        }
        if (all != standard.total()) {
            add(1, "", Fault.POINTS_IN_ALL, "" + standard.total(), "" + all);
        }
    }

    private void criterion(Criterion one) {
        once(one, one.text().zh());
        once(one, one.text().en());
        known(one.line(), one.code(), "source", one.source(), standard.sources().keySet());
        if (one.points() < 1) {
            add(one.line(), one.code(), Fault.NUMBER_EXPECTED, "points", "" + one.points());
        }
        switch (one.way()) {
            case Counted counted -> {
                formulas.check(
                        counted.formula(),
                        counted.least(),
                        counted.scale().unit(),
                        (fault, with) -> add(one.line(), one.code(), fault, with));
                counted.formula().measures().map(Term::measure).forEach(used::add);
            }
            case Shown shown ->
                known(
                        one.line(),
                        one.code(),
                        "evaluator",
                        shown.evaluator(),
                        standard.evaluators().keySet());
            case Asked asked -> {
                known(
                        one.line(),
                        one.code(),
                        "whom",
                        asked.whom(),
                        standard.asked().keySet());
                if (!asked.scale().isPercent()) {
                    add(
                            one.line(),
                            one.code(),
                            Fault.UNIT_WRONG,
                            Scale.PERCENT,
                            asked.scale().unit());
                }
            }
        }
    }

    private void once(Criterion one, String text) {
        var other = text.isEmpty() ? null : texts.putIfAbsent(text, one.code());
        if (other != null) {
            add(one.line(), one.code(), Fault.TEXT_TWICE, other);
        }
    }

    private void measure(Measured measure) {
        known(
                measure.line(),
                measure.name(),
                "unit",
                measure.unit(),
                standard.units().keySet());
        if (!used.contains(measure.name())) {
            add(measure.line(), measure.name(), Fault.MEASURE_UNUSED, measure.name());
        }
        var kinds = vocabulary.kinds().get(measure.name());
        if (kinds == null && !measure.isDeclared()) {
            add(measure.line(), measure.name(), Fault.MEASURE_NOT_COUNTED, measure.name());
        } else if (kinds != null && measure.isDeclared() && !kinds.contains(measure.act())) {
            add(measure.line(), measure.name(), Fault.MEASURE_OTHERWISE, measure.act(), String.join(", ", kinds));
        }
    }

    private void known(int line, String code, String field, String word, Set<String> words) {
        if (!word.isEmpty() && !words.contains(word)) {
            add(line, code, Fault.WORD_UNKNOWN, field, word);
        }
    }

    private void add(int line, String code, Fault fault, String... with) {
        findings.add(new Finding(line, code, fault, with));
    }
}
