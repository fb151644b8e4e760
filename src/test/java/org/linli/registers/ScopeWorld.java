package org.linli.registers;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Staff;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.labour.Claim;
import org.linli.labour.Labour;
import org.linli.matters.Draft;
import org.linli.matters.Intake;
import org.linli.matters.Matters;
import org.linli.mediation.CaseCommand;
import org.linli.mediation.Mediation;
import org.linli.mediation.Track;
import org.linli.organisations.Bodies;
import org.linli.organisations.Delegation;
import org.linli.organisations.Delegations;
import org.linli.organisations.Office;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.PostId;
import org.linli.organisations.Posts;
import org.linli.passwords.Credentials;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.places.Places;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Two districts for {@link ScopeTests}: at each {@link Where} one of everything private, and in the first district somebody of each kind
 * who asks.
 */
class ScopeWorld {
    private static final String PASSWORD = "three quiet lamps";
    private static final String EVERYBODY = "PUBLIC";
    private static final String SIGNED = "SIGNED";

    private final Desk here;
    private final Desk there;
    private final Matters matters;
    private final Delegations delegations;
    private final Mediation mediation;
    private final Labour labour;
    private final JdbcClient jdbc;
    private final LocalDate today;
    private final List<Asker> roles = new ArrayList<>();

    /** Where, by kind of target, what stands for the variables of a path or a form. */
    private final Map<Where, Map<String, Map<String, String>>> values = new EnumMap<>(Where.class);

    ScopeWorld(
            MockMvcTester mvc,
            Places places,
            People people,
            Bodies bodies,
            Posts posts,
            Access access,
            Credentials credentials,
            Matters matters,
            Delegations delegations,
            Mediation mediation,
            Labour labour,
            JdbcClient jdbc,
            Clock clock) {
        this.mediation = mediation;
        this.labour = labour;
        this.today = LocalDate.now(clock);
        here = new Desk(new District("960101"), mvc, places, people, bodies, posts, access, credentials, today);
        there = new Desk(new District("960102"), mvc, places, people, bodies, posts, access, credentials, today);
        this.matters = matters;
        this.delegations = delegations;
        this.jdbc = jdbc;
    }

    List<Asker> roles() {
        return roles;
    }

    List<Desk> desks() {
        return List.of(here, there);
    }

    /** What stands for variables where something of the kind {@code target} lies. */
    Map<String, String> values(Where where, String target) {
        return Objects.requireNonNull(Objects.requireNonNull(values.get(where)).get(target), target);
    }

    void build() {
        here.build();
        there.build();
        var station = here.open("001001", "workstation", "听雨工作站", null);
        fill(here, "001001", station, Where.INSIDE);
        fill(here, "001002", here.open("001002", "workstation", "望海工作站", null), Where.OUTSIDE);
        fill(there, "001001", there.open("001001", "workstation", "邻区工作站", null), Where.ELSEWHERE);
        staff(station);
        others(station);
    }

