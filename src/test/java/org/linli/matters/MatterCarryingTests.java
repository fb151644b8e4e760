package org.linli.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;
import org.linli.organisations.Bodies;
import org.linli.organisations.Organisation;
import org.linli.organisations.Organisations;
import org.linli.places.PlaceChanges;

/** What becomes of open matters when the place they are about is no more: each is carried by a rule, or waits as it is. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatterCarryingTests {
    private static int communities = 100;

    private final World worlds;
    private final Matters matters;
    private final MatterStore store;
    private final Organisations organisations;
    private final Bodies bodies;
    private final PlaceChanges changes;
    private final Ledger ledger;
    private final LocalDate today;
    private World.Cast world;

    MatterCarryingTests(
            World worlds,
            Matters matters,
            MatterStore store,
            Organisations organisations,
            Bodies bodies,
            PlaceChanges changes,
            Ledger ledger,
            Clock clock) {
        this.worlds = worlds;
        this.matters = matters;
        this.store = store;
        this.organisations = organisations;
        this.bodies = bodies;
        this.changes = changes;
        this.ledger = ledger;
        this.today = LocalDate.now(clock);
    }

    @BeforeAll
    void build() {
        world = worlds.build("970364");
    }

    private PlaceCode fresh() {
        return new PlaceCode(world.district() + "001" + ++communities);
    }

    private PlaceCode open(PlaceCode code) {
        changes.open(new PlaceChanges.Opening(code, "社区" + code.value().substring(9), ""), today.minusDays(50));
        return code;
    }

    private Organisation station(PlaceCode community) {
        return organisations.add(community, "station", new Words("某工作站", "A station"));
    }

    private MatterId raise(PlaceCode place, String text) {
        var received = (Intake.Received) matters.receive(Draft.of(place, text), null);
        return store.findByCode(world.district(), received.code()).orElseThrow().id();
    }

    private Matter now(MatterId id) {
        return store.find(world.district(), id).orElseThrow();
    }

    private List<String> kinds(MatterId id) {
        return ledger.about(world.district(), id.value()).stream()
                .map(Recorded::kind)
                .toList();
    }

    @Test
    void aMergedPlacesMattersGoOnAtItsSuccessorInTheSameHandsWithTheSameDate() {
        var old = open(fresh());
        var station = station(old);
        var id = raise(old, "社区活动室的门锁坏了，进不去。");
        var before = now(id);
        var whole = fresh();
        changes.merge(List.of(old), new PlaceChanges.Opening(whole, "合并社区", ""), today);
        ledger.drain();

        var after = now(id);
        assertThat(after.place()).isEqualTo(whole);
        assertThat(after.hands()).isEqualTo(before.hands());
        assertThat(after.promise()).isEqualTo(before.promise());
        assertThat(after.hands().unit()).isEqualTo(station.id().value());
        assertThat(kinds(id)).containsExactly("matter.received", "matter.carried");
        assertThat(ledger.about(world.district(), id.value())
                        .getLast()
                        .facts()
                        .get("was")
                        .asString())
                .isEqualTo(old.value());
        ledger.drain();
        assertThat(now(id).version()).as("carried once").isEqualTo(after.version());
    }

    @Test
    void aSplitPlacesMattersWaitWithTheirUnitAndGoWhereSomebodySaysItGoes() {
        var old = open(fresh());
        var station = station(old);
        var whole = raise(old, "社区公告栏的玻璃碎了。");
        var east = fresh();
        var west = fresh();
        changes.split(
                old,
                List.of(new PlaceChanges.Opening(east, "东社区", ""), new PlaceChanges.Opening(west, "西社区", "")),
                today);
        ledger.drain();

        assertThat(now(whole).place()).as("no rule says where").isEqualTo(old);
        assertThat(now(whole).hands().unit()).isEqualTo(station.id().value());
        var body = bodies.get(world.district(), station.id());
        assertThat(body.waiting()).isEqualTo(today);
        bodies.move(world.district(), station.id(), body.version(), west);
        ledger.drain();
        assertThat(now(whole).place()).isEqualTo(west);
        assertThat(kinds(whole)).containsExactly("matter.received", "matter.carried");
    }

    /** A code never changes its meaning: the other estate's matters go their own way. */
    @Test
    void anEstatesMattersGoWithTheEstateWhicheverWayTheCommunityIsSplit() {
        var old = open(fresh());
        station(old);
        var estate = open(new PlaceCode(old + "001"));
        var id = raise(estate, "单元门的闭门器坏了。");
        var east = open(fresh());
        var moved = new PlaceCode(east + "001");
        changes.open(new PlaceChanges.Opening(moved, "苑", ""), today);
        changes.close(estate, today, List.of(moved));
        var west = open(fresh());
        changes.close(old, today, List.of(east, west));
        ledger.drain();
        assertThat(now(id).place()).isEqualTo(moved);
    }

    @Test
    void aPlaceWithoutSuccessorKeepsItsMattersUntilTheyEnd() {
        var old = open(fresh());
        station(old);
        var id = raise(old, "路口的树挡住了红绿灯。");
        changes.close(old, today, List.of());
        ledger.drain();
        assertThat(now(id).place()).isEqualTo(old);
        assertThat(kinds(id)).containsExactly("matter.received");
    }

    @Test
    void aClosingToldAheadCarriesNothingBeforeItsDay() {
        var old = open(fresh());
        station(old);
        var id = raise(old, "楼道灯坏了两盏，晚上看不见。");
        var next = open(fresh());
        changes.close(old, today.plusDays(3), List.of(next));
        ledger.drain();
        assertThat(now(id).place()).isEqualTo(old);
    }
}
