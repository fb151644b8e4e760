package org.linli.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.linli.kernel.ProblemException;
import org.linli.kernel.Settings;
import org.linli.kernel.Words;
import org.linli.seal.LogStore.Head;
import org.linli.tlog.Checkpoint;
import org.linli.tlog.Note;
import org.springframework.stereotype.Component;

/*
 * A database that is brought back from before does not know what was signed since. Sealing on from there would sign other entries under
 * numbers that are taken: a fork, and whoever kept an old head could prove it. So the newest signed head is kept beside the database too,
 * on disk right after the commit that shows it, and a database that does not have it is not sealed on.
 */
/** The newest head that this installation signed, in a file beside the database: {@code log.checkpoint}. */
@Component
class PublishedHead {
    static final String FILE = "log.checkpoint";

    private final Path file;
    private final LogKeys keys;
    private final LogStore store;
    private long kept; // size of the head that the file holds, as far as this process wrote it

    PublishedHead(Settings settings, LogKeys keys, LogStore store) {
        this.file = settings.data().resolve(FILE);
        this.keys = keys;
        this.store = store;
    }

    /** Keeps {@code note}, signed and committed, unless a larger one is there. */
    synchronized void keep(long size, String note) {
        if (size <= kept) {
            return;
        }
        try {
            var draft = file.resolveSibling(FILE + ".draft");
            Files.writeString(draft, note, StandardCharsets.UTF_8);
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            kept = size;
        } catch (IOException e) {
            throw new UncheckedIOException("the newest head in " + file, e);
        }
    }

    /** The head in the file; none before the first. Fails where it is not signed by this log. */
    Optional<Checkpoint> find() {
        try {
            var bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            if (bytes.length == 0) {
                return Optional.empty();
            }
            var note = Note.parse(bytes);
            note.verified(keys.verifiers());
            return Optional.of(Checkpoint.parse(note.text()));
        } catch (IOException e) {
            throw new UncheckedIOException("the newest head in " + file, e);
        }
    }

    /** Why a log of this {@code head} must not be grown; none where it holds all that was signed. */
    Optional<Words> against(Head head) {
        Optional<Checkpoint> found;
        try {
            found = find();
        } catch (ProblemException e) {
            return Optional.of(new Words("log.checkpoint 不是本账本签的", "log.checkpoint is not signed by this log's keys"));
        }
        return found.filter(signed -> !holds(head, signed))
                .map(signed -> new Words(
                        "签过 %d 条的账本，数据库只有 %d 条，或内容不同".formatted(signed.size(), head.size()),
                        "a head of %d entries was signed, the database has %d, or others"
                                .formatted(signed.size(), head.size())));
    }

    private boolean holds(Head head, Checkpoint signed) {
        return signed.size() <= head.size()
                && signed.origin().equals(keys.origin())
                && store.rootAt(signed.size()).filter(signed.root()::equals).isPresent();
    }

    /** Lets the log of this {@code head} be grown, or fails. */
    void demand(Head head) {
        against(head).ifPresent(why -> {
            throw new IllegalStateException(why.zh() + "，停止封存，见 docs/operating.md · " + why.en()
                    + "; nothing more is sealed, docs/operating.md says what to do");
        });
    }
}
