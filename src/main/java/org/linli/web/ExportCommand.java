package org.linli.web;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.linli.kernel.DataCommand;
import org.linli.kernel.Problem;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export <what> <file>}. */
@Command(
        name = "export",
        description = "Writes records to an .xlsx or .csv file, in the form that import reads.",
        mixinStandardHelpOptions = true)
public final class ExportCommand implements DataCommand {
    @Parameters(index = "0", paramLabel = "<what>", description = "the records: places, people, organisations, …")
    private String what = "";

    @Parameters(index = "1", paramLabel = "<file>", description = "the file; its ending tells its kind")
    private Path file = Path.of("");

    @Option(names = "--as", paramLabel = "<account>", description = "in whose name: login@440305; for all but places")
    private String as = "";

    @Option(
            names = "--with",
            split = ",",
            paramLabel = "<item>",
            description = "of people also: IDENTITY, PHONE, EMAIL, BIRTH_YEAR, DWELLING; recorded as a look at each")
    private List<String> items = List.of();

    @Option(names = "--purpose", paramLabel = "<text>", description = "what for; needed with --with")
    private String purpose = "";

    @Override
    public int run(BeanFactory beans, PrintWriter out) {
        var exporter = beans.getBeanProvider(Exporter.class).stream()
                .filter(one -> one.what().equals(what))
                .findFirst()
                .orElseThrow(() -> unknown(beans));
        out.printf("写出 written %d%n", exporter.write(new Exporter.Order(file, as, items, purpose)));
        return 0;
    }

    private RuntimeException unknown(BeanFactory beans) {
        var known = beans.getBeanProvider(Exporter.class).stream()
                .map(Exporter::what)
                .sorted()
                .collect(Collectors.joining(", "));
        return Problem.INVALID.because("cannot export " + what + "; known are: " + known);
    }
}
