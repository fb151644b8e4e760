package org.linli.backup;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.linli.kernel.DataCommand;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore <file>}. */
@Command(
        name = "restore",
        description = {
            "Brings a backup back into an empty database, all or nothing, and erases again what was erased since.",
            "Stop the server first; have the keys of that installation in the data folder (docs/operating.md)."
        },
        mixinStandardHelpOptions = true)
public final class RestoreCommand implements DataCommand {
    @Parameters(index = "0", paramLabel = "<file>", description = "the backup; <file>.secrets beside it")
    private Path file = Path.of("");

    @Option(
            names = "--without-secrets",
            description = "goes on without <file>.secrets: the log still proves, its details are lost for good")
    private boolean withoutSecrets;

    @Option(
            names = "--with-other-log-keys",
            description = "goes on where log.key is lost: heads signed with it can no longer be checked here")
    private boolean withOtherLogKeys;

    @Option(
            names = "--shredded",
            paramLabel = "<list>",
            description = "a copy of shredded.log kept elsewhere, beside the one in the data folder; may be repeated")
    private List<Path> lists = List.of();

    @Override
    public int run(BeanFactory beans, PrintWriter out) {
        var began = System.nanoTime();
        var done = beans.getBean(Restores.class)
                .restore(new Restores.Request(file, withoutSecrets, withOtherLogKeys, lists), line -> {
                    out.println("  " + line);
                    out.flush();
                });
        out.println(Texts.both(
                "restore.done",
                done.manifest().at(),
                "%,d".formatted(done.rows()),
                "%.1f".formatted(Duration.ofNanos(System.nanoTime() - began).toMillis() / 1e3)));
        out.println(Texts.both("restore.replayed", done.destroyed()));
        done.audit().findings().forEach(finding -> out.println("✗ " + finding));
        out.println(
                done.audit().findings().isEmpty()
                        ? Texts.both(
                                "restore.log",
                                done.audit().entries(),
                                done.audit().heads())
                        : Texts.both("restore.log.wrong"));
        done.fork().ifPresent(why -> Finding.wrong("fork", why).print(out));
        return done.audit().findings().isEmpty() ? 0 : 1;
    }
}
