package org.linli.mediation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.ledger.ActReader;
import org.linli.ledger.Recorded;
import org.linli.matters.MatterId;
import org.linli.seal.SubjectEraser;
import org.springframework.stereotype.Component;

/**
 * When who raised a matter has their words erased, the ways to reach the parties go with them, and again after a backup brought them
 * back. The file itself stays: the law has cases registered and kept (People's Mediation Law art. 27), and it is the other side's too.
 */
@Component
class CaseErasing implements ActReader, SubjectEraser {
    private final FileStore files;

    CaseErasing(FileStore files) {
        this.files = files;
    }

    @Override
    public String cursor() {
        return "mediation.erasing";
    }

    @Override
    public void read(List<Recorded> acts) {
        acts.stream()
                .filter(act -> act.kind().equals("matter.erased"))
                .forEach(act -> erase(act.district(), act.subject(), act.at()));
    }

    @Override
    public void erase(District district, UUID subject, Instant at) {
        var matter = new MatterId(subject);
        for (var party : files.parties(district, matter)) {
            var words = party.words();
            if (words.contact() != null) {
                files.put(
                        district,
                        matter,
                        new Party(
                                party.id(),
                                party.side(),
                                new Party.Words(words.name(), words.about(), null),
                                party.consent()));
            }
        }
    }
}
