package org.linli.scenario;

import static org.linli.scenario.NanshanGround.share;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Tried;
import org.linli.kernel.Words;
import org.linli.organisations.Bodies;
import org.linli.organisations.Body;
import org.linli.organisations.LegalStatus;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Particulars;
import org.linli.scenario.NanshanGround.Spot;
import org.springframework.stereotype.Component;

/** Opens the organisations of the district in the seed, one community after the other. */
@Component
class NanshanBodies {
    static final PlaceCode YUELIANGWAN = new PlaceCode("440305002010");
    static final PlaceCode WEILAN_HAIAN = new PlaceCode("440305007019");
    static final int CARE_TEAM = 180;

    private static final int COMMITTEES = 14;
    private static final int GENERAL_BRANCHES = 58;
    private static final int BRANCHES_OF_COMMITTEE = 12;
    private static final int BRANCHES_OF_GENERAL = 4;
    private static final int BRANCHES = 462;
    private static final int OWNERS_COMMITTEES = 152; // of five each: 760
    private static final int REGISTERED = 413;
    private static final int UNREGISTERED = 1_012; // the seed says "more than 1,000"
    private static final int TEAMS = 5;
    private static final int LIAISONS_ELSEWHERE = 9; // communities; with Yueliangwan and the eight sub-districts 18
    private static final List<Words> TOPICS = List.of(
            new Words("太极", "Tai chi"),
            new Words("书画", "Calligraphy and painting"),
            new Words("合唱", "Choir"),
            new Words("读书", "Reading"),
            new Words("摄影", "Photography"),
            new Words("羽毛球", "Badminton"),
            new Words("乒乓球", "Table tennis"),
            new Words("园艺", "Gardening"),
            new Words("亲子", "Parents and children"),
            new Words("棋牌", "Chess and cards"),
            new Words("舞蹈", "Dance"),
            new Words("环保", "Green living"),
            new Words("手工", "Handicraft"),
            new Words("国学", "Classics"),
            new Words("健步", "Walking"),
            new Words("互助", "Mutual help"));

    private final Bodies bodies;

    NanshanBodies(Bodies bodies) {
        this.bodies = bodies;
    }

    /** What stands in a community; lists in the order in which posts are dealt out. */
    record Standing(
            Body core,
            List<Body> branches,
            Body committee,
            Body council,
            Body mediation,
            Body manager,
            Body unit,
            List<Body> owners,
            List<Body> social,
            List<Body> teams,
            @Nullable Body care,
            @Nullable Body liaisons) {}

    /** What a sub-district has beside its offices: the Party's working committee, under which its communities stand, and a liaison station. */
    record Above(Body party, Body liaisons) {}

    Above above(Spot subdistrict, LocalDate since) {
        var open = new Opening(subdistrict, since);
        return new Above(
                open.one("party-work-committee", null, "党工委", "Party working committee"),
                open.one("liaison-station", null, "代表联络站", "deputies' liaison station"));
    }

    Standing community(NanshanGround ground, int number, Above above, LocalDate since) {
        var spot = ground.communities().get(number);
        var estates = ground.estates(number);
        var open = new Opening(spot, since);
        var rank = (number * 37) % ground.communities().size(); // which communities have a committee is nobody's choice
        var core = rank < COMMITTEES
                ? open.one("party-committee", above.party(), "党委", "Party committee")
                : rank < COMMITTEES + GENERAL_BRANCHES
                        ? open.one("party-general-branch", above.party(), "党总支", "Party general branch")
                        : open.one("party-branch", above.party(), "党支部", "Party branch");
        var alone = core.organisation().kind().equals("party-branch");
        var parent = (alone ? above.party() : core).id();
        var below = open.all(branches(rank, alone), n -> at(estates, n, "party-branch", parent, "党支部", "Party branch"));
        var committee = open.one("residents-committee", null, "居民委员会", "residents' committee");
        var teams = open.all(TEAMS, n -> open.opening("volunteer-team", null, "义工队", "volunteer team", n + 1));
        return new Standing(
                core,
                alone ? with(core, below) : below,
                committee,
                open.one("residents-council", committee, "居民理事会", "residents' council"),
                open.one("mediation-committee", committee, "人民调解委员会", "people's mediation committee"),
                open.one("property-manager", null, "物业服务中心", "estate services"),
                open.one("co-resident-unit", null, "学校", "school"),
                open.all(
                        share(OWNERS_COMMITTEES, ground.communities().size(), number),
                        n -> at(estates, n, "owners-committee", null, "业主委员会", "owners' committee")),
                social(open, ground.communities().size(), number),
                teams,
                spot.code().equals(WEILAN_HAIAN) ? open.one("care-team", null, "关爱队", "care team", CARE_TEAM) : null,
                hasLiaisons(spot, number)
                        ? open.one("liaison-station", null, "代表联络站", "deputies' liaison station")
                        : null);
    }

