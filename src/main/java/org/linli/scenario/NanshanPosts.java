package org.linli.scenario;

import static org.linli.scenario.NanshanGround.share;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;
import org.linli.organisations.Body;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Posts.Giving;
import org.linli.people.PersonId;
import org.linli.scenario.NanshanBodies.Standing;
import org.linli.scenario.NanshanGround.Spot;

/*
 * The seed's figures are of 2009; the terms here begin in the months before the loading, so that they are in force on the pages.
 * The seed hires Shahe's 223 chiefs; here they are chosen for a term as all chiefs are, and counted where they serve.
 */
/** Deals out the posts of one community so that the district comes to the seed's figures. Pure. */
final class NanshanPosts {
    static final int REGISTERED = 9_306;
    static final int VOLUNTEERS = 25_000;
    static final int VOLUNTEERS_REGISTERED = 7_000; // 28 %

    private static final int COMMUNITIES = 100;
    private static final PlaceCode SHAHE = new PlaceCode("440305003");
    private static final int CHIEFS = 2_685;
    private static final int CHIEFS_SHAHE = 223;
    private static final int OWNERS = 5;
    private static final int SEATS = 4; // on a residents' committee beside its director
    private static final int LIAISONS = 13;
    private static final int ELECTED_MONTHS = 60;
    private static final int CHIEF_MONTHS = 36;

    private final Standing standing;
    private final List<PersonId> registered;
    private final List<PersonId> others;
    private final LocalDate today;
    private final List<Giving> all = new ArrayList<>();

    /**
     * @param registered those who registered as members or public servants
     * @param others the other people of the community
     */
    NanshanPosts(Standing standing, List<PersonId> registered, List<PersonId> others, LocalDate today) {
        this.standing = standing;
        this.registered = registered;
        this.others = others;
        this.today = today;
    }

    /** How many people live in the {@code number}th community who did not register as members: the volunteers. */
    static int others(int number) {
        return share(VOLUNTEERS - VOLUNTEERS_REGISTERED, COMMUNITIES, number);
    }

    static int registered(int number) {
        return share(REGISTERED, COMMUNITIES, number);
    }

    /**
     * The posts of the {@code number}th community.
     *
     * @param buildings those of it that have a chief
     */
    List<Giving> deal(int number, List<PlaceCode> buildings) {
        var branches = standing.branches();
        for (var i = 0; i < registered.size(); i++) {
            give(registered.get(i), "registered-member", branches.get(i % branches.size()), null, 0);
        }
        for (var i = 0; i < branches.size(); i++) {
            give(registered.get(i), "party-secretary", branches.get(i), null, ELECTED_MONTHS);
        }
        if (!standing.core().id().equals(branches.getFirst().id())) {
            give(registered.get(branches.size()), "party-secretary", standing.core(), null, ELECTED_MONTHS);
        }
        volunteers(number);
        chiefs(buildings);
        tables();
        return List.copyOf(all);
    }

    private void volunteers(int number) {
        var many = share(VOLUNTEERS_REGISTERED, COMMUNITIES, number);
        var volunteers = new ArrayList<>(registered.subList(registered.size() - many, registered.size()));
        volunteers.addAll(others);
        var care = standing.care();
        for (var i = 0; i < volunteers.size(); i++) {
            var team = care != null && i < NanshanBodies.CARE_TEAM
                    ? care
                    : standing.teams().get(i % standing.teams().size());
            give(volunteers.get(i), "volunteer", team, null, 0);
        }
    }

    private void chiefs(List<PlaceCode> buildings) {
        for (var i = 0; i < buildings.size(); i++) {
            var chief = i % 2 == 0 ? registered.get(registered.size() - 1 - i) : others.get(i);
            give(chief, "building-chief", standing.committee(), buildings.get(i), CHIEF_MONTHS);
        }
    }

    private void tables() {
        var next = 40; // those before are chiefs
        for (var owners : standing.owners()) {
            for (var i = 0; i < OWNERS; i++) {
                give(others.get(next++), i == 0 ? "owners-chair" : "owners-member", owners, null, ELECTED_MONTHS);
            }
        }
        give(others.get(next++), "committee-director", standing.committee(), null, ELECTED_MONTHS);
        for (var i = 0; i < SEATS; i++) {
            give(others.get(next++), "committee-member", standing.committee(), null, ELECTED_MONTHS);
        }
        give(others.get(next++), "council-chair", standing.council(), null, CHIEF_MONTHS);
        give(others.get(next++), "mediator", standing.mediation(), null, 0);
        give(registered.get(50), "part-time-member", standing.council(), null, 0);
        var liaisons = standing.liaisons();
        if (liaisons != null && liaisons.place().equals(NanshanBodies.YUELIANGWAN)) {
            for (var i = 0; i < LIAISONS; i++) {
                give(others.get(next++), "liaison", liaisons, null, 0);
            }
        }
    }

    private void give(PersonId person, String office, Body body, @Nullable PlaceCode area, int months) {
        all.add(giving(person, office, body.id(), area, today, all.size(), months));
    }

    /** A post that began within the last year, for {@code months} or until further notice; no close relatives were named. */
    static Giving giving(
            PersonId person,
            String office,
            OrganisationId body,
            @Nullable PlaceCode area,
            LocalDate today,
            int nth,
            int months) {
        var from = today.minusDays(30 + nth * 53L % 300);
        return new Giving(person, office, body, area, from, months == 0 ? null : from.plusMonths(months), Set.of());
    }

    /** Those of the {@code number}th community that have a chief: the seed counts Shahe's by themselves. */
    static List<PlaceCode> chosen(NanshanGround ground, int number) {
        var here = ground.communities().get(number).code();
        var alike = ground.communities().stream()
                .map(Spot::code)
                .filter(code -> SHAHE.contains(code) == SHAHE.contains(here))
                .toList();
        var chiefs = SHAHE.contains(here) ? CHIEFS_SHAHE : CHIEFS - CHIEFS_SHAHE;
        return ground.buildings(number).stream()
                .map(Spot::code)
                .limit(share(chiefs, alike.size(), alike.indexOf(here)))
                .toList();
    }
}
