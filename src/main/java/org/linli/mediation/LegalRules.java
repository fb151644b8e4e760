package org.linli.mediation;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.linli.kernel.Words;

/** The rules of a file: {@code code,zh,en,amount,unit,source,certainty}. */
public final class LegalRules {
    private final String file;
    private final Map<String, LegalRule> rules = new LinkedHashMap<>();

    private LegalRules(String file) {
        this.file = file;
    }

    /** Reads the resource {@code file}; a broken one is our bug. */
    public static LegalRules read(String file) {
        var read = new LegalRules(file);
        var stream = LegalRules.class.getResourceAsStream(file);
        if (stream == null) {
            throw new IllegalStateException("missing " + file);
        }
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var rows = format.parse(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var row : rows) {
                read.add(new LegalRule(
                        row.get("code"),
                        new Words(row.get("zh"), row.get("en")),
                        Integer.parseInt(row.get("amount")),
                        LegalRule.Unit.valueOf(row.get("unit").toUpperCase(Locale.ROOT)),
                        row.get("source"),
                        row.get("certainty")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    private void add(LegalRule rule) {
        if (rules.put(rule.code(), rule) != null) {
            throw new IllegalStateException(file + " has " + rule.code() + " twice");
        }
    }

    /** The rule {@code code}; that there is none is our bug. */
    public LegalRule get(String code) {
        var rule = rules.get(code);
        if (rule == null) {
            throw new IllegalStateException(file + " has no " + code);
        }
        return rule;
    }

    /** All, in the order of the file. */
    public List<LegalRule> all() {
        return List.copyOf(rules.values());
    }
}
