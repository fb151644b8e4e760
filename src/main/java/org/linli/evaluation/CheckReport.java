package org.linli.evaluation;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linli.kernel.Lang;
import org.linli.web.Messages;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What {@code standard check} prints: how many of everything, what changes, what is wrong. Needs no application. */
final class CheckReport {
    private static final List<String> WAYS = List.of("counted", "shown", "asked");

    private CheckReport() {}

    /** Prints JSON and answers the exit code: 0 sound, 1 not. */
    static int print(StandardReader.Draft draft, List<Change> changes, PrintWriter out) {
        var findings = StandardCheck.of(draft, Vocabulary.shipped());
        var counts = draft.standard().counts();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("level1", counts.get(0));
        answer.put("level2", counts.get(1));
        answer.put("level3", counts.get(2));
        answer.put("criteria", counts.get(3));
        WAYS.forEach(way -> answer.put(way, draft.standard().count(way)));
        if (!changes.isEmpty()) {
            answer.put("changes", changes);
        }
        var messages = new Messages();
        answer.put(
                "problems", findings.stream().map(one -> problem(one, messages)).toList());
        out.println(JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(answer));
        out.flush();
        return findings.isEmpty() ? 0 : 1;
    }

    private static Map<String, Object> problem(Finding finding, Messages messages) {
        var with = finding.with().toArray();
        var problem = new LinkedHashMap<String, Object>();
        problem.put("line", finding.line());
        problem.put("code", finding.code());
        problem.put("fault", finding.fault().code());
        problem.put("zh", messages.text(Lang.ZH, finding.fault().key(), with));
        problem.put("en", messages.text(Lang.EN, finding.fault().key(), with));
        return problem;
    }
}
