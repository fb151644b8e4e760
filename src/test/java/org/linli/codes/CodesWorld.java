package org.linli.codes;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.linli.TestPlaces;
import org.linli.Visitor;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.organisations.Organisations;
import org.linli.organisations.Posts;
import org.linli.passwords.Credentials;
import org.linli.people.Consent.Use;
import org.linli.people.DwellingDraft;
import org.linli.people.Item;
import org.linli.people.People;
import org.linli.people.PersonDraft;
import org.linli.people.PersonId;
import org.linli.people.PersonRegister;
import org.linli.people.Purpose;
import org.linli.people.Registering.Registered;
import org.linli.places.Places;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A district with a community, a building, a clerk and a head at the counter. */
record CodesWorld(
        District district,
        MockMvcTester mvc,
        Places places,
        People people,
        PersonRegister register,
        Organisations organisations,
        Posts posts,
        Credentials credentials) {
    static final String PASSWORD = "three quiet lamps";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    void build() {
        var rows = """
                code,name,kind,en
                %1$s,登录试验区,district,Doors
                %1$s001,梧桐街道,subdistrict,Plane Tree
                %1$s001001,听雨社区,community,Rain
                %1$s001002,望海社区,community,Sea
                %1$s001001001,荷塘小区,estate,Lotus
                %1$s001001001001,1栋,building,Block 1
                """.formatted(district.value());
        TestPlaces.lay(places, rows.getBytes(StandardCharsets.UTF_8));
        staff("clerk", "001001", "station");
        staff("head", "001001", "station");
        staff("clerk", "001002", "station");
    }

    PlaceCode place(String below) {
        return new PlaceCode(district.value() + below);
    }

    PlaceCode building() {
        return place("001001001001");
    }

    /** Staff with a post at a community: signs in as {@code office + below}. */
    PersonId staff(String office, String below, String function) {
        var at = place(below);
        var unit = organisations
                .find(at, function)
                .orElseGet(() -> organisations.add(at, function, new Words("工作站" + below, "Station " + below)));
        var person = people.add(district, "某" + office + below, null, null, Lang.ZH);
        posts.start(district, person, office, unit.id(), LocalDate.of(2020, 1, 1), null);
        credentials.giveCredential(district, person, office + below, PASSWORD);
        return person;
    }

    /** Somebody registered in the first community, with a phone. */
    PersonId resident(String name, String phone) {
        var uses = Set.of(new Use(Item.PHONE, Purpose.REGISTER), new Use(Item.PHONE, Purpose.CONTACT));
        var draft = new PersonDraft(
                name, phone, "", Lang.ZH, "", "", "", "", place("001001").value(), uses);
        var none = new DwellingDraft("", "", "", "", "", "", "");
        return ((Registered) register.register(district, draft, none, true, new PersonId(new java.util.UUID(0, 1))))
                .person();
    }

    Visitor visitor() {
        return new Visitor(mvc, "100.64." + district.value().substring(4) + "." + NUMBER.incrementAndGet());
    }

    Visitor signedIn(String login) {
        var visitor = visitor();
        visitor.signIn(login + "@" + district, PASSWORD);
        return visitor;
    }
}
