package org.linli.scenario;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.database.Database;
import org.linli.kernel.DataCommand;
import org.linli.kernel.Problem;
import org.linli.kernel.Settings;
import org.linli.measures.Rates;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code scenario <demo|messages|boston|nanshan-2009|season>}: loads a world through the use cases, under its own clock. */
@Command(
        name = "scenario",
        description = "Loads a world through the use cases, under its own clock.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ScenarioCommand.DemoCommand.class,
            ScenarioCommand.MessagesCommand.class,
            BostonCommand.class,
            NanshanCommand.class,
            SeasonCommand.class
        })
public final class ScenarioCommand implements DataCommand {
    private static final Duration AFTER = Duration.ofDays(30); // how long the clock runs on after the last event

    @Override
    public int run(BeanFactory beans, PrintWriter out) {
        out.println(
                "Which world? scenario demo, scenario nanshan-2009, scenario season, scenario messages --hot <csv> --replies <csv>, or scenario boston --file <csv>");
        return 1;
    }

    static void demandQuiet(BeanFactory beans) {
        var database = beans.getBean(Database.class);
        if (database.isEmbedded() && !database.runsServer()) {
            throw Problem.STATE.because(
                    "a server is running on this data; stop it first, its clock is not the scenario's");
        }
    }

    static void say(PrintWriter out, String line) {
        out.println("  " + line);
        out.flush();
    }

    /** The demo. */
    @Command(
            name = "demo",
            description =
                    "The demo: Nanshan's places with people and matters of our own writing. Needs an empty database.",
            mixinStandardHelpOptions = true)
    static final class DemoCommand implements DataCommand {
        @Override
        public int run(BeanFactory beans, PrintWriter out) {
            demandQuiet(beans);
            var events = beans.getBean(Demo.class).load(line -> say(out, line));
            out.println("events " + events);
            return 0;
        }
    }

    /** Real messages. */
    @Command(
            name = "messages",
            description =
                    "Replays real messages, and real answers to them, at their real times in a district of their own.",
            mixinStandardHelpOptions = true)
    static final class MessagesCommand implements DataCommand {
        @Option(names = "--hot", description = "CSV: message_no, posted_at, subject, body")
        private @Nullable Path hot;

        @Option(names = "--replies", description = "CSV: message_no, posted_at, subject, body, reply, replied_at")
        private @Nullable Path replies;

        @Option(
                names = "--until",
                description = "the day on which the clock stops; default: 30 days after the last event")
        private @Nullable LocalDate until;

        @Override
        public int run(BeanFactory beans, PrintWriter out) {
            demandQuiet(beans);
            var zone = beans.getBean(Settings.class).zone();
            var messages = new ArrayList<Messages.Message>();
            if (hot != null) {
                messages.addAll(Messages.read("hot", hot, zone));
            }
            if (replies != null) {
                messages.addAll(Messages.read("replies", replies, zone));
            }
            if (messages.isEmpty()) {
                throw Problem.INVALID.because("name the files: --hot <csv>, --replies <csv>, or both");
            }
            var last = Messages.inOrder(messages).getLast().at();
            var end = until == null
                    ? last.plus(AFTER)
                    : until.atTime(LocalTime.MAX).atZone(zone).toInstant();
            if (end.isBefore(last)) {
                throw Problem.INVALID.because("--until must not be before the last event");
            }
            var replay = beans.getBean(Replay.class);
            print(replay.run(messages, end, line -> say(out, line)), messages.size(), out);
            return 0;
        }

        private static void print(Replay.Outcome outcome, int messages, PrintWriter out) {
            var figures = outcome.figures();
            out.println("from " + outcome.from() + " to " + outcome.to());
            out.println("messages " + messages);
            out.println("refused " + outcome.refused());
            for (var measure : new java.util.TreeMap<>(figures).entrySet()) {
                out.println(measure.getKey() + " " + measure.getValue());
            }
            rates(figures, out);
            out.println("clock runs " + outcome.ticks() + ", seconds "
                    + String.format(
                            Locale.ROOT,
                            "%.1f, matters per second %.1f, events per second %.1f",
                            outcome.seconds(),
                            figures.getOrDefault("matters.received", 0L) / outcome.seconds(),
                            outcome.events() / outcome.seconds()));
        }

        private static void rates(Map<String, Long> figures, PrintWriter out) {
            Rates.of(figures)
                    .forEach((name, rate) -> out.println("rate " + name + " " + rate.part() + " of " + rate.whole()
                            + " " + (rate.isEnough() ? rate.percent() + " %" : "not enough said")));
        }
    }
}
