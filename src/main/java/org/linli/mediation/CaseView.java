package org.linli.mediation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Words;
import org.linli.people.PersonId;
import org.linli.web.Fields;

/**
 * A case as its mediators see it.
 *
 * @param names of persons who mediate or wrote something down
 * @param window the last day for asking a court together
 * @param fifteen in a labour dispute, the day after which arbitration may be sought
 * @param may everybody who may mediate at the body, by person
 * @param contact the party whose contact was looked up
 */
record CaseView(
        Case one,
        String about,
        Words body,
        Words place,
        List<Party> parties,
        List<FileStore.Mediator> mediators,
        Map<PersonId, String> names,
        List<Entry> entries,
        @Nullable Agreement agreement,
        List<Duty> duties,
        Map<UUID, FileStore.Signature> signatures,
        LegalRule.@Nullable LastDay window,
        LegalRule.@Nullable LastDay fifteen,
        Map<PersonId, String> may,
        LocalDate today,
        @Nullable UUID contact,
        Fields.@Nullable Refused refused) {
    String at() {
        return "/desk/mediation/" + one.docket().code();
    }

    boolean can(CaseStep step) {
        return step.allows(one.stage());
    }

    String value(CaseStep step, String field, @Nullable Object fallback) {
        return Fields.Refused.value(refused, step.word(), field, fallback);
    }

    @Nullable
    String wrong(CaseStep step, String field) {
        return Fields.Refused.wrong(refused, step.word(), field);
    }

    /** Whether the form of {@code step} is the one that was refused. */
    boolean isOpen(CaseStep step) {
        return refused != null && refused.form().equals(step.word());
    }

    /** What a party, or a mediator, is called. */
    String called(UUID who) {
        return parties.stream()
                .filter(party -> party.id().equals(who))
                .map(Party::name)
                .findFirst()
                .orElseGet(() -> names.getOrDefault(new PersonId(who), ""));
    }

    /** Who has not signed yet. */
    List<UUID> unsigned() {
        return java.util.stream.Stream.concat(
                        parties.stream().map(Party::id),
                        mediators.stream().map(mediator -> mediator.person().value()))
                .filter(who -> !signatures.containsKey(who))
                .toList();
    }

    /** What a line of the file is about: a party's or mediator's name, or a promise. */
    String subject(Entry entry) {
        var about = entry.about();
        if (about == null) {
            return "";
        }
        return duties.stream()
                .filter(duty -> duty.id().equals(about))
                .map(duty -> duty.words().what())
                .findFirst()
                .orElseGet(() -> called(about));
    }

    boolean hasDied() {
        return one.stage() == Case.Stage.STOPPED || one.stage() == Case.Stage.FAILED;
    }

    /** Yuan with two places, from fen. */
    static String yuan(long fen) {
        return "%,d.%02d".formatted(fen / 100, fen % 100);
    }
}
