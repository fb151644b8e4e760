package org.linli.webhooks;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.linli.kernel.Ids;
import org.linli.kernel.WorkCalendar;
import org.linli.ledger.ActReader;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes down, behind the writers and once for each target, what is to be sent: acts as everybody may read them. Nothing is written of a
 * discreet act, not even that there was one. A paused target misses nothing; a new one begins with what happens next.
 */
@Component
class ActsToTargets implements ActReader {
    private final TargetStore targets;
    private final DeliveryStore deliveries;
    private final Ledger ledger;
    private final JsonMapper json;
    private final Clock clock;
    private final ZoneId zone;

    ActsToTargets(
            TargetStore targets,
            DeliveryStore deliveries,
            Ledger ledger,
            JsonMapper json,
            Clock clock,
            WorkCalendar calendar) {
        this.targets = targets;
        this.deliveries = deliveries;
        this.ledger = ledger;
        this.json = json;
        this.clock = clock;
        this.zone = calendar.zone();
    }

    @Override
    public String cursor() {
        return "webhooks.deliveries";
    }

    @Override
    public void read(List<Recorded> acts) {
        var district = acts.getFirst().district();
        var there = targets.list(district);
        var some = new ArrayList<Delivery>();
        for (var act : there.isEmpty() ? List.<Recorded>of() : acts) {
            if (ledger.shape(act.kind()).hides(act)) {
                continue;
            }
            for (var target : there) {
                if (target.wants(act) && !act.recordedAt().isBefore(target.madeAt())) {
                    some.add(delivery(target, act));
                }
            }
        }
        if (!some.isEmpty()) {
            deliveries.add(district, some);
        }
    }

    private Delivery delivery(Target target, Recorded act) {
        return new Delivery(
                target.id(),
                act.seq(),
                Ids.next(clock),
                act.kind(),
                body(act),
                clock.instant(),
                Delivery.State.WAITING,
                0,
                null);
    }

    private String body(Recorded act) {
        var facts = (ObjectNode) act.facts().deepCopy();
        facts.remove("subject");
        var data = new LinkedHashMap<String, Object>();
        data.put("district", act.district().value());
        data.put("seq", act.seq());
        data.put("place", act.place().value());
        data.put("facts", facts);
        var body = new LinkedHashMap<String, Object>();
        body.put("type", act.kind());
        body.put("timestamp", act.at().atZone(zone).toOffsetDateTime().toString());
        body.put("data", data);
        return json.writeValueAsString(body);
    }
}