    /** A body with a note, a post holder who is registered and dwells there, a delegation, a matter with a contact, and so on. */
    private void fill(Desk desk, String at, OrganisationId body, Where where) {
        var place = desk.place(at);
        var person = person(desk, place, where);
        var deputy = desk.people().add(desk.district(), where.mark() + "代", null, null, Lang.ZH);
        var post = desk.post(person, "officer", body);
        var raised = (Intake.Received) matters.receive(
                new Draft(
                        place,
                        where.mark(),
                        where.mark() + "楼下的灯坏了",
                        null,
                        "01.01.02",
                        Draft.Via.WEB,
                        false,
                        where.phone(),
                        Lang.ZH,
                        List.of()),
                null);
        var photo = add(desk, place, raised.id().value(), where, """
                insert into matters.photo (district, matter, id, jpeg) values (:district, :of, :id, '\\xffd8ff')
                """);
        add(desk, place, body.value(), where, """
                insert into organisations.note (district, id, organisation, kind, day, text, author, at)
                values (:district, :id, :of, 'CONDUCT', '2020-01-01', :mark, :of, now())
                """);
        var ids = new HashMap<String, Map<String, String>>();
        ids.put("", Map.of());
        ids.put("session", Map.of());
        ids.put("place", Map.of("place", place.value(), "building", place.value() + "001001"));
        ids.put(
                "matter",
                Map.of(
                        "code",
                        raised.code(),
                        "photo",
                        photo,
                        "receipt",
                        raised.receipt(),
                        "version",
                        version(desk, raised)));
        disputes(desk, place, body, where, ids);
        ids.put("body", Map.of("id", body.toString(), "place", place.value(), "tie", link(desk, place, body, where)));
        ids.put("post", Map.of("id", post.toString()));
        ids.put("callback", Map.of("id", add(desk, place, raised.id().value(), where, """
                insert into callbacks.task (district, id, matter, code, round, place, category, unit, answered_at, state)
                select :district, :id, :of, code, 1, :place, '01.01.02', :id, now(), 'OPEN' from matters.matter
                 where district = :district and id = :of
                """)));
        ids.put("project", Map.of("place", place.value(), "id", add(desk, place, body.value(), where, """
                insert into projects.project (district, id, place, category, title, why, lead, month, opened_at)
                values (:district, :id, :place, '01.01.02', '公开的题目', '人人可读', :of, '2026-11', now())
                """)));
        ids.put("phrase", Map.of("id", add(desk, place, body.value(), where, """
                insert into phrases.phrase (district, id, unit, category, title, text, made_at)
                values (:district, :id, :of, '', :mark, :mark, now())
                """)));
        ids.put("call", Map.of("id", add(desk, place, body.value(), where, """
                insert into calls.call (district, id, matter, code, place, category, discreet, role, caller, called, what,
                                        called_at, act_by, state)
                values (:district, :id, :id, :mark, :place, '01.01.02', false, 'ASSIST', :id, :of, :mark, now(), now(), 'CALLED')
                """)));
        ids.put(
                "delegation",
                Map.of(
                        "id",
                        delegations
                                .give(desk.district(), post, deputy, Delegation.Reason.LEAVE, today, today.plusDays(20))
                                .toString()));
        ids.put("person", personal(desk, place, person, deputy, where));
        ids.put("paper", Map.of("id", add(desk, place, person.value(), where, """
                insert into codes.paper (district, id, hash, place, unit, seats, made_by, made_at, expires_at)
                values (:district, :id, decode(md5(:mark), 'hex'), :place || '001001', :door, 4, :of, now(), now() + '1 day')
                """)));
        add(desk, place, raised.id().value(), where, """
                insert into casefile.file (district, matter, number, code, place, unit, sealed_by, sealed_at, sums)
                values (:district, :of, left(:id::text, 8), left(:id::text, 8), :place, :of, :of, now(), '')
                """);
        ids.put("webhook", Map.of("id", add(desk, place, person.value(), where, """
                insert into webhooks.target (district, id, name, url, place, kinds, secret, made_by, made_at, state, retry_at, held_until)
                values (:district, :id, :mark, 'https://a.example', :place, '{}', '', :of, now(), 'PAUSED', now(), now())
                """)));
        ids.putAll(station(desk, at, body, where));
        ids.putAll(patrol(desk, place, body, raised.id().value(), raised.code(), photo, where));
        values.put(where, ids);
    }

    /** A dispute that nobody mediates, one with an agreement, one without, and a labour dispute of many. */
    private void disputes(
            Desk desk, PlaceCode place, OrganisationId body, Where where, Map<String, Map<String, String>> ids) {
        var person = desk.people().add(desk.district(), where.mark() + "调", null, null, Lang.ZH);
        desk.post(person, "mediator", body);
        var staff = new Staff(person, desk.district(), "mediator", "mediator");
        var raised = (Intake.Received)
                matters.receive(Draft.of(place, where.mark() + "家吵架").withKind(org.linli.catalogue.Kind.DISPUTE), null);
        ids.put("dispute", Map.of("code", raised.code()));
        var owed = (Intake.Received)
                matters.receive(Draft.of(place, where.mark() + "欠薪").withKind(org.linli.catalogue.Kind.LABOUR), null);
        ids.put("owed", Map.of("code", owed.code()));
        var agreed = mediating(place, body, where, staff);
        mediation.take(staff, agreed.code(), null, new CaseCommand.Agree(false, today, "", where.mark(), List.of()));
        ids.put(
                "case",
                Map.of(
                        "code",
                        agreed.code(),
                        "party",
                        agreed.parties().getFirst().toString()));
        var failed = mediating(place, body, where, staff);
        mediation.take(staff, failed.code(), null, new CaseCommand.End(CaseCommand.Ending.APART, today, true));
        ids.put("failed", Map.of("code", failed.code()));
        ids.put(
                "labour",
                Map.of(
                        "code",
                        labour.receive(
                                        staff,
                                        new Labour.Reception(
                                                body,
                                                place,
                                                new Labour.Particulars(
                                                        where.mark(),
                                                        where.phone(),
                                                        where.mark(),
                                                        12,
                                                        Set.of(Claim.WAGES),
                                                        where.mark(),
                                                        100L,
                                                        today,
                                                        null,
                                                        null),
                                                where.mark(),
                                                today))
                                .code()));
    }

