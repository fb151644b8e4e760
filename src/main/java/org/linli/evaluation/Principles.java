package org.linli.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.linli.evaluation.Criterion.Asked;
import org.linli.evaluation.Criterion.Counted;
import org.linli.evaluation.Formula.Term;
import org.linli.evaluation.Standard.Head;
import org.linli.evaluation.Standard.Indicator;
import org.linli.evaluation.Standard.Series;

/**
 * What no edition of the standard may do, whoever edits it. Speaking up never costs: how many spoke up, and how high they went, stands in
 * no formula, cap or veto. Nothing rewards little of anything, because a scale only rises. The ten "without" count what institutions did,
 * never persons; two of them hold public education and offered help alone. No figure is so small that somebody could be guessed.
 */
final class Principles {
    /** Acts by which somebody speaks up, or takes it further. */
    private static final Set<String> VOICES = Set.of(
            "matter.received",
            "matter.split-off",
            "matter.escalated",
            "matter.reopened",
            "matter.withdrawn",
            "labour.received",
            "liaison.opinion");

    /** Measures of where a matter ended: higher up is nobody's fault. */
    private static final String SETTLED = "matters.settled.";

    private static final Pattern SILENCE = Pattern.compile(
            "零(投诉|上访|举报|诉求|报警)|无(投诉|上访|举报)"
                    + "|(投诉|诉求|上访|信访|举报|事项|纠纷|案件)(总)?(量|数|率|件数)?(逐年)?(下降|减少|降低|少于|为零|不超过)"
                    + "|\\b(no|zero|fewer|less|falling|decreas\\w+|reduc\\w+)( \\w+)?"
                    + " (complaints?|appeals?|petitions?|matters|concerns|disputes)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PERSONS = Pattern.compile(
            "人数|人次|名单|排名|花名册|重点人|摸排|人员(总)?数|一人|吸毒者|涉毒|信徒|信众|教徒|上访(人|户|量|率|次)"
                    + "|\\b(number of (people|persons|residents)|how many (people|persons|residents)|lists? of (people|persons|names)"
                    + "|per (person|head)|rank(s|ing|ed)?|addicts?|offenders?|petitioners?|followers)\\b",
            Pattern.CASE_INSENSITIVE);

    /** The heads that hold education and help alone, by their names. */
    private static final Pattern GUARDED = Pattern.compile("邪教|吸毒|\\bcults?\\b|\\bdrugs?\\b", Pattern.CASE_INSENSITIVE);

    /** What kinds of act education and help come from. */
    private static final Map<String, List<String>> HOLDS =
            Map.of("education", List.of("education."), "help", List.of("help.", "counsel.", "venue.", "class."));

    /** Rooms whose figures are not published below {@link #FIGURE_LEAST}, so that nobody can be guessed. */
    private static final Set<String> DISCREET = Set.of("care", "mediation");

    private static final int FIGURE_LEAST = 5;
    private static final int ASKED_LEAST = 20; // answers, so that nobody's own can be guessed

    private final Standard standard;
    private final Vocabulary vocabulary;
    private final List<Finding> findings;

    Principles(Standard standard, Vocabulary vocabulary, List<Finding> findings) {
        this.standard = standard;
        this.vocabulary = vocabulary;
        this.findings = findings;
    }

    void check() {
        for (var head : standard.heads()) {
            head.criteria().forEach(criterion -> check(head, criterion));
            if (GUARDED.matcher(head.name().zh() + head.name().en()).find()) {
                head.indicators().forEach(this::guard);
            }
        }
        for (var cap : standard.caps()) {
            cap.formula().measures().forEach(term -> hear(cap.line(), cap.code(), term.measure()));
        }
        for (var veto : standard.vetoes()) {
            hear(veto.line(), veto.code(), veto.measure());
            if (isOfPersons(veto.measure())) {
                findings.add(new Finding(veto.line(), veto.code(), Fault.PERSONS_COUNTED, veto.measure()));
            }
        }
    }

