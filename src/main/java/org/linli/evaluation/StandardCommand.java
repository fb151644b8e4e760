package org.linli.evaluation;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.linli.kernel.DataCommand;
import org.linli.kernel.Problem;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code standard check <file>} and {@code standard edit <table> <edition> <new edition>}. */
@Command(
        name = "standard",
        description = "Checks an edition of the evaluation standard before it is published.",
        mixinStandardHelpOptions = true,
        subcommands = {StandardCommand.Check.class, StandardCommand.Edit.class})
public final class StandardCommand implements DataCommand {
    private static final String USAGE = "standard check <file>, or standard edit <table> <edition> <new edition>";

    @Override
    public int start(Start application, PrintWriter out) {
        throw Problem.INVALID.because(USAGE);
    }

    @Override
    public int run(BeanFactory beans, PrintWriter out) {
        throw Problem.INVALID.because(USAGE);
    }

    /** Needs neither data nor server. */
    @Command(
            name = "check",
            description = {
                "Counts what the file holds and names everything wrong with it, as JSON.",
                "A .yaml file is a whole edition; an .xlsx or .csv file is the newest edition's table, edited: its changes are listed too."
            },
            mixinStandardHelpOptions = true)
    static final class Check implements DataCommand {
        @Parameters(index = "0", paramLabel = "<file>", description = "the edition: .yaml, .xlsx or .csv")
        private Path file = Path.of("");

        @Override
        public int start(Start application, PrintWriter out) throws IOException {
            readable(file);
            if (isEdition(file)) {
                return CheckReport.print(read(file), List.of(), out);
            }
            var newest = new Standards().newest();
            var draft = StandardSheet.read(file, newest);
            return CheckReport.print(draft, Change.between(newest, draft.standard()), out);
        }

        @Override
        public int run(BeanFactory beans, PrintWriter out) {
            throw new IllegalStateException("needs no application");
        }
    }

    /** What was edited in Excel becomes an edition: the file as it was, with its comments, but for what changed. */
    @Command(
            name = "edit",
            description = {
                "Writes an edition with what a table says otherwise; every other line, and every remark, stays.",
                "Writes nothing while anything is wrong, and prints what `check` prints."
            },
            mixinStandardHelpOptions = true)
    static final class Edit implements DataCommand {
        @Parameters(index = "0", paramLabel = "<table>", description = "the edited table: .xlsx or .csv")
        private Path table = Path.of("");

        @Parameters(index = "1", paramLabel = "<edition>", description = "the .yaml it was made from")
        private Path edition = Path.of("");

        @Parameters(index = "2", paramLabel = "<new edition>", description = "the .yaml to be written")
        private Path written = Path.of("");

        @Override
        public int start(Start application, PrintWriter out) throws IOException {
            readable(table);
            readable(edition);
            var base = read(edition).standard();
            var edited = StandardSheet.read(table, base);
            var changes = Change.between(base, edited.standard());
            if (!edited.findings().isEmpty()
                    || changes.stream().anyMatch(change -> change.field().isEmpty())) {
                return CheckReport.print(edited, changes, out);
            }
            var text = EditionText.with(Files.readString(edition), changes);
            var draft = StandardReader.read(new StringReader(text));
            var code = CheckReport.print(draft, changes, out);
            if (code == 0) {
                Files.writeString(written, text);
            }
            return code;
        }

        @Override
        public int run(BeanFactory beans, PrintWriter out) {
            throw new IllegalStateException("needs no application");
        }
    }

    private static void readable(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw Problem.NOT_FOUND.because("cannot read the file " + file);
        }
    }

    private static boolean isEdition(Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static StandardReader.Draft read(Path edition) throws IOException {
        try (var reader = Files.newBufferedReader(edition)) {
            return StandardReader.read(reader);
        }
    }
}