    private Mediation.Opened mediating(PlaceCode place, OrganisationId body, Where where, Staff staff) {
        var parties = List.of(
                new CaseCommand.Someone(true, where.mark(), "", where.phone()),
                new CaseCommand.Someone(false, where.mark() + "乙", "", null));
        var wish = new Mediation.Wish(body, Track.CIVIL, false, where.mark(), parties, today);
        var opened = mediation.receive(staff, place, where.mark(), wish).opened();
        mediation.take(
                staff,
                opened.code(),
                null,
                new CaseCommand.Consent(opened.parties().get(1), true, today));
        mediation.take(staff, opened.code(), null, new CaseCommand.Appoint(staff.person(), true, true, false, true));
        return opened;
    }

    /** A deputies' station with authority that is over, a duty and a reception of then, and a suggestion that {@code body} answers. */
    private Map<String, Map<String, String>> station(Desk desk, String at, OrganisationId body, Where where) {
        var place = desk.place(at);
        var station = desk.open(at, "liaison-station", "联络站", null);
        var mandate = add(desk, place, station.value(), where, """
                insert into liaison.mandate (district, id, station, place, person, representative, number, given_by, acts_for, scope,
                       shown_as, issued_on, from_day, last_day, made_at)
                values (:district, :id, :of, :place, gen_random_uuid(), 'deputy', '', 'x', 'x', :mark, '', '2020-01-01', '2020-01-01',
                       '2020-12-31', now())
                """);
        var paper = UUID.fromString(mandate);
        var duty = add(desk, place, paper, where, """
                insert into liaison.duty (district, id, station, place, mandate, day, opens, closes, room, made_at)
                select district, :id, station, place, id, '2020-02-01', '09:00', '10:00', '', now() from liaison.mandate
                 where district = :district and id = :of
                """);
        var reception = add(desk, place, paper, where, """
                insert into liaison.reception (district, id, station, place, mandate, day, people, noted_by, noted_at)
                select district, :id, station, place, id, '2020-02-01', 3, person, now() from liaison.mandate
                 where district = :district and id = :of
                """);
        add(desk, place, UUID.fromString(reception), where, """
                insert into liaison.voice (district, id, reception, station, place, at, text, slip)
                select district, :id, id, station, place, now(), :mark, decode(md5(:mark), 'hex') from liaison.reception
                 where district = :district and id = :of
                """);
        var suggestion = add(desk, place, paper, where, """
                insert into liaison.suggestion (district, id, number, station, place, mandate, author, representative, title, text, open,
                       unit, state, sent_at, handed_on, counted_from, months, due_at, provisional)
                select district, :id, :mark, station, place, id, gen_random_uuid(), 'deputy', 'x', :mark, false, gen_random_uuid(),
                       'SENT', now(), '2020-02-01', '2020-02-01', 3, '2020-05-06', false
                  from liaison.mandate where district = :district and id = :of
                """);
        jdbc.sql("update liaison.suggestion set unit = :unit where district = :district and id = :id")
                .param("district", desk.district().value())
                .param("unit", body.value())
                .param("id", UUID.fromString(suggestion))
                .update();
        return Map.of(
                "station", Map.of("id", station.toString(), "place", place.value()),
                "mandate", Map.of("id", mandate),
                "duty", Map.of("id", duty),
                "reception", Map.of("id", reception),
                "suggestion", Map.of("id", suggestion, "place", place.value()));
    }

    /** A task that is done, and a hazard that was found, with a photo of after. */
    private Map<String, Map<String, String>> patrol(
            Desk desk, PlaceCode place, OrganisationId body, UUID matter, String code, String photo, Where where) {
        var task = add(desk, place, body.value(), where, """
                insert into patrol.task (district, id, unit, place, what, due_on, made_at, done_at, done_by)
                values (:district, :id, :of, :place, :mark, '2020-01-01', now(), '2020-01-01', gen_random_uuid())
                """);
        add(desk, place, matter, where, """
                insert into patrol.hazard (district, matter, code, unit, place, found_at)
                select :district, :of, code, :id, :place, now() from matters.matter where district = :district and id = :of
                """);
        jdbc.sql("update patrol.hazard set unit = :unit where district = :district and matter = :matter")
                .param("district", desk.district().value())
                .param("unit", body.value())
                .param("matter", matter)
                .update();
        var after = add(desk, place, matter, where, """
                insert into patrol.outcome (district, id, matter, unit, place, at, removed, words, jpeg)
                values (:district, :id, :of, :of, :place, now(), true, :mark, '\\xffd8ff')
                """);
        return Map.of("task", Map.of("id", task), "hazard", Map.of("code", code, "photo", photo, "after", after));
    }

