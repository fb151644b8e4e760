package org.linli.backup;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.linli.kernel.DataCommand;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;

/** {@code doctor}: what is wrong, and what to do. Changes nothing: it makes no key and runs no migration. */
@Command(
        name = "doctor",
        description =
                "Says what is wrong and what to do: settings, keys, disk, clock, database, readers, log, backups.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements DataCommand {
    private static final Map<String, Object> UNTOUCHED = Map.of("spring.flyway.enabled", false);

    @Override
    public int start(Start application, PrintWriter out) {
        var machine =
                new MachineCheck(name -> Objects.requireNonNullElse(System.getenv(name), System.getProperty(name, "")));
        var findings = machine.look();
        var wrong = print(findings, out);
        if (wrong == 0 && machine.hasData()) {
            wrong = reach(application, out);
        } else if (wrong > 0) {
            out.println(Texts.both("doctor.first"));
        }
        out.println(wrong == 0 ? Texts.both("doctor.well") : Texts.both("doctor.wrong", wrong));
        return wrong == 0 ? 0 : 1;
    }

    private int reach(Start application, PrintWriter out) {
        try (var beans = application.up(UNTOUCHED)) {
            return run(beans, out);
        } catch (RuntimeException e) { // the edge: that it does not come up is what is to be said
            var cause = (Throwable) e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return print(List.of(Finding.wrong("start", String.valueOf(cause.getMessage()))), out);
        }
    }

    /** Looks into the data; answers how many things are wrong. */
    @Override
    public int run(BeanFactory beans, PrintWriter out) {
        var check = beans.getBean(DataCheck.class);
        var wrong = print(check.lookAtSchema(), out);
        return wrong > 0 ? wrong : print(check.look(), out);
    }

    private static int print(List<Finding> findings, PrintWriter out) {
        findings.forEach(finding -> finding.print(out));
        out.flush();
        return (int) findings.stream().filter(finding -> !finding.isWell()).count();
    }
}
