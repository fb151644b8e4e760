package org.linli.scenario;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.linli.kernel.DataCommand;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code scenario nanshan-2009}: loads the district of the seed, or checks what the pages count of it. */
@Command(
        name = "nanshan-2009",
        description =
                "The district of the seed at its true scale, everybody in it invented. Needs an empty database; takes minutes.",
        mixinStandardHelpOptions = true)
final class NanshanCommand implements DataCommand {
    private static final int DIFFERENT = 1;

    @Option(
            names = "--check",
            description =
                    "loads nothing: compares what the pages count with what the seed states; exit code 1 on a difference")
    private boolean check;

    @Override
    public int run(BeanFactory beans, PrintWriter out) {
        if (check) {
            return check(beans.getBean(NanshanCheck.class), out);
        }
        ScenarioCommand.demandQuiet(beans);
        var start = System.nanoTime();
        beans.getBean(Nanshan.class).load(line -> ScenarioCommand.say(out, line));
        out.println("seconds " + Duration.ofNanos(System.nanoTime() - start).toSeconds());
        return 0;
    }

    private static int check(NanshanCheck check, PrintWriter out) {
        var differences = 0;
        out.println("   stated   counted");
        for (var line : check.lines()) {
            var stated = line.least() ? ">" + line.stated() : String.valueOf(line.stated());
            var counted =
                    line.counted().isPresent() ? String.valueOf(line.counted().getAsLong()) : "-";
            var verdict = line.counted().isEmpty()
                    ? "not yet counted: room missing (" + line.room() + ")"
                    : line.agrees() ? "ok" : "DIFFERENT";
            out.println(String.format(
                    Locale.ROOT,
                    "%9s %9s  %-10s %s %s",
                    stated,
                    counted,
                    verdict,
                    line.what().zh(),
                    line.what().en()));
            differences += line.agrees() ? 0 : 1;
        }
        out.println(differences == 0 ? "all that can be counted agrees" : differences + " differences");
        return differences == 0 ? 0 : DIFFERENT;
    }
}
