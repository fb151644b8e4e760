package org.linli.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.linli.kernel.Behalf;
import org.linli.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/*
 * Every target has a thread of its own while something is sent to it, so that one that hangs holds up nobody but itself; a target
 * is held in the database meanwhile, so that no other node is at it. Sending holds neither a lock nor a connection. What was sent and
 * not yet written down when a node died is sent again, under the same id.
 */
/** Sends what waits, target by target and to each in the order of the acts; any number of nodes may run it. */
@Component
class SendingJob {
    private static final Logger log = LoggerFactory.getLogger(SendingJob.class);
    private static final Duration HELD = Duration.ofMinutes(10);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int AT_A_TIME = 50; // ten seconds each: within what is held
    private static final int FORGOTTEN = 1_000;
    private static final int GONE = 410;

    private final TargetStore targets;
    private final DeliveryStore deliveries;
    private final Wire wire;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final boolean serving;

    SendingJob(
            TargetStore targets,
            DeliveryStore deliveries,
            Wire wire,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${linli.serving:false}") boolean serving) {
        this.targets = targets;
        this.deliveries = deliveries;
        this.wire = wire;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
        this.serving = serving;
    }

    @Scheduled(fixedDelay = 1_000)
    void run() {
        if (serving) {
            start();
        }
    }

    /** Begins to send to all that have something waiting; answers the threads that are at it. */
    List<Thread> start() {
        var now = clock.instant();
        return ledger.districts().stream()
                .flatMap(district -> targets.hold(district, now, now.plus(HELD)).stream())
                .map(target -> Thread.ofVirtual()
                        .name("webhook-" + target.id())
                        .start(() -> Behalf.SYSTEM.run(() -> send(target))))
                .toList();
    }

    @Scheduled(initialDelay = 900_000, fixedDelay = 3_600_000)
    void forget() {
        if (serving) {
            var before = clock.instant().minus(KEPT);
            ledger.districts().forEach(district -> {
                while (deliveries.forget(district, before, FORGOTTEN) == FORGOTTEN) {
                    log.debug("forgetting what was sent in {}", district);
                }
            });
        }
    }

    private void send(Target target) {
        try {
            var secret = targets.secret(target.district(), target.id());
            for (var delivery : deliveries.waiting(target, AT_A_TIME)) {
                if (!isOn(target) || !arrived(target, delivery, secret)) {
                    return;
                }
            }
        } catch (RuntimeException e) { // the edge: the database is away; tried again once the target is held no more
            log.warn("webhook {} waits: {}", target.id(), e.toString());
        } finally {
            targets.release(target, clock.instant());
        }
    }

    private boolean isOn(Target target) {
        return targets.find(target.district(), target.id())
                .filter(now -> now.state() == Target.State.ON)
                .isPresent();
    }

    /** Sends one; false where it did not arrive, and all behind it must wait. */
    private boolean arrived(Target target, Delivery delivery, String secret) {
        String answer;
        var status = 0;
        try {
            var url = Addresses.read(target.url(), wire.privately())
                    .orElseThrow(() -> new Wire.Failure("an address that is not asked"));
            status = wire.post(url, headers(delivery, secret), delivery.body(), Wire.PATIENCE);
            answer = "HTTP " + status;
        } catch (Wire.Failure e) {
            answer = String.valueOf(e.getMessage());
        }
        var arrived = status >= 200 && status < 300;
        var said = answer;
        var gone = status == GONE;
        transaction.executeWithoutResult(done -> note(target, delivery, arrived, said, gone));
        return arrived;
    }

    private void note(Target target, Delivery delivery, boolean arrived, String answer, boolean gone) {
        var now = clock.instant();
        deliveries.tried(target, delivery, answer);
        if (arrived) {
            deliveries.settle(target, delivery.act(), Delivery.State.SENT, now);
            targets.arrived(target, now);
            return;
        }
        var failures = targets.find(target.district(), target.id())
                .map(Target::failures)
                .orElse(0);
        var pause = Retries.after(failures + 1);
        Instant again = gone ? null : pause.map(now::plus).orElse(null);
        targets.failed(target, answer, now, again);
    }

    private Map<String, String> headers(Delivery delivery, String secret) {
        var now = clock.instant();
        var headers = new TreeMap<String, String>();
        headers.put("Content-Type", "application/json; charset=utf-8");
        headers.put("User-Agent", "Linli");
        headers.put("webhook-id", delivery.id().toString());
        headers.put("webhook-timestamp", String.valueOf(now.getEpochSecond()));
        headers.put("webhook-signature", Signature.of(secret, delivery.id().toString(), now, delivery.body()));
        return headers;
    }
}
