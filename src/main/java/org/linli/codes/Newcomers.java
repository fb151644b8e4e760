package org.linli.codes;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.codes.NewcomerPages.Form;
import org.linli.codes.PaperStore.Paper;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.people.Consent.Use;
import org.linli.people.DwellingDraft;
import org.linli.people.Item;
import org.linli.people.PersonDraft;
import org.linli.people.PersonId;
import org.linli.people.PersonRegister;
import org.linli.people.Purpose;
import org.linli.people.Registering;
import org.linli.people.Tie;
import org.linli.places.Places;
import org.linli.signin.Doors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers people by their own hand: a name and a community, and what they consent to beside that. Who is not yet 14 comes with a
 * guardian to the counter (Personal Information Protection Law, art. 31).
 */
@Service
class Newcomers {
    private static final int BUILDING = 18; // digits of a building's code

    private final PersonRegister register;
    private final PhoneOwners owners;
    private final Papers papers;
    private final Doors doors;
    private final Places places;

    Newcomers(PersonRegister register, PhoneOwners owners, Papers papers, Doors doors, Places places) {
        this.register = register;
        this.owners = owners;
        this.papers = papers;
        this.doors = doors;
        this.places = places;
    }

    /** Where a paper code is for, in words; nothing where it opens no more. */
    Optional<String> door(Proof proof, Lang lang) {
        return papers.find(proof.district(), proof.code())
                .map(paper -> place(paper.place(), lang) + " " + paper.unit());
    }

    private String place(PlaceCode code, Lang lang) {
        return places.path(code).stream()
                .filter(place -> place.code().value().length() >= PlaceCode.COMMUNITY)
                .map(place -> place.in(lang))
                .collect(Collectors.joining(" "));
    }

    /** Registers somebody with a proven phone and makes it their way in. Fails as {@link Problem#INVALID} naming each wrong field. */
    @Transactional
    public PersonId withPhone(Proof proof, String phone, Form form, Lang lang) {
        var wrong = wrong(form);
        var place = form.placeText().strip();
        if (!PlaceCode.accepts(place) || place.length() != PlaceCode.COMMUNITY) {
            wrong.put("place", "codes.wrong.community");
        }
        refuse(wrong);
        var uses = new HashSet<Use>();
        if (form.keeps()) {
            uses.add(new Use(Item.PHONE, Purpose.REGISTER));
        }
        if (form.keeps() && form.reaches()) {
            uses.add(new Use(Item.PHONE, Purpose.CONTACT));
        }
        var person = add(proof.district(), draft(form, form.keeps() ? phone : "", place, uses, lang), none());
        owners.add(proof.district(), person, phone);
        return person;
    }

    /** Registers somebody behind a door and takes a seat of the code; they set a way in next. Fails as {@link #withPhone} does. */
    @Transactional
    public PersonId atDoor(Proof proof, Form form, Lang lang) {
        refuse(wrong(form));
        var paper = papers.find(proof.district(), proof.code())
                .orElseThrow(() -> Problem.NOT_FOUND.because("code " + proof.code()));
        papers.seat(proof.district(), paper.id());
        var keeps = form.keeps() && paper.place().value().length() >= BUILDING;
        var uses = keeps ? Set.of(new Use(Item.DWELLING, Purpose.REGISTER)) : Set.<Use>of();
        var community = paper.place().upTo(PlaceCode.COMMUNITY).value();
        var person = add(proof.district(), draft(form, "", community, uses, lang), keeps ? home(paper) : none());
        doors.open(proof.district(), person, person);
        return person;
    }

    private PersonId add(District district, PersonDraft draft, DwellingDraft home) {
        return switch (register.registerSelf(district, draft, home)) {
            case Registering.Registered(var person) -> person;
            case Registering.Alike(var _) ->
                throw Problem.INVALID.because("somebody like that is registered", Map.of("name", "codes.name.account"));
        };
    }

    private static Map<String, String> wrong(Form form) {
        var wrong = new HashMap<String, String>();
        if (!form.isOld()) {
            wrong.put("old", "codes.wrong.old");
        }
        if (form.nameText().isBlank()) {
            wrong.put("name", "people.wrong.name");
        }
        return wrong;
    }

    private static void refuse(Map<String, String> wrong) {
        if (!wrong.isEmpty()) {
            throw Problem.INVALID.because("a newcomer's fields", wrong);
        }
    }

    private static PersonDraft draft(Form form, String phone, String place, Set<Use> uses, Lang lang) {
        return new PersonDraft(form.nameText(), phone, "", lang, "", "", "", "", place, uses);
    }

    private static DwellingDraft none() {
        return new DwellingDraft("", "", "", "", "", "", "");
    }

    private static DwellingDraft home(Paper paper) {
        return new DwellingDraft(
                paper.place().value(), String.valueOf(paper.unit()), Tie.HOUSEHOLD.name(), "", "", "", "");
    }
}
