package org.linli.mediation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.matters.MatterId;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes what is in a case: parties, mediators, the lines of its file, the agreement, promises and signatures. */
@Repository
class FileStore {
    private static final String PARTY = "party.words";
    private static final String ENTRY = "entry.text";
    private static final String AGREEMENT = "agreement.words";
    private static final String DUTY = "duty.words";
    private static final String STROKE = "signature.stroke";

    private final JdbcClient jdbc;
    private final Vault vault;

    FileStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Somebody who mediates; {@code chosen} by the parties. */
    record Mediator(PersonId person, boolean chosen, LocalDate since) {}

    /** Who signed, on which day; {@code stroke} the path drawn on the screen, none where it stands on paper. */
    record Signature(UUID who, LocalDate day, @Nullable String stroke) {}

    private JdbcClient.StatementSpec about(String sql, District district, MatterId matter) {
        return jdbc.sql(sql).param("district", district.value()).param("matter", matter.value());
    }

    List<Party> parties(District district, MatterId matter) {
        return about("""
                        select * from mediation.party where district = :district and matter = :matter order by side = 'THIRD', side = 'OTHER', id
                        """, district, matter)
                .query((row, number) -> {
                    var id = CaseRow.id(row, "id");
                    return new Party(
                            id,
                            Party.Side.valueOf(row.getString("side")),
                            vault.open(PARTY, id, row.getBytes("words"), Party.Words.class),
                            Party.Consent.valueOf(row.getString("consent")));
                })
                .list();
    }

    void put(District district, MatterId matter, Party party) {
        about("""
                        insert into mediation.party (district, matter, id, side, words, consent)
                        values (:district, :matter, :id, :side, :words, :consent)
                        on conflict (district, matter, id) do update set words = excluded.words, consent = excluded.consent
                        """, district, matter)
                .param("id", party.id())
                .param("side", party.side().name())
                .param("words", vault.seal(PARTY, party.id(), party.words()))
                .param("consent", party.consent().name())
                .update();
    }

    List<Mediator> mediators(District district, MatterId matter) {
        return about("""
                        select * from mediation.mediator where district = :district and matter = :matter order by since, person
                        """, district, matter)
                .query((row, number) -> new Mediator(
                        new PersonId(CaseRow.id(row, "person")), row.getBoolean("chosen"), CaseRow.need(row, "since")))
                .list();
    }

    void add(District district, MatterId matter, Mediator mediator) {
        about("""
                        insert into mediation.mediator (district, matter, person, chosen, since)
                        values (:district, :matter, :person, :chosen, :since) on conflict do nothing
                        """, district, matter)
                .param("person", mediator.person().value())
                .param("chosen", mediator.chosen())
                .param("since", mediator.since())
                .update();
    }

    List<Entry> entries(District district, MatterId matter) {
        return about(
                        "select * from mediation.entry where district = :district and matter = :matter order by id",
                        district,
                        matter)
                .query((row, number) -> {
                    var id = CaseRow.id(row, "id");
                    return new Entry(
                            id,
                            Entry.Kind.valueOf(row.getString("kind")),
                            CaseRow.need(row, "day"),
                            CaseRow.id(row, "person"),
                            row.getObject("about", UUID.class),
                            vault.open(ENTRY, id, row.getBytes("text"), String.class));
                })
                .list();
    }

    void add(District district, MatterId matter, Entry entry) {
        about("""
                        insert into mediation.entry (district, matter, id, kind, day, person, about, text)
                        values (:district, :matter, :id, :kind, :day, :person, :about, :text)
                        """, district, matter)
                .param("id", entry.id())
                .param("kind", entry.kind().name())
                .param("day", entry.day())
                .param("person", entry.person())
                .param("about", entry.about())
                .param("text", vault.seal(ENTRY, entry.id(), entry.text()))
                .update();
    }

    Optional<Agreement> agreement(District district, MatterId matter) {
        return about(
                        "select words from mediation.agreement where district = :district and matter = :matter",
                        district,
                        matter)
                .query((row, number) -> vault.open(AGREEMENT, matter.value(), row.getBytes("words"), Agreement.class))
                .optional();
    }

    /** The agreement in place of the one before, with its promises. */
    void put(District district, MatterId matter, Agreement agreement, List<Duty> duties) {
        about("""
                        insert into mediation.agreement (district, matter, words) values (:district, :matter, :words)
                        on conflict (district, matter) do update set words = excluded.words
                        """, district, matter)
                .param("words", vault.seal(AGREEMENT, matter.value(), agreement))
                .update();
        about("delete from mediation.duty where district = :district and matter = :matter", district, matter)
                .update();
        duties.forEach(duty -> put(district, matter, duty));
    }

    List<Duty> duties(District district, MatterId matter) {
        return about("""
                        select * from mediation.duty where district = :district and matter = :matter order by due_on, id
                        """, district, matter)
                .query((row, number) -> {
                    var id = CaseRow.id(row, "id");
                    return new Duty(
                            id,
                            CaseRow.id(row, "debtor"),
                            vault.open(DUTY, id, row.getBytes("words"), Duty.Words.class),
                            CaseRow.need(row, "due_on"),
                            Duty.Verdict.valueOf(row.getString("verdict")),
                            CaseRow.day(row, "verdict_on"));
                })
                .list();
    }

    void put(District district, MatterId matter, Duty duty) {
        about("""
                        insert into mediation.duty (district, matter, id, debtor, words, due_on, verdict, verdict_on)
                        values (:district, :matter, :id, :debtor, :words, :due, :verdict, :on)
                        on conflict (district, matter, id) do update set verdict = excluded.verdict, verdict_on = excluded.verdict_on
                        """, district, matter)
                .param("id", duty.id())
                .param("debtor", duty.debtor())
                .param("words", vault.seal(DUTY, duty.id(), duty.words()))
                .param("due", duty.dueOn())
                .param("verdict", duty.verdict().name())
                .param("on", duty.verdictOn())
                .update();
    }

    Map<UUID, Signature> signatures(District district, MatterId matter) {
        return about(
                        "select * from mediation.signature where district = :district and matter = :matter",
                        district,
                        matter)
                .query((row, number) -> {
                    var who = CaseRow.id(row, "who");
                    var stroke = row.getBytes("stroke");
                    return new Signature(
                            who,
                            CaseRow.need(row, "on_day"),
                            stroke == null ? null : vault.open(STROKE, who, stroke, String.class));
                })
                .list()
                .stream()
                .collect(Collectors.toMap(Signature::who, signature -> signature));
    }

    void add(District district, MatterId matter, Signature signature) {
        var stroke = signature.stroke();
        about("""
                        insert into mediation.signature (district, matter, who, on_day, stroke)
                        values (:district, :matter, :who, :day, :stroke) on conflict do nothing
                        """, district, matter)
                .param("who", signature.who())
                .param("day", signature.day())
                .param("stroke", stroke == null ? null : vault.seal(STROKE, signature.who(), stroke))
                .update();
    }

    /** The text changes: whatever was signed is void. */
    void unsign(District district, MatterId matter) {
        about("delete from mediation.signature where district = :district and matter = :matter", district, matter)
                .update();
    }
}
