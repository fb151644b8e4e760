package org.linli.scenario;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.labour.Claim;
import org.linli.labour.Labour;
import org.linli.matters.Matters;
import org.linli.matters.Step;
import org.linli.matters.StepCommand;
import org.linli.mediation.CaseCommand;
import org.linli.mediation.Mediation;
import org.linli.mediation.Track;
import org.linli.organisations.OrganisationId;
import org.linli.scenario.Season.Event;
import org.linli.scenario.Season.Team;
import org.springframework.stereotype.Component;

/** What happens in each case of a {@link Season}, day by day. */
@Component
class SeasonCases {
    private static final int DISPUTES = 591;
    private static final int DISPUTES_APART = 11; // of those, without an agreement
    private static final int LABOUR = 188;
    private static final int LABOUR_APART = 9;
    private static final int CONSULTED = 4; // one labour dispute in so many is settled by talking
    private static final int BROKEN = 33; // one promise in so many is not kept
    private static final List<Claim> CLAIMS = List.of(Claim.values());
    private static final List<String> QUARRELS =
            List.of("楼上漏水泡坏天花板", "空调外机噪声", "租房押金不退", "装修扰民", "共用过道堆物", "宠物伤人赔偿", "停车位争用");

    private final Mediation mediation;
    private final Labour labour;
    private final Matters matters;

    SeasonCases(Mediation mediation, Labour labour, Matters matters) {
        this.mediation = mediation;
        this.labour = labour;
        this.matters = matters;
    }

    /** A case under way: what later events need of the earlier ones. */
    private static final class Run {
        private final Staff staff;
        private Mediation.@Nullable Opened opened;
        private String code = "";

        Run(Staff staff) {
            this.staff = staff;
        }

        Mediation.Opened opened() {
            return java.util.Objects.requireNonNull(opened);
        }
    }

    /** Whether case {@code i} of {@code of} ends without an agreement: as many as {@code apart} of {@code usual}, spread evenly. */
    static boolean isApart(int i, int of, int apart, int usual) {
        var some = Math.round((double) of * apart / usual);
        return i * some % of < some;
    }

    List<Event> dispute(Team team, int i, int of, LocalDate day) {
        var run = new Run(team.mediators().get(i % team.mediators().size()));
        var events = new ArrayList<Event>();
        events.add(event(day, i, () -> {
            var received = mediation.receive(
                    run.staff,
                    Season.COMMUNITY,
                    "两家为此多次没有谈拢。",
                    new Mediation.Wish(
                            team.legal().id(),
                            Track.CIVIL,
                            i % 5 == 0,
                            QUARRELS.get(i % QUARRELS.size()),
                            parties(i),
                            day));
            run.opened = received.opened();
            run.code = received.opened().code();
        }));
        events.add(event(day.plusDays(1), i, () -> agreeToTalk(run, day.plusDays(1))));
        events.addAll(mediated(run, i, day, isApart(i, of, DISPUTES_APART, DISPUTES), i % 3 != 0));
        events.add(event(day.plusDays(7), i, () -> answer(team.clerk(), run.code)));
        return events;
    }

    List<Event> labour(Team team, int i, int of, LocalDate day) {
        var run = new Run(team.studioMediators().get(i % team.studioMediators().size()));
        var apart = isApart(i, of, LABOUR_APART, LABOUR);
        var events = new ArrayList<Event>();
        events.add(event(
                day,
                i,
                () -> run.code = labour.receive(
                                run.staff, reception(team.studio().id(), i, day))
                        .code()));
        if (!apart && i % CONSULTED == 1) {
            events.add(event(
                    day.plusDays(2), i, () -> labour.talk(run.staff, run.code, day.plusDays(2), true, "当面谈好，当场付清。")));
        } else {
            var track = Track.labour().get(i % Track.labour().size());
            events.add(event(day.plusDays(1), i, () -> {
                run.opened = labour.mediate(run.staff, run.code, track, day.plusDays(1));
                agreeToTalk(run, day.plusDays(1));
            }));
            events.addAll(mediated(run, i, day, apart, true));
            if (apart) {
                events.add(event(day.plusDays(6), i, () -> labour.handOver(run.staff, run.code, day.plusDays(6))));
            }
        }
        events.add(event(day.plusDays(7), i, () -> answer(team.officer(), run.code)));
        return events;
    }

