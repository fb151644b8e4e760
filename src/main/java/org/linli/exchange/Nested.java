package org.linli.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.linli.exchange.Table.Line;
import org.linli.exchange.Table.Outcome;
import org.linli.exchange.Table.Taken;
import org.linli.exchange.Table.Trace;
import org.linli.kernel.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs the use case of one row inside the transaction of many, up to a savepoint: what refuses a row leaves the others as they are.
 * Use cases refuse before they write or record, so nothing of a refused row is left either.
 */
@Component
class Nested {
    private final TransactionTemplate nested;

    Nested(PlatformTransactionManager transactions) {
        this.nested = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
    }

    /** Takes row after row: what {@code step} answers, or the refusal that its failure says, and what all of them did. */
    Taken rows(List<Line> lines, BiFunction<Line, List<Trace>, Outcome> step) {
        var traces = new ArrayList<Trace>();
        var outcomes =
                lines.stream().map(line -> row(() -> step.apply(line, traces))).toList();
        return new Taken(outcomes, traces);
    }

    private Outcome row(Supplier<Outcome> step) {
        try {
            return java.util.Objects.requireNonNull(nested.execute(status -> step.get()));
        } catch (ProblemException e) {
            return new Outcome.Refused(wrong(e));
        }
    }

    /** Whether {@code step} went through; what refuses it is no failure of others. */
    boolean done(Runnable step) {
        try {
            nested.executeWithoutResult(status -> step.run());
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    private static Map<String, String> wrong(ProblemException failure) {
        return failure.fields().isEmpty()
                ? Map.of("", "problem." + failure.problem().name())
                : new TreeMap<>(failure.fields());
    }
}
