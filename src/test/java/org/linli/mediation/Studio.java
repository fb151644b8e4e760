package org.linli.mediation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.linli.TestPlaces;
import org.linli.access.Staff;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.mediation.CaseCommand.Someone;
import org.linli.organisations.Bodies;
import org.linli.organisations.LegalStatus;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.organisations.Particulars;
import org.linli.organisations.Posts;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.places.Places;
import org.springframework.stereotype.Component;

/** A district for tests in which people mediate: a community with its workstation, a legal workstation, a labour studio. */
@Component
public class Studio {
    private final Places places;
    private final Organisations organisations;
    private final Bodies bodies;
    private final People people;
    private final Posts posts;
    private final Clock clock;

    Studio(Places places, Organisations organisations, Bodies bodies, People people, Posts posts, Clock clock) {
        this.places = places;
        this.organisations = organisations;
        this.bodies = bodies;
        this.people = people;
        this.posts = posts;
        this.clock = clock;
    }

    /** Who is there; {@code mediator} and {@code second} at the legal workstation, {@code studioMediator} at the studio. */
    public record Cast(
            District district,
            PlaceCode community,
            OrganisationId station,
            OrganisationId legal,
            OrganisationId studio,
            Staff mediator,
            Staff second,
            Staff studioMediator,
            Staff clerk,
            Staff overseer) {}

    /** Builds the district with code {@code code}, which no other test uses. */
    public Cast build(String code) {
        var district = new District(code);
        var community = new PlaceCode(code + "001001");
        TestPlaces.lay(places, """
                code,name,kind,en
                %1$s,调解试验区,district,Mediation
                %1$s001,龙光街道,subdistrict,Longguang
                %1$s001001,榕树社区,community,Banyan
                """.formatted(code).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var station = organisations
                .add(community, "station", new Words("榕树工作站", "Banyan station"))
                .id();
        var labour = organisations
                .add(new PlaceCode(code + "001"), "labour", new Words("龙光劳动所", "Longguang labour office"))
                .id();
        organisations.add(district.place(), "centre", new Words("试验区中心", "Centre"));
        var legal = open(community, "legal-station", "榕树法律工作站");
        var studio = open(community, "labour-studio", "榕树和谐企业工作室");
        return new Cast(
                district,
                community,
                station,
                legal,
                studio,
                staff(district, "何调解", "mediator", legal),
                staff(district, "柳调解", "mediator", legal),
                staff(district, "秦调解", "mediator", studio),
                staff(district, "经办甲", "clerk", station),
                staff(district, "所长乙", "head", labour));
    }

    private OrganisationId open(PlaceCode place, String kind, String name) {
        return bodies.open(new Bodies.Opening(
                        place,
                        kind,
                        "",
                        null,
                        LocalDate.now(clock).minusYears(1),
                        new Particulars(new Words(name, name), LegalStatus.ESTABLISHED, "", null, null, "", "", "")))
                .id();
    }

    private Staff staff(District district, String name, String office, OrganisationId body) {
        PersonId person = people.add(district, name, null, null, Lang.ZH);
        var today = LocalDate.now(clock);
        var months = posts.findOffice(office).orElseThrow().months();
        posts.give(
                district,
                new Posts.Giving(
                        person,
                        office,
                        body,
                        null,
                        today.minusDays(300),
                        months == null ? null : today.plusDays(300),
                        Set.of()));
        return new Staff(person, district, name, name);
    }

    /** Two who are at odds; who asks has agreed. */
    public Mediation.Wish wish(Cast cast, LocalDate on) {
        return new Mediation.Wish(
                cast.legal(),
                Track.CIVIL,
                false,
                "楼上漏水泡坏天花板",
                List.of(
                        new Someone(true, "赵一", "女，41岁，教师，榕树苑", "13900001111"),
                        new Someone(false, "钱二", "男，50岁，榕树苑", null)),
                on);
    }
}
