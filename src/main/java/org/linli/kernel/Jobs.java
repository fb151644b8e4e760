package org.linli.kernel;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.config.TaskExecutionOutcome;
import org.springframework.stereotype.Component;

/** What runs by itself from time to time on this node, and how it went last. A job that fails is tried at its next time. */
@Component
public class Jobs {
    private final ObjectProvider<ScheduledTaskHolder> holders;

    Jobs(ObjectProvider<ScheduledTaskHolder> holders) {
        this.holders = holders;
    }

    /** How a job stands. */
    public enum Outcome {
        WAITING,
        RUNNING,
        WELL,
        FAILED
    }

    /**
     * A job.
     *
     * @param name its class
     * @param last when it ran last; none before its first time
     * @param next when it runs next; none while it runs
     * @param failure what it failed of
     */
    public record Job(
            String name, Outcome outcome, Optional<Instant> last, Optional<Instant> next, Optional<String> failure) {}

    /** All of them, by name. */
    public List<Job> all() {
        return holders.stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .map(Jobs::job)
                .sorted(Comparator.comparing(Job::name))
                .toList();
    }

    private static Job job(ScheduledTask scheduled) {
        var task = scheduled.getTask();
        var ran = task.getLastExecutionOutcome();
        return new Job(
                name(task.toString()),
                outcome(ran),
                Optional.ofNullable(ran.executionTime()),
                Optional.ofNullable(scheduled.nextExecution()),
                Optional.ofNullable(ran.throwable()).map(Throwable::toString));
    }

    private static Outcome outcome(TaskExecutionOutcome ran) {
        return switch (ran.status()) {
            case NONE -> Outcome.WAITING;
            case STARTED -> Outcome.RUNNING;
            case SUCCESS -> Outcome.WELL;
            case ERROR -> Outcome.FAILED;
        };
    }

    /** The class in {@code org.linli.module.Class$Inner.method}, outermost first. */
    static String name(String task) {
        var words = task.split("[.$]", -1);
        return Stream.of(words)
                .filter(word -> !word.isEmpty() && Character.isUpperCase(word.charAt(0)))
                .findFirst()
                .orElse(task);
    }
}