    private PersonId person(Desk desk, PlaceCode place, Where where) {
        var person = desk.people().add(desk.district(), where.mark(), where.phone(), null, Lang.ZH);
        jdbc.sql("update people.person set place = :place where district = :district and id = :id")
                .param("district", desk.district().value())
                .param("place", place.value())
                .param("id", person.value())
                .update();
        return person;
    }

    private Map<String, String> personal(Desk desk, PlaceCode place, PersonId person, PersonId deputy, Where where) {
        var tie = add(desk, place, person.value(), where, """
                insert into people.tie (district, id, person, place, unit, tie, from_day)
                values (:district, :id, :of, :place || '001001', :door, 'OWNER', '2020-01-01')
                """);
        var merge = add(desk, place, person.value(), where, """
                insert into people.merge (district, id, kept, gone, filled, ties, followers, by, at)
                values (:district, :id, :of, gen_random_uuid(), '{}', '{}', '{}', :of, '2020-01-01'),
                       (:district, gen_random_uuid(), :of, gen_random_uuid(), '{}', '{}', '{}', :of, '2020-01-02')
                """);
        return Map.of(
                "id",
                person.toString(),
                "place",
                place.value(),
                "tie",
                tie,
                "merge",
                merge,
                "other",
                deputy.toString());
    }

    private String link(Desk desk, PlaceCode place, OrganisationId body, Where where) {
        return add(desk, place, body.value(), where, """
                insert into organisations.link (district, id, kind, source, place, from_day)
                values (:district, :id, 'SUPPORTS', :of, :place || '001', '2020-01-01')
                """);
    }

    private String version(Desk desk, Intake.Received raised) {
        return jdbc.sql("select version::text from matters.matter where district = :district and id = :id")
                .param("district", desk.district().value())
                .param("id", raised.id().value())
                .query(String.class)
                .single();
    }

    /** Writes a row of {@code of} and answers its id. */
    private String add(Desk desk, PlaceCode place, UUID of, Where where, String sql) {
        var id = UUID.randomUUID();
        jdbc.sql(sql)
                .param("district", desk.district().value())
                .param("id", id)
                .param("of", of)
                .param("place", place.value())
                .param("mark", where.mark())
                .param("door", where.door())
                .update();
        return id.toString();
    }

