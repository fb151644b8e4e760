package org.linli.seal;

import java.util.List;
import java.util.Optional;
import org.linli.kernel.District;
import org.linli.kernel.Words;
import org.linli.ledger.Ledger;
import org.springframework.stereotype.Service;

/** Checks the log for whoever runs it. */
@Service
public class LogCheck {
    private final Audit audit;
    private final LogStore store;
    private final SecretStore secrets;
    private final PublishedHead published;
    private final Ledger ledger;

    LogCheck(Audit audit, LogStore store, SecretStore secrets, PublishedHead published, Ledger ledger) {
        this.audit = audit;
        this.store = store;
        this.secrets = secrets;
        this.published = published;
        this.ledger = ledger;
    }

    /** What an audit of the whole log found; without findings, everything holds. */
    public record Audited(long entries, long heads, List<String> findings) {}

    /** Reads the whole log, as {@code ledger verify} does. */
    public Audited audit() {
        var report = audit.run();
        return new Audited(report.entries(), report.checkpoints(), report.findings());
    }

    /** Why nothing more may be sealed: the database is from before a head that was signed. None where all is well. */
    public Optional<Words> fork() {
        return published.against(store.head());
    }

    /** Whether the master key opens what is sealed with it; also where nothing is. */
    public boolean isMasterKeyRight() {
        return ledger.districts().stream().allMatch(this::opens);
    }

    private boolean opens(District district) {
        try {
            secrets.openAny(district);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
