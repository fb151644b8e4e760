package org.linli.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/** Runs jobs as the system: nobody asked for them. The scheduler's own decorator leaves those with a fixed delay out. */
final class SystemScheduler implements TaskScheduler {
    private final TaskScheduler scheduler;

    SystemScheduler(TaskScheduler scheduler) {
        this.scheduler = scheduler;
    }

    private static Runnable asTheSystem(Runnable job) {
        return () -> Behalf.SYSTEM.run(job);
    }

    @Override
    public Clock getClock() {
        return scheduler.getClock();
    }

    @Override
    public @Nullable ScheduledFuture<?> schedule(Runnable job, Trigger trigger) {
        return scheduler.schedule(asTheSystem(job), trigger);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable job, Instant start) {
        return scheduler.schedule(asTheSystem(job), start);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable job, Instant start, Duration period) {
        return scheduler.scheduleAtFixedRate(asTheSystem(job), start, period);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable job, Duration period) {
        return scheduler.scheduleAtFixedRate(asTheSystem(job), period);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable job, Instant start, Duration delay) {
        return scheduler.scheduleWithFixedDelay(asTheSystem(job), start, delay);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable job, Duration delay) {
        return scheduler.scheduleWithFixedDelay(asTheSystem(job), delay);
    }
}
