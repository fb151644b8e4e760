package org.linli.scenario;

import java.io.PrintWriter;
import java.util.Locale;
import org.linli.kernel.DataCommand;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code scenario season}: a season of a legal workstation and an enterprise studio, and what is counted of it. */
@Command(
        name = "season",
        description =
                "A season of a legal workstation (591 cases) and an enterprise studio (188), everybody in it invented, in a district of"
                        + " their own; prints what is counted beside what the seed states. Exit code 1 on a difference.",
        mixinStandardHelpOptions = true)
final class SeasonCommand implements DataCommand {
    @Option(names = "--legal", defaultValue = "591", description = "cases of the legal workstation (default: 591)")
    private int legal;

    @Option(names = "--labour", defaultValue = "188", description = "cases of the enterprise studio (default: 188)")
    private int labour;

    @Override
    public int run(BeanFactory beans, PrintWriter out) {
        ScenarioCommand.demandQuiet(beans);
        var outcome = beans.getBean(Season.class).load(legal, labour, line -> ScenarioCommand.say(out, line));
        new java.util.TreeMap<>(outcome.figures()).forEach((measure, value) -> out.println(measure + " " + value));
        print(out, "legal workstation, mediated", outcome.mediated(), Season.MEDIATED);
        print(out, "enterprise studio, settled", outcome.settled(), Season.SETTLED);
        out.println("seconds " + String.format(Locale.ROOT, "%.1f, events %d", outcome.seconds(), outcome.events()));
        return outcome.agrees() ? 0 : 1;
    }

    private static void print(PrintWriter out, String what, org.linli.measures.Rate rate, int stated) {
        out.println(what + ": " + rate.part() + " of " + rate.whole() + ", " + rate.percent() + " %, stated " + stated
                + " %: " + (Season.isStated(rate, stated) ? "ok" : "DIFFERENT"));
    }
}