    /** One of each set of permissions that an office gives, one who reaches the whole district, and a delegate. */
    private void staff(OrganisationId station) {
        var whole = here.open("", "department", "公安分局", null);
        var posts = new HashMap<String, PostId>();
        here.posts().offices().stream()
                .filter(office -> !office.permissions().isEmpty())
                .collect(groupingBy(Office::permissions, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(alike -> {
                    var office = alike.getFirst();
                    var at = office.permissions().contains("OPERATE")
                            ? whole
                            : office.kinds().equals(Set.of("liaison-station")) ? deputies() : station;
                    posts.put(
                            office.code(), holds(account(office.code()), office.code(), at, today.minusDays(30), null));
                    role(
                            office.code(),
                            office.permissions(),
                            at.equals(whole) ? List.of(Where.INSIDE, Where.OUTSIDE) : List.of(Where.INSIDE));
                });
        holds(account("chief"), "head", whole, today.minusDays(30), null);
        jdbc.sql("update liaison.suggestion set author = :person where district = :district and id = :id")
                .param("district", here.district().value())
                .param(
                        "person",
                        here.posts()
                                .get(here.district(), Objects.requireNonNull(posts.get("liaison")))
                                .person()
                                .value())
                .param(
                        "id",
                        UUID.fromString(Objects.requireNonNull(
                                values(Where.INSIDE, "suggestion").get("id"))))
                .update();
        role("chief", permissions("head"), List.of(Where.INSIDE, Where.OUTSIDE));
        delegations.give(
                here.district(),
                Objects.requireNonNull(posts.get("clerk")),
                account("delegate"),
                Delegation.Reason.LEAVE,
                today,
                today.plusDays(9));
        role("delegate", permissions("clerk"), List.of(Where.INSIDE));
    }

    /** The deputies' station inside. */
    private OrganisationId deputies() {
        return new OrganisationId(UUID.fromString(
                Objects.requireNonNull(values(Where.INSIDE, "station").get("id"))));
    }

    /** Those whom no post in force helps, programs, and whoever holds a receipt. */
    private void others(OrganisationId station) {
        roles.add(new Asker("nobody", List.of(), null, Set.of(EVERYBODY), Set.of(Where.INSIDE)));
        account("resident");
        holds(account("expired"), "clerk", station, today.minusDays(60), today);
        var idle = account("without");
        here.posts().offices().stream()
                .filter(office -> office.permissions().isEmpty())
                .forEach(office -> holds(idle, office.code(), station, today.minusDays(30), null));
        Stream.of("resident", "expired", "without").forEach(login -> role(login, List.of(), List.of(Where.INSIDE)));
        program();
        holder();
        owned();
    }

    private List<String> permissions(String office) {
        return List.copyOf(here.posts().findOffice(office).orElseThrow().permissions());
    }

    private PersonId account(String login) {
        var person = here.person("某" + login);
        here.credentials().giveCredential(here.district(), person, login, PASSWORD);
        return person;
    }

    private PostId holds(PersonId person, String office, OrganisationId at, LocalDate from, @Nullable LocalDate to) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into organisations.post (district, id, person, office, organisation, from_day, to_day, started_at)
                        values (:district, :id, :person, :office, :organisation, :from, :to, now())
                        """)
                .param("district", here.district().value())
                .param("id", id)
                .param("person", person.value())
                .param("office", office)
                .param("organisation", at.value())
                .param("from", from)
                .param("to", to)
                .update();
        return new PostId(id);
    }

    private void role(String login, Collection<String> permissions, List<Where> reach) {
        var asks = Stream.concat(permissions.stream(), Stream.of(EVERYBODY, SIGNED, "@" + login))
                .collect(Collectors.toSet());
        roles.add(new Asker(login, List.of(here.signedIn(login)), null, asks, Set.copyOf(reach)));
    }

    private void program() {
        var clerk = asker("clerk");
        var token = token(here, clerk.cookies().toArray(Cookie[]::new));
        roles.add(new Asker("clerk's program", List.of(), "Bearer " + token, clerk.asks(), clerk.reach()));
    }

    private static String token(Desk desk, Cookie... cookies) {
        var page = desk.send("/me/tokens", Map.of("name", "试", "days", "30"), cookies);
        var token = Pattern.compile("linli_[0-9A-Za-z_-]{20,}")
                .matcher(new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
        assertThat(token.find()).as("a token on the page").isTrue();
        return token.group();
    }

    private Asker asker(String name) {
        return roles.stream()
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Whoever holds the receipt of the matter inside: in a browser, and as a program. */
    private void holder() {
        var receipt = Objects.requireNonNull(values(Where.INSIDE, "matter").get("receipt"));
        var cookies = here.send("/r", Map.of("secret", receipt)).getResponse().getCookies();
        var inside = Set.of(Where.INSIDE);
        roles.add(new Asker("holder", List.of(cookies), null, Set.of(EVERYBODY, "HOLDER"), inside));
        roles.add(new Asker("holder's program", List.of(), "Receipt " + receipt, Set.of(EVERYBODY, "RECEIPT"), inside));
    }

    /** What belongs to one person alone: inside to the head of the station, elsewhere to others. */
    private void owned() {
        var second = account("second");
        holds(
                second,
                "head",
                new OrganisationId(UUID.fromString(
                        Objects.requireNonNull(values(Where.OUTSIDE, "body").get("id")))),
                today.minusDays(30),
                null);
        there.staff(
                "third",
                "head",
                new OrganisationId(UUID.fromString(
                        Objects.requireNonNull(values(Where.ELSEWHERE, "body").get("id")))));
        own(here, Where.INSIDE, asker("head").cookies().toArray(Cookie[]::new));
        own(here, Where.OUTSIDE, here.signedIn("second"));
        own(there, Where.ELSEWHERE, there.signedIn("third"));
    }

    private void own(Desk desk, Where where, Cookie... cookies) {
        token(desk, cookies);
        var token = jdbc.sql("""
                        select id::text from tokens.token where district = :district order by created_at desc, id desc limit 1
                        """)
                .param("district", desk.district().value())
                .query(String.class)
                .single();
        var at = values(where, "place").get("place");
        var table = "姓名,登记在,证件号码\n%1$s表,%2$s,\n%1$s错,%2$s,440305198001010014\n".formatted(where.mark(), at);
        var answer = desk.mvc()
                .post()
                .multipart()
                .file(new MockMultipartFile("file", "a.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)))
                .uri("/desk/tables/people")
                .cookie(cookies)
                .with(csrf())
                .exchange();
        var run = Objects.requireNonNull(answer.getResponse().getHeader("Location"));
        Objects.requireNonNull(values.get(where)).put("token", Map.of("id", token));
        Objects.requireNonNull(values.get(where)).put("run", Map.of("id", run.substring(run.lastIndexOf('/') + 1)));
    }
}
