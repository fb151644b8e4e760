package org.linli.seal;

import java.io.PrintWriter;
import java.time.Duration;
import org.linli.kernel.DataCommand;
import org.linli.kernel.Problem;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;

/** {@code ledger verify} and {@code ledger checkpoint}. */
@Command(
        name = "ledger",
        description = "Checks the public log, or prints its newest signed head.",
        mixinStandardHelpOptions = true,
        subcommands = {LedgerCommand.Verify.class, LedgerCommand.Newest.class})
public final class LedgerCommand implements DataCommand {
    @Override
    public int run(BeanFactory beans, PrintWriter out) {
        throw Problem.INVALID.because("ledger verify, or ledger checkpoint");
    }

    /** Reads the whole log and says what does not hold. */
    @Command(
            name = "verify",
            description = "Checks every entry, tile and signed head of the log against the acts.",
            mixinStandardHelpOptions = true)
    static final class Verify implements DataCommand {
        @Override
        public int run(BeanFactory beans, PrintWriter out) {
            var began = System.nanoTime();
            var report = beans.getBean(Audit.class).run();
            report.findings().forEach(finding -> out.println("✗ " + finding));
            out.printf(
                    "%s: %d 条 entries, %d 个签名 signed heads, root %s, %.1f s%n",
                    report.isSound() ? "全部属实 everything holds" : "有不符 does not hold",
                    report.entries(),
                    report.checkpoints(),
                    report.root().base64(),
                    Duration.ofNanos(System.nanoTime() - began).toMillis() / 1e3);
            return report.isSound() ? 0 : 1;
        }
    }

    /** The newest signed head. */
    @Command(name = "checkpoint", description = "Prints the newest signed head.", mixinStandardHelpOptions = true)
    static final class Newest implements DataCommand {
        @Override
        public int run(BeanFactory beans, PrintWriter out) {
            var newest = beans.getBean(LogStore.class).newest();
            newest.ifPresent(signed -> out.print(signed.note()));
            return newest.isPresent() ? 0 : 1;
        }
    }
}
