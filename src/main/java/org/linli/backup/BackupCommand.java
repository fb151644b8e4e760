package org.linli.backup;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.linli.kernel.DataCommand;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code backup <file>}. */
@Command(
        name = "backup",
        description = {
            "Writes everything into a file, and what the public log commits to into <file>.secrets; the server may run.",
            "Keys are not in it: keep those apart (docs/operating.md)."
        },
        mixinStandardHelpOptions = true)
public final class BackupCommand implements DataCommand {
    @Parameters(index = "0", paramLabel = "<file>", description = "where to; must not be there yet")
    private Path file = Path.of("");

    @Override
    public int run(BeanFactory beans, PrintWriter out) throws IOException {
        var began = System.nanoTime();
        var done = beans.getBean(Backups.class).write(file.toAbsolutePath(), line -> {
            out.println("  " + line);
            out.flush();
        });
        out.println(Texts.both(
                "backup.done",
                done.file(),
                done.tables(),
                "%,d".formatted(done.rows()),
                "%,d".formatted(done.bytes() >> 10),
                "%.1f".formatted(Duration.ofNanos(System.nanoTime() - began).toMillis() / 1e3)));
        out.println(Texts.both("backup.secrets", done.secrets(), "%,d".formatted(done.secretRows())));
        out.println(Texts.both("backup.keys"));
        return 0;
    }
}