    private static List<CaseCommand.Someone> parties(int i) {
        return List.of(
                new CaseCommand.Someone(true, NanshanPeople.name(2 * i), "住本社区", null),
                new CaseCommand.Someone(false, NanshanPeople.name(2 * i + 1), "住本社区", null));
    }

    private static Labour.Reception reception(OrganisationId body, int i, LocalDate day) {
        return new Labour.Reception(
                body,
                Season.COMMUNITY,
                new Labour.Particulars(
                        NanshanPeople.name(3 * i),
                        null,
                        "某公司第" + (i % 17 + 1) + "分部",
                        i % 9 + 1,
                        Set.of(CLAIMS.get(i % CLAIMS.size())),
                        "欠发工资和补偿",
                        100_000L + 1_000L * i,
                        day.minusDays(30),
                        null,
                        null),
                "多次要过没有结果。",
                day);
    }

    /** Whoever has not said yes by asking says it now. */
    private void agreeToTalk(Run run, LocalDate day) {
        for (var party : mediation.undecided(run.staff, run.code)) {
            mediation.take(run.staff, run.code, null, new CaseCommand.Consent(party, true, day));
        }
        mediation.take(run.staff, run.code, null, new CaseCommand.Appoint(run.staff.person(), true, true, false, true));
    }

    private List<Event> mediated(Run run, int i, LocalDate day, boolean apart, boolean written) {
        var events = new ArrayList<Event>();
        var met = day.plusDays(3);
        var agreed = day.plusDays(5);
        events.add(event(
                met,
                i,
                () -> mediation.take(run.staff, run.code, null, new CaseCommand.Meet(met, "双方到场，各自说明了经过和想法。"))));
        if (apart) {
            events.add(event(
                    agreed,
                    i,
                    () -> mediation.take(
                            run.staff, run.code, null, new CaseCommand.End(CaseCommand.Ending.APART, agreed, true))));
            return events;
        }
        events.add(event(agreed, i, () -> agree(run, written, agreed)));
        events.add(event(day.plusDays(20), i, () -> followUp(run, i, day.plusDays(20))));
        return events;
    }

    private void agree(Run run, boolean written, LocalDate day) {
        var parties = run.opened().parties();
        mediation.take(
                run.staff,
                run.code,
                null,
                new CaseCommand.Agree(
                        written,
                        day,
                        written ? "事实清楚，双方没有争议。" : "",
                        "互谅互让，按约定履行。",
                        List.of(new CaseCommand.Promise(parties.get(1), "按约定赔付", 50_000L, day.plusDays(10)))));
        if (written) {
            parties.forEach(party -> mediation.take(run.staff, run.code, null, new CaseCommand.Sign(party, day, null)));
            mediation.take(
                    run.staff,
                    run.code,
                    null,
                    new CaseCommand.Sign(run.staff.person().value(), day, null));
        }
    }

    private void followUp(Run run, int i, LocalDate day) {
        for (var promise : mediation.promises(run.staff, run.code)) {
            mediation.take(run.staff, run.code, null, new CaseCommand.FollowUp(promise, i % BROKEN != 7, day, "电话回访。"));
        }
    }

    private void answer(Staff staff, String code) {
        var seen = matters.findForStaff(staff, code).orElseThrow();
        if (seen.allowed().contains(Step.ANSWER)) {
            matters.take(
                    staff,
                    code,
                    StepCommand.of(Step.ANSWER, seen.row().version()).withText("调解已经有结果，情况已经告诉您。"));
        }
    }

    private static Event event(LocalDate day, int i, Runnable deed) {
        return new Event(day, LocalTime.of(9, 0).plusMinutes(i % 480), deed);
    }
}
