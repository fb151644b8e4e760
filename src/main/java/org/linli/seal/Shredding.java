package org.linli.seal;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.linli.kernel.District;
import org.linli.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/*
 * Two lists say whose keys were destroyed: seal.shredded, written with the erasure, and the file beside the database, written once that
 * is committed. Each makes up for what the other lacks. A line that only the database has is one whose writing was cut off; it is added.
 * A line that only the file has is one that a database from before does not know: everything about that subject came back, and is
 * destroyed again, each subject in a transaction of its own, so that this may be cut off anywhere and goes on at the next start.
 */
/** Keeps destroyed what was destroyed, also when the database is brought back from before. */
@Service
public class Shredding {
    private static final Logger log = LoggerFactory.getLogger(Shredding.class);

    private final SecretStore secrets;
    private final ShredList list;
    private final Ledger ledger;
    private final ObjectProvider<SubjectEraser> erasers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Shredding(
            SecretStore secrets,
            ShredList list,
            Ledger ledger,
            ObjectProvider<SubjectEraser> erasers,
            TransactionTemplate transaction,
            Clock clock) {
        this.secrets = secrets;
        this.list = list;
        this.ledger = ledger;
        this.erasers = erasers;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What {@link #replay} found.
     *
     * @param destroyed subjects that had come back and are destroyed again
     * @param noted lines that the file lacked
     * @param known subjects on the list now
     */
    public record Replay(int destroyed, int noted, int known) {}

    /** Destroys the key of {@code subject} in the caller's transaction; the file learns of it once that is committed. */
    void shred(District district, UUID subject, String ground) {
        var now = clock.instant();
        if (secrets.shred(district, subject, ground, now)) {
            var line = new ShredList.Line(district, subject, now, ground);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    note(line);
                }
            });
        }
    }

    private void note(ShredList.Line line) {
        try {
            list.add(List.of(line));
        } catch (RuntimeException e) { // it is erased all the same; the next start, or a backup, adds the line
            log.error("an erasure is not yet on the list beside the database: {}", e.getMessage());
        }
    }

    /**
     * Brings the database and the list beside it together: destroys again what is on the list and came back, with all that modules
     * hold of it, and adds to the list what it lacks. Done at every start, before every backup and after every restore.
     *
     * @param others lists kept elsewhere
     */
    public Replay replay(Collection<Path> others) {
        var wanted = new ArrayList<>(list.read().lines());
        var here = subjects(wanted);
        others.forEach(other -> wanted.addAll(ShredList.read(other).lines()));
        var known = known(wanted);
        var done = subjects(known);
        var destroyed = 0;
        for (var line : wanted) {
            if (done.add(line.subject())) {
                transaction.executeWithoutResult(status -> destroy(line));
                known.add(line);
                destroyed++;
            }
        }
        var missing = known.stream().filter(line -> here.add(line.subject())).toList();
        list.add(missing);
        return new Replay(destroyed, missing.size(), done.size());
    }

    /** What the database has destroyed, in all districts that it or {@code lines} know. */
    private List<ShredList.Line> known(Collection<ShredList.Line> lines) {
        var districts = new TreeSet<>(ledger.districts());
        lines.forEach(line -> districts.add(line.district()));
        var known = new ArrayList<ShredList.Line>();
        districts.forEach(district -> known.addAll(secrets.shredded(district)));
        return known;
    }

    private void destroy(ShredList.Line line) {
        secrets.shred(line.district(), line.subject(), line.ground(), line.at());
        erasers.forEach(eraser -> eraser.erase(line.district(), line.subject(), line.at()));
    }

    private static Set<UUID> subjects(Collection<ShredList.Line> lines) {
        var subjects = new HashSet<UUID>();
        lines.forEach(line -> subjects.add(line.subject()));
        return subjects;
    }

    /**
     * What {@link #replay} would have to mend.
     *
     * @param back subjects that came back and are not destroyed again yet
     * @param unlisted subjects that the list beside the database lacks
     * @param unreadable lines of that list that cannot be read
     */
    public record Gap(int back, int unlisted, int unreadable) {
        /** Whether there is nothing to mend. */
        public boolean isClosed() {
            return back == 0 && unlisted == 0 && unreadable == 0;
        }
    }

    /** Compares the database with the list beside it, and changes nothing. */
    public Gap gap() {
        var content = list.read();
        var here = subjects(content.lines());
        var known = subjects(known(content.lines()));
        var back = here.stream().filter(subject -> !known.contains(subject)).count();
        var unlisted = known.stream().filter(subject -> !here.contains(subject)).count();
        return new Gap((int) back, (int) unlisted, content.unreadable());
    }

    /**
     * Writes down that the keys of all subjects that acts were recorded about did not come back: their leaves prove, and nobody can
     * show what they commit to.
     *
     * @param owner the connection of a restore, in its transaction
     * @return how many subjects
     */
    public int loseAll(Connection owner) {
        return SecretStore.loseAll(owner);
    }
}