    private static boolean hasLiaisons(Spot spot, int number) {
        return spot.code().equals(YUELIANGWAN) || (number % 10 == 3 && number / 10 < LIAISONS_ELSEWHERE);
    }

    /** Branches below the core; a core that is a branch itself counts as one. */
    private static int branches(int rank, boolean alone) {
        if (!alone) {
            return rank < COMMITTEES ? BRANCHES_OF_COMMITTEE : BRANCHES_OF_GENERAL;
        }
        var first = COMMITTEES + GENERAL_BRANCHES;
        var left = BRANCHES - COMMITTEES * BRANCHES_OF_COMMITTEE - GENERAL_BRANCHES * BRANCHES_OF_GENERAL;
        return share(left, 100 - first, rank - first) - 1;
    }

    private static List<Body> with(Body first, List<Body> others) {
        var all = new ArrayList<Body>();
        all.add(first);
        all.addAll(others);
        return all;
    }

    private static List<Body> social(Opening open, int communities, int number) {
        var registered = share(REGISTERED, communities, number);
        return open.all(registered + share(UNREGISTERED, communities, number), n -> {
            var topic = TOPICS.get(n % TOPICS.size());
            return n < registered
                    ? open.social(topic, "协会", "association", LegalStatus.REGISTERED, number * TOPICS.size() + n)
                    : open.social(topic, "社", "circle", LegalStatus.UNREGISTERED, 0);
        });
    }

    private Bodies.Opening at(
            List<Spot> estates, int n, String kind, @Nullable OrganisationId parent, String zh, String en) {
        var estate = estates.get(n % estates.size());
        var about = named(estate, zh, en, n / estates.size() + (n < estates.size() ? 0 : 1), null);
        return new Bodies.Opening(estate.code(), kind, "", parent, LocalDate.EPOCH, about);
    }

    private static Particulars named(Spot spot, String zh, String en, int nth, @Nullable Integer members) {
        var name = nth == 0
                ? new Words(spot.zh() + zh, spot.en() + " " + en)
                : new Words(spot.zh() + "第" + nth + zh, spot.en() + " " + en + " " + nth);
        return new Particulars(name, LegalStatus.ESTABLISHED, "", null, members, "", "", "");
    }

    private interface Each {
        Bodies.Opening at(int n);
    }

    /** Opens at one place, since one day. */
    private final class Opening {
        private final Spot spot;
        private final LocalDate since;

        Opening(Spot spot, LocalDate since) {
            this.spot = spot;
            this.since = since;
        }

        Body one(String kind, @Nullable Body parent, String zh, String en) {
            return one(kind, parent, zh, en, null);
        }

        Body one(String kind, @Nullable Body parent, String zh, String en, @Nullable Integer members) {
            var about = named(spot, zh, en, 0, members);
            return open(List.of(new Bodies.Opening(
                            spot.code(), kind, "", parent == null ? null : parent.id(), since, about)))
                    .getFirst();
        }

        Bodies.Opening opening(String kind, @Nullable OrganisationId parent, String zh, String en, int nth) {
            return new Bodies.Opening(spot.code(), kind, "", parent, since, named(spot, zh, en, nth, null));
        }

        Bodies.Opening social(Words topic, String zh, String en, LegalStatus status, int number) {
            var numbered = status == LegalStatus.REGISTERED;
            var about = new Particulars(
                    new Words(spot.zh() + topic.zh() + zh, spot.en() + " " + topic.en() + " " + en),
                    status,
                    numbered ? "SEED-%05d".formatted(number) : "",
                    numbered ? since.plusYears(1).plusDays(number % 700) : null,
                    null,
                    topic.zh(),
                    "",
                    "");
            return new Bodies.Opening(spot.code(), "social-organisation", "", null, since, about);
        }

        List<Body> all(int many, Each each) {
            return open(IntStream.range(0, many).mapToObj(each::at).toList());
        }

        private List<Body> open(List<Bodies.Opening> openings) {
            return bodies.openAll(openings.stream().map(this::fitting).toList()).stream()
                    .map(Tried::get)
                    .toList();
        }

        /** With a first day, and the usual status of its kind where none was chosen. */
        private Bodies.Opening fitting(Bodies.Opening opening) {
            var about = opening.about();
            var usual = bodies.kind(opening.kind()).statuses();
            var status = usual.contains(about.status()) ? about.status() : usual.getFirst();
            return new Bodies.Opening(
                    opening.place(),
                    opening.kind(),
                    opening.function(),
                    opening.parent(),
                    since,
                    new Particulars(
                            about.name(),
                            status,
                            about.number(),
                            about.renewsOn(),
                            about.members(),
                            about.services(),
                            about.venue(),
                            about.rules()));
        }
    }
}
