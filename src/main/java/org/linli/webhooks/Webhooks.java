package org.linli.webhooks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.places.Places;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the operator does about webhooks. Everything fails as FORBIDDEN for others, as NOT_FOUND for what they do not reach. */
@Service
class Webhooks {
    static final int TARGETS_MAX = 50;

    private static final int KINDS_MAX = 20;
    private static final String KIND = "[a-z]+([.-][a-z0-9-]*)*";

    private final TargetStore targets;
    private final DeliveryStore deliveries;
    private final Access access;
    private final Places places;
    private final Wire wire;
    private final Clock clock;

    Webhooks(TargetStore targets, DeliveryStore deliveries, Access access, Places places, Wire wire, Clock clock) {
        this.targets = targets;
        this.deliveries = deliveries;
        this.access = access;
        this.places = places;
        this.wire = wire;
        this.clock = clock;
    }

    /** What somebody typed. */
    record Typed(String name, String url, String place, String kinds) {
        List<String> kindList() {
            return Stream.of(kinds.split("[\\s,，、]+", -1))
                    .filter(kind -> !kind.isEmpty())
                    .distinct()
                    .toList();
        }
    }

    /** A target made just now, and its secret, never to be seen again. */
    record Made(Target target, String secret) {}

    /** Adds a target. Fails as INVALID naming what is wrong, as STATE where there are {@value #TARGETS_MAX}. */
    @Transactional
    public Made add(Staff staff, Typed typed) {
        demand(staff);
        check(staff, typed);
        if (list(staff).size() >= TARGETS_MAX) {
            throw Problem.STATE.because("no more than " + TARGETS_MAX + " targets");
        }
        var target = new Target(
                staff.district(),
                Ids.next(clock),
                typed.name().strip(),
                typed.url().strip(),
                new PlaceCode(typed.place().strip()),
                typed.kindList(),
                clock.instant(),
                Target.State.ON,
                0,
                null,
                null);
        var secret = Signature.newSecret();
        targets.add(target, secret, staff.person());
        return new Made(target, secret);
    }

    private void check(Staff staff, Typed typed) {
        var wrong = new TreeMap<String, String>();
        if (typed.name().isBlank() || typed.name().strip().length() > Target.NAME_MAX) {
            wrong.put("name", "webhooks.wrong.name");
        }
        if (Addresses.read(typed.url(), wire.privately()).isEmpty()) {
            wrong.put("url", wire.privately() ? "webhooks.wrong.url-any" : "webhooks.wrong.url");
        }
        if (!isWithin(staff, typed.place().strip())) {
            wrong.put("place", "webhooks.wrong.place");
        }
        var kinds = typed.kindList();
        if (kinds.size() > KINDS_MAX || !kinds.stream().allMatch(kind -> kind.matches(KIND))) {
            wrong.put("kinds", "webhooks.wrong.kinds");
        }
        if (!wrong.isEmpty()) {
            throw Problem.INVALID.because("wrong: " + wrong.keySet(), Map.copyOf(wrong));
        }
    }

    private boolean isWithin(Staff staff, String code) {
        if (!PlaceCode.accepts(code) || code.length() < PlaceCode.DISTRICT || code.length() > PlaceCode.COMMUNITY) {
            return false;
        }
        var place = new PlaceCode(code);
        return place.district().equals(staff.district())
                && access.may(staff, Permission.OPERATE, place, null)
                && places.find(place)
                        .filter(found -> found.isOpen(LocalDate.now(clock)))
                        .isPresent();
    }

    List<Target> list(Staff staff) {
        demand(staff);
        return targets.list(staff.district());
    }

    Target get(Staff staff, UUID id) {
        demand(staff);
        return targets.find(staff.district(), id).orElseThrow(() -> Problem.NOT_FOUND.because("webhook " + id));
    }

    int waiting(Staff staff, Target target) {
        demand(staff);
        return deliveries.countWaiting(target);
    }

    /** Its deliveries, the newest first, from before the act {@code before} on. */
    List<Delivery> deliveries(Staff staff, Target target, long before, int limit) {
        demand(staff);
        return deliveries.list(target, before, limit);
    }

    @Transactional
    public void put(Staff staff, UUID id, Target.State state) {
        get(staff, id);
        targets.put(staff.district(), id, state, clock.instant());
    }

    @Transactional
    public void remove(Staff staff, UUID id) {
        get(staff, id);
        targets.remove(staff.district(), id);
    }

    /** Lets the target do without an act that it does not take. */
    @Transactional
    public void skip(Staff staff, UUID id, long act) {
        if (!deliveries.settle(get(staff, id), act, Delivery.State.SKIPPED, clock.instant())) {
            throw Problem.STATE.because("nothing waits of act " + act);
        }
        targets.put(staff.district(), id, get(staff, id).state(), clock.instant());
    }

    private void demand(Staff staff) {
        access.demand(staff, Permission.OPERATE, staff.district().place(), null);
    }
}
