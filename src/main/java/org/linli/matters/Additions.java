package org.linli.matters;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.access.Staff;
import org.linli.kernel.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What other modules add to matters: sections of their pages, rules against steps. */
@Component
class Additions {
    private final ObjectProvider<MatterSection> sections;
    private final ObjectProvider<StepRule> rules;
    private final ObjectProvider<AnswerDrafts> drafts;

    Additions(
            ObjectProvider<MatterSection> sections,
            ObjectProvider<StepRule> rules,
            ObjectProvider<AnswerDrafts> drafts) {
        this.sections = sections;
        this.rules = rules;
        this.drafts = drafts;
    }

    List<Section> forStaff(Staff staff, Matter matter) {
        var ref = MatterRef.of(matter);
        return sections.orderedStream()
                .flatMap(one -> one.forStaff(staff, ref).stream())
                .toList();
    }

    List<Section> forReporter(Matter matter) {
        var ref = MatterRef.of(matter);
        return sections.orderedStream()
                .flatMap(one -> one.forReporter(ref).stream())
                .toList();
    }

    List<AnswerDraft> drafts(Staff staff, MatterRef matter) {
        return drafts.orderedStream()
                .flatMap(one -> one.forAnswer(staff, matter).stream())
                .toList();
    }

    /** The message key of what is against {@code step}. */
    Optional<String> against(Step step, Matter matter, Staff staff) {
        var ref = MatterRef.of(matter);
        return rules.orderedStream()
                .flatMap(rule -> rule.against(step, ref, staff).stream())
                .findFirst();
    }

    /** Fails as {@link Problem#STATE} where a rule is against {@code step}. */
    void check(Step step, Matter matter, Staff staff) {
        against(step, matter, staff).ifPresent(key -> {
            throw Problem.STATE.because(step.word() + " of " + matter.code() + ": " + key, Map.of("step", key));
        });
    }
}
