package org.linli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.linli.kernel.Behalf;
import org.linli.kernel.DataCommand;
import org.linli.kernel.Settings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.modulith.Modulithic;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** Linli 邻里: the command line and the application behind it. */
@Modulithic(
        systemName = "Linli",
        sharedModules = {"kernel", "web", "database"})
@SpringBootApplication
public class Linli {
    /** Exit code of a refusal; its message says why and what to do. */
    private static final int REFUSED = 1;

    /** Runs a command; without one, the server. */
    public static void main(String[] args) {
        var code = commandLine().execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    private static CommandLine commandLine() {
        var line = new CommandLine(new Root()).addSubcommand("serve", new Serve());
        for (var command : ServiceLoader.load(DataCommand.class)) {
            line.addSubcommand(command);
        }
        line.setExecutionStrategy(Linli::execute);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(message(failure));
            if (System.getenv("LINLI_TRACE") != null) {
                failure.printStackTrace(command.getErr());
            }
            return REFUSED;
        });
        return line;
    }

    private static int execute(ParseResult parsed) {
        var help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        var line = parsed.asCommandLineList().getLast();
        try {
            Object command = line.getCommand();
            return command instanceof DataCommand data
                    ? withData(data, line.getOut())
                    : (int) ((Callable<?>) command).call();
        } catch (Exception e) {
            throw new CommandLine.ExecutionException(line, message(e), e);
        }
    }

    private static int withData(DataCommand command, PrintWriter out) throws Exception {
        var code = Behalf.SYSTEM.call(() -> command.start(Linli::withoutPages, out));
        out.flush();
        return code;
    }

    private static ConfigurableApplicationContext withoutPages(Map<String, Object> properties) {
        var application = new SpringApplication(Linli.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setAdditionalProfiles("command");
        application.setDefaultProperties(properties);
        return application.run();
    }

    private static String message(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    @Command(
            name = "linli",
            description = "The platform on which an urban district runs its neighbourhood self-governance.",
            mixinStandardHelpOptions = true,
            version = "Linli 0.1",
            footerHeading = "%nSettings (environment):%n",
            subcommands = CommandLine.HelpCommand.class)
    static final class Root extends Serve {
        @CommandLine.Spec
        void spec(CommandLine.Model.CommandSpec spec) {
            var lines = new ArrayList<String>();
            for (var entry : Settings.ENTRIES) {
                lines.add("  %-24s %s%s"
                        .formatted(
                                entry.name(),
                                entry.meaning(),
                                entry.fallback().isEmpty() ? "" : " (default " + entry.fallback() + ")")
                        .replace("%", "%%"));
            }
            spec.usageMessage().footer(lines.toArray(String[]::new));
        }
    }

    /** Starts the server and leaves it running. */
    @Command(name = "serve", description = "Serves the pages (default).", mixinStandardHelpOptions = true)
    static class Serve implements Callable<Integer> {
        @Override
        public Integer call() {
            Locale.setDefault(Locale.ROOT);
            var application = new SpringApplication(Linli.class);
            application.setDefaultProperties(Map.of("linli.serving", true));
            application.run();
            return 0;
        }
    }
}
