package org.linli.scenario;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.DataCommand;
import org.linli.kernel.Problem;
import org.linli.kernel.Settings;
import org.linli.scenario.Boston.Request;
import org.linli.scenario.BostonReplay.Compared;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code scenario boston}: a city's service requests through the clock, beside the city's own word on each. */
@Command(
        name = "boston",
        description =
                "Replays service requests as the City of Boston publishes them, and says where it agrees which were in time.",
        mixinStandardHelpOptions = true)
final class BostonCommand implements DataCommand {
    private static final Duration AFTER = Duration.ofDays(90); // how long the clock runs on after the last request
    private static final int DIFFERENT = 1;

    @Option(
            names = "--file",
            required = true,
            description =
                    "CSV or CSV.gz: case_id, opened_at, due_at, closed_at, on_time, reason, type, neighborhood, channel")
    private @Nullable Path file;

    @Option(
            names = "--until",
            description = "the day on which the clock stops; default: 90 days after the last request")
    private @Nullable LocalDate until;

    @Override
    public int run(BeanFactory beans, PrintWriter out) {
        ScenarioCommand.demandQuiet(beans);
        if (file == null) {
            throw Problem.INVALID.because("name the file: --file <csv>");
        }
        var zone = beans.getBean(Settings.class).zone();
        var requests = Boston.read(file, zone);
        var last = requests.stream()
                .map(Request::opened)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> Problem.INVALID.because("there is no request in this file"));
        var end = until == null
                ? last.plus(AFTER)
                : until.atTime(LocalTime.MAX).atZone(zone).toInstant();
        var outcome = beans.getBean(BostonReplay.class).run(requests, end, line -> ScenarioCommand.say(out, line));
        print(outcome, out);
        return outcome.differing() == 0 ? 0 : DIFFERENT;
    }

    private static void print(BostonReplay.Outcome outcome, PrintWriter out) {
        out.println("requests " + outcome.requests() + ", events played " + outcome.played() + ", clock runs "
                + outcome.ticks() + String.format(Locale.ROOT, ", seconds %.1f", outcome.seconds()));
        out.println("  count  date of the city's  the city says  Linli says");
        outcome.counts().entrySet().stream()
                .sorted(Map.Entry.<Compared, Long>comparingByValue().reversed())
                .forEach(one -> out.println(String.format(
                        Locale.ROOT,
                        "%7d  %-18s  %-13s  %s",
                        one.getValue(),
                        one.getKey().dated() ? "given" : "none",
                        said(one.getKey().city(), "nothing"),
                        said(one.getKey().linli(), "not yet"))));
        out.println("agree " + outcome.agreeing() + ", differ " + outcome.differing());
        new TreeMap<>(outcome.figures()).forEach((measure, value) -> out.println(measure + " " + value));
    }

    private static String said(Boston.Verdict verdict, String none) {
        return switch (verdict) {
            case ONTIME -> "on time";
            case OVERDUE -> "overdue";
            case NONE -> none;
        };
    }
}
