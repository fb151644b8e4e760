package org.linli.evaluation;

import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.linli.evaluation.Standard.Aspect;
import org.linli.evaluation.Standard.Cap;
import org.linli.evaluation.Standard.Head;
import org.linli.evaluation.Standard.Indicator;
import org.linli.evaluation.Standard.Measured;
import org.linli.evaluation.Standard.Series;
import org.linli.evaluation.Standard.Unit;
import org.linli.evaluation.Standard.Veto;
import org.linli.kernel.Words;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads an edition from YAML. Reads on past what is wrong, so that one look names everything; only plain values are ever made. */
final class StandardReader {
    static final int FILE_MAX = 4 << 20; // code points: twenty times the edition of 2026
    private static final Set<String> TOP = Set.of(
            "year",
            "total",
            "name_zh",
            "name_en",
            "unsaid_zh",
            "unsaid_en",
            "peers",
            "evaluators",
            "asked",
            "sources",
            "units",
            "measures",
            "declared",
            "caps",
            "vetoes",
            "heads");
    private static final Set<String> NAMED = Set.of("code", "zh", "en");
    private static final Set<String> UNIT = Set.of("code", "zh", "en", "persons");
    private static final Set<String> MEASURE = Set.of("measure", "zh", "en", "unit", "at");
    private static final Set<String> DECLARED = Set.of("measure", "zh", "en", "unit", "at", "act", "room");
    private static final Set<String> CAP = Set.of("code", "zh", "en", "head", "formula", "least", "under", "to");
    private static final Set<String> VETO = Set.of("code", "zh", "en", "measure");
    private static final Set<String> HEAD = Set.of("code", "zh", "en", "series", "points", "aspects");
    private static final Set<String> ASPECT = Set.of("code", "zh", "en", "indicators");
    private static final Set<String> INDICATOR = Set.of("code", "zh", "en", "holds", "criteria");
    static final Set<String> CRITERION = Set.of(
            "code",
            "zh",
            "en",
            "source",
            "points",
            "counted",
            "least",
            "scale",
            "shown_zh",
            "shown_en",
            "evaluator",
            "asked_zh",
            "asked_en",
            "whom");

    private StandardReader() {}

    /** What was read and what was found wrong on the way; {@code standard} is as whole as the file allows. */
    record Draft(Standard standard, List<Finding> findings) {}

    static Draft read(Reader yaml) {
        var findings = new ArrayList<Finding>();
        var options = new LoaderOptions();
        options.setCodePointLimit(FILE_MAX);
        options.setMaxAliasesForCollections(0);
        try {
            if (new Yaml(options).compose(yaml) instanceof MappingNode root) {
                return new Draft(standard(new Entry(root, findings).knows(TOP)), findings);
            }
            findings.add(new Finding(1, "", Fault.FILE_UNREADABLE, ""));
        } catch (MarkedYAMLException e) {
            var line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            findings.add(new Finding(line, "", Fault.FILE_UNREADABLE, String.valueOf(e.getProblem())));
        } catch (YAMLException e) {
            findings.add(new Finding(1, "", Fault.FILE_UNREADABLE, String.valueOf(e.getMessage())));
        }
        return new Draft(nothing(), findings);
    }

    private static Standard nothing() {
        var none = new Words("", "");
        return new Standard(
                0, 0, none, none, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), List.of(), List.of(),
                List.of());
    }

    private static Standard standard(Entry top) {
        var measures = new ArrayList<Entry>(top.list("measures"));
        measures.forEach(one -> one.knows(MEASURE));
        var declared = top.list("declared");
        declared.forEach(one -> one.knows(DECLARED));
        measures.addAll(declared);
        return new Standard(
                top.number("year"),
                top.number("total"),
                top.words("name_"),
                top.words("unsaid_"),
                named(top, "peers"),
                named(top, "evaluators"),
                named(top, "asked"),
                named(top, "sources"),
                byCode(top.list("units"), StandardReader::unit),
                byCode(measures, one -> measured(one, declared.contains(one))),
                top.list("caps").stream().map(StandardReader::cap).toList(),
                top.list("vetoes").stream().map(StandardReader::veto).toList(),
                top.list("heads").stream().map(StandardReader::head).toList());
    }

    private static Map<String, Words> named(Entry top, String key) {
        return byCode(top.list(key), one -> one.knows(NAMED).words(""));
    }

    /** In the file's order; a code that stands twice is noted. */
    private static <T> Map<String, T> byCode(List<Entry> entries, Function<Entry, T> read) {
        var all = new LinkedHashMap<String, T>();
        for (var entry : entries) {
            if (entry.code().isEmpty()) {
                entry.wrong(Fault.FIELD_MISSING, "code");
            } else if (all.put(entry.code(), read.apply(entry)) != null) {
                entry.wrong(Fault.CODE_TWICE, entry.code());
            }
        }
        return java.util.Collections.unmodifiableMap(all);
    }

    private static Unit unit(Entry entry) {
        return new Unit(
                entry.knows(UNIT).words(""),
                entry.find("persons").filter("true"::equals).isPresent());
    }

    private static Measured measured(Entry entry, boolean declared) {
        return new Measured(
                entry.code(),
                entry.line(),
                entry.words(""),
                entry.text("unit"),
                entry.find("at").filter("end"::equals).isPresent(),
                declared ? entry.text("act") : "",
                declared ? entry.text("room") : "");
    }

    private static Cap cap(Entry entry) {
        entry.knows(CAP);
        return new Cap(
                entry.code(),
                entry.line(),
                entry.words(""),
                entry.text("head"),
                entry.formula("formula"),
                entry.number("least"),
                share(entry, "under"),
                share(entry, "to"));
    }

    /** {@code 50 %} as a scale up to it. */
    private static Scale share(Entry entry, String key) {
        return Scale.read("0 % .. " + entry.text(key)).orElseGet(() -> {
            entry.wrong(Fault.SCALE_UNREADABLE, entry.text(key));
            return new Scale(0, 0, Scale.PERCENT);
        });
    }

    private static Veto veto(Entry entry) {
        return new Veto(entry.code(), entry.line(), entry.knows(VETO).words(""), entry.text("measure"));
    }

    private static Head head(Entry entry) {
        entry.knows(HEAD);
        return new Head(
                entry.code(),
                entry.line(),
                entry.words(""),
                series(entry),
                entry.number("points"),
                entry.list("aspects").stream().map(StandardReader::aspect).toList());
    }

    private static Series series(Entry entry) {
        var written = entry.text("series");
        for (var series : Series.values()) {
            if (series.name().toLowerCase(Locale.ROOT).equals(written)) {
                return series;
            }
        }
        entry.wrong(Fault.WORD_UNKNOWN, "series", written);
        return Series.GOOD;
    }

    private static Aspect aspect(Entry entry) {
        entry.knows(ASPECT);
        return new Aspect(
                entry.code(),
                entry.line(),
                entry.words(""),
                entry.list("indicators").stream().map(StandardReader::indicator).toList());
    }

    private static Indicator indicator(Entry entry) {
        entry.knows(INDICATOR);
        return new Indicator(
                entry.code(),
                entry.line(),
                entry.words(""),
                entry.find("holds").orElse(""),
                entry.list("criteria").stream()
                        .map(one -> one.knows(CRITERION).criterion())
                        .toList());
    }
}
