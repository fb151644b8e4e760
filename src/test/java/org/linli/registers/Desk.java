package org.linli.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.TestPlaces;
import org.linli.access.Access;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.organisations.Bodies;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Particulars;
import org.linli.organisations.PostId;
import org.linli.organisations.Posts;
import org.linli.passwords.Credentials;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.places.Places;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What tests of the registers' pages need: a district, whoever works there, and a browser that is signed in. */
record Desk(
        District district,
        MockMvcTester mvc,
        Places places,
        People people,
        Bodies bodies,
        Posts posts,
        Access access,
        Credentials credentials,
        LocalDate today) {
    private static final String PASSWORD = "three quiet lamps";

    /** A street with two communities; in the first an estate with three buildings. */
    void build() {
        var d = district.value();
        var rows = """
                code,name,kind,en
                %1$s,名册试验区,district,Registers
                %1$s001,梧桐街道,subdistrict,Plane Tree
                %1$s001001,听雨社区,community,Rain
                %1$s001002,望海社区,community,Sea
                %1$s001002001,望海花园,estate,Sea Garden
                %1$s001002001001,1栋,building,Block 1
                %1$s001001001,荷塘小区,estate,Lotus
                %1$s001001001001,1栋,building,Block 1
                %1$s001001001002,2栋,building,Block 2
                %1$s001001001003,3栋,building,Block 3
                """.formatted(d);
        TestPlaces.lay(places, rows.getBytes(StandardCharsets.UTF_8));
    }

    PlaceCode place(String below) {
        return new PlaceCode(district.value() + below);
    }

    OrganisationId open(String place, String kind, String name, @Nullable OrganisationId parent) {
        var function = Map.of("workstation", "station", "street-unit", "office", "department", "police")
                .getOrDefault(kind, "");
        return bodies.open(new Bodies.Opening(
                        place(place),
                        kind,
                        function,
                        parent,
                        today.minusYears(1),
                        new Particulars(
                                new Words(name, name),
                                bodies.kind(kind).statuses().getFirst(),
                                "",
                                null,
                                null,
                                "",
                                "",
                                "")))
                .id();
    }

    PersonId person(String name) {
        return people.add(district, name, null, null, Lang.ZH);
    }

    PostId post(PersonId person, String office, OrganisationId at) {
        var months = posts.findOffice(office).orElseThrow().months();
        return posts.give(
                district,
                new Posts.Giving(
                        person,
                        office,
                        at,
                        null,
                        today.minusDays(30),
                        months == null ? null : today.plusDays(300),
                        java.util.Set.of()));
    }

    /** Somebody with an account and a post. */
    PersonId staff(String login, String office, OrganisationId at) {
        var person = person("某" + login);
        credentials.giveCredential(district, person, login, PASSWORD);
        post(person, office, at);
        return person;
    }

    Cookie[] signedIn(String login) {
        var answer = mvc.post()
                .uri("/sign-in")
                .param("login", login + "@" + district)
                .param("password", PASSWORD)
                .with(csrf())
                .exchange();
        assertThat(answer).hasStatus(303);
        return answer.getResponse().getCookies();
    }

    MvcTestResult get(String path, Cookie... cookies) {
        var request =
                mvc.get().uri(path).accept(path.startsWith("/api") ? MediaType.APPLICATION_JSON : MediaType.TEXT_HTML);
        return cookies.length == 0
                ? request.exchange()
                : request.cookie(cookies).exchange();
    }

    MvcTestResult send(String path, Map<String, String> form, Cookie... cookies) {
        var request = mvc.post().uri(path).accept(MediaType.TEXT_HTML).with(csrf());
        form.forEach(request::param);
        return cookies.length == 0
                ? request.exchange()
                : request.cookie(cookies).exchange();
    }
}