    private void check(Head head, Criterion criterion) {
        texts(criterion).forEach(text -> {
            find(SILENCE, text, criterion, Fault.SILENCE_REWARDED);
            if (head.series() == Series.NONE) {
                find(PERSONS, text, criterion, Fault.PERSONS_COUNTED);
            }
        });
        switch (criterion.way()) {
            case Counted counted -> {
                measures(counted).forEach(measure -> {
                    hear(criterion.line(), criterion.code(), measure);
                    if (head.series() == Series.NONE && isOfPersons(measure)) {
                        wrong(criterion, Fault.PERSONS_COUNTED, measure);
                    }
                });
                rises(criterion, counted.scale());
                if (counted.formula().divides()
                        && counted.least() < FIGURE_LEAST
                        && measures(counted).anyMatch(this::isDiscreet)) {
                    wrong(criterion, Fault.FIGURE_SMALL, String.valueOf(FIGURE_LEAST));
                }
            }
            case Asked asked -> {
                rises(criterion, asked.scale());
                if (asked.least() < ASKED_LEAST) {
                    wrong(criterion, Fault.ASKED_TOO_FEW, String.valueOf(ASKED_LEAST));
                }
            }
            case Criterion.Shown _ -> {}
        }
    }

    private static Stream<String> texts(Criterion criterion) {
        var own = Stream.of(criterion.text().zh(), criterion.text().en());
        return switch (criterion.way()) {
            case Criterion.Shown shown ->
                Stream.concat(
                        own, Stream.of(shown.evidence().zh(), shown.evidence().en()));
            case Asked asked ->
                Stream.concat(
                        own, Stream.of(asked.question().zh(), asked.question().en()));
            case Counted _ -> own;
        };
    }

    private static Stream<String> measures(Counted counted) {
        return counted.formula().measures().map(Term::measure).distinct();
    }

    private void find(Pattern pattern, String text, Criterion criterion, Fault fault) {
        var matcher = pattern.matcher(text);
        if (matcher.find()) {
            wrong(criterion, fault, matcher.group());
        }
    }

    /** A measure is a voice by what it is counted from, or would be. */
    private void hear(int line, String code, String measure) {
        var declared = standard.measures().get(measure);
        var kinds = vocabulary.kinds().getOrDefault(measure, declared == null ? Set.of() : Set.of(declared.act()));
        if (measure.startsWith(SETTLED) || kinds.stream().anyMatch(VOICES::contains)) {
            findings.add(new Finding(line, code, Fault.VOICE_COUNTED, measure));
        }
    }

    private boolean isDiscreet(String measure) {
        var declared = standard.measures().get(measure);
        return declared != null && DISCREET.contains(declared.room());
    }

    private boolean isOfPersons(String measure) {
        var declared = standard.measures().get(measure);
        var unit = declared == null ? null : standard.units().get(declared.unit());
        return unit != null && unit.persons();
    }

    private void rises(Criterion criterion, Scale scale) {
        if (!scale.unit().isEmpty() && scale.from() >= scale.full()) {
            wrong(criterion, Fault.SCALE_FALLS, scale.text());
        } else if (scale.isPercent() && scale.full() > 100) {
            wrong(criterion, Fault.SCALE_BEYOND, scale.text());
        }
    }

    private void guard(Indicator indicator) {
        var kinds = HOLDS.get(indicator.holds());
        if (kinds == null) {
            findings.add(
                    new Finding(indicator.line(), indicator.code(), Fault.ONLY_EDUCATION_AND_HELP, indicator.holds()));
            return;
        }
        for (var criterion : indicator.criteria()) {
            if (criterion.way() instanceof Counted counted) {
                measures(counted)
                        .filter(measure -> !isPublicOffer(measure, kinds))
                        .forEach(measure -> wrong(criterion, Fault.ONLY_EDUCATION_AND_HELP, measure));
            }
        }
    }

    private boolean isPublicOffer(String measure, List<String> kinds) {
        var declared = standard.measures().get(measure);
        return declared != null
                && (declared.stock()
                        || kinds.stream().anyMatch(kind -> declared.act().startsWith(kind)));
    }

    private void wrong(Criterion criterion, Fault fault, String... with) {
        findings.add(new Finding(criterion.line(), criterion.code(), fault, with));
    }
}
