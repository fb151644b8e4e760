package org.linli.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.evaluation.Criterion.Asked;
import org.linli.evaluation.Criterion.Counted;
import org.linli.evaluation.Criterion.Shown;
import org.linli.evaluation.Standard.Aspect;
import org.linli.evaluation.Standard.Head;
import org.linli.evaluation.Standard.Indicator;
import org.linli.web.Sheets;

/** The standard as a table: one row for each criterion, to be edited in Excel and read back over the edition it came from. */
final class StandardSheet {
    /** The fields of a criterion, as the file calls them, in the table's order after the names above it. */
    static final List<String> FIELDS = List.of(
            "zh",
            "en",
            "counted",
            "shown_zh",
            "shown_en",
            "asked_zh",
            "asked_en",
            "evaluator",
            "whom",
            "least",
            "scale",
            "source",
            "points");

    private static final List<String> HEADER = List.of(
            "编号 code",
            "一级 head",
            "二级 aspect",
            "三级 indicator",
            "标准 zh",
            "标准 en",
            "公式 counted",
            "材料 shown_zh",
            "材料 shown_en",
            "问题 asked_zh",
            "问题 asked_en",
            "评价员 evaluator",
            "问谁 whom",
            "至少 least",
            "得分 scale",
            "依据 source",
            "分值 points");

    private StandardSheet() {}

    static List<String> header() {
        return HEADER;
    }

    static Stream<List<Object>> rows(Standard standard) {
        return standard.heads().stream()
                .flatMap(head -> head.aspects().stream()
                        .flatMap(aspect -> aspect.indicators().stream()
                                .flatMap(indicator ->
                                        indicator.criteria().stream().map(one -> row(head, aspect, indicator, one)))));
    }

    private static List<Object> row(Head head, Aspect aspect, Indicator indicator, Criterion one) {
        var cells = new ArrayList<Object>(List.of(
                one.code(),
                head.name().zh(),
                aspect.name().zh(),
                indicator.name().zh()));
        var fields = row(one);
        for (var field : FIELDS) {
            var text = fields.getOrDefault(field, "");
            cells.add(field.equals("points") ? Integer.valueOf(one.points()) : text);
        }
        return cells;
    }

    /** The fields that {@code one} has. */
    static Map<String, String> row(Criterion one) {
        var row = new LinkedHashMap<String, String>();
        row.put("zh", one.text().zh());
        row.put("en", one.text().en());
        row.put("source", one.source());
        row.put("points", String.valueOf(one.points()));
        switch (one.way()) {
            case Counted counted -> {
                row.put("counted", counted.formula().text());
                if (counted.least() > 0) {
                    row.put("least", String.valueOf(counted.least()));
                }
                row.put("scale", counted.scale().text());
            }
            case Shown shown -> {
                row.put("shown_zh", shown.evidence().zh());
                row.put("shown_en", shown.evidence().en());
                row.put("evaluator", shown.evaluator());
            }
            case Asked asked -> {
                row.put("asked_zh", asked.question().zh());
                row.put("asked_en", asked.question().en());
                row.put("whom", asked.whom());
                row.put("least", String.valueOf(asked.least()));
                row.put("scale", asked.scale().text());
            }
        }
        return row;
    }

    /** A row as fields; its line is the row's number. */
    private record RowFields(Sheets.Row row, List<Finding> findings) implements Fields {
        @Override
        public int line() {
            return (int) row.number();
        }

        @Override
        public String code() {
            return row.text(HEADER.getFirst());
        }

        @Override
        public Optional<String> find(String key) {
            var at = FIELDS.indexOf(key);
            return at < 0
                    ? Optional.empty()
                    : Optional.of(row.text(HEADER.get(at + HEADER.size() - FIELDS.size())))
                            .filter(text -> !text.isEmpty());
        }
    }

    /** {@code base} with its criteria as the table at {@code file} has them; names above them and measures stay. */
    static StandardReader.Draft read(Path file, Standard base) {
        var findings = new ArrayList<Finding>();
        var byIndicator = new LinkedHashMap<String, List<Criterion>>();
        base.heads().stream()
                .flatMap(Head::indicators)
                .forEach(indicator -> byIndicator.put(indicator.code(), new ArrayList<>()));
        Sheets.read(file, row -> {
            var fields = new RowFields(row, findings);
            var code = fields.code();
            var criteria = byIndicator.get(code.replaceFirst("\\.[^.]*$", ""));
            if (criteria == null) {
                fields.wrong(Fault.WORD_UNKNOWN, "code", code);
            } else {
                criteria.add(fields.criterion());
            }
        });
        return new StandardReader.Draft(with(base, byIndicator), findings);
    }

    private static Standard with(Standard base, Map<String, List<Criterion>> criteria) {
        var heads = base.heads().stream()
                .map(head -> new Head(
                        head.code(),
                        head.line(),
                        head.name(),
                        head.series(),
                        head.points(),
                        head.aspects().stream()
                                .map(aspect -> with(aspect, criteria))
                                .toList()))
                .toList();
        return base.withHeads(heads);
    }

    private static Aspect with(Aspect aspect, Map<String, List<Criterion>> criteria) {
        return new Aspect(
                aspect.code(),
                aspect.line(),
                aspect.name(),
                aspect.indicators().stream()
                        .map(one -> new Indicator(
                                one.code(),
                                one.line(),
                                one.name(),
                                one.holds(),
                                List.copyOf(criteria.getOrDefault(one.code(), List.of()))))
                        .toList());
    }
}
