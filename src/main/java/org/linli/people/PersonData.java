package org.linli.people;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.places.Places;
import org.linli.web.Messages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** All that Linli keeps of a person, for them to read and take along (Personal Information Protection Law, art. 45). */
@Service
public class PersonData {
    private static final int LOOKS = 1_000;

    private final PersonRegister register;
    private final DwellingStore dwellings;
    private final ConsentStore consents;
    private final People people;
    private final Places places;
    private final Messages messages;
    private final ObjectProvider<PersonPanel> panels;

    PersonData(
            PersonRegister register,
            DwellingStore dwellings,
            ConsentStore consents,
            People people,
            Places places,
            Messages messages,
            ObjectProvider<PersonPanel> panels) {
        this.register = register;
        this.dwellings = dwellings;
        this.consents = consents;
        this.people = people;
        this.places = places;
        this.messages = messages;
        this.panels = panels;
    }

    /** What is kept of {@code id}, part by part, in {@code lang}. For the person alone: no look. */
    public List<PersonSection> of(District district, PersonId id, Lang lang) {
        var person = register.get(district, id);
        var ids = people.ids(district, person.id());
        return Stream.concat(
                        Stream.of(
                                record(person, lang),
                                homes(district, ids, lang),
                                said(district, person, lang),
                                looks(district, person, lang)),
                        panels.orderedStream().map(panel -> panel.section(district, ids, lang)))
                .toList();
    }

    private PersonSection record(Person person, Lang lang) {
        var row = new LinkedHashMap<String, String>();
        row.put("name", person.contact().name());
        row.put("phone", text(person.contact().phone()));
        row.put("email", text(person.contact().email()));
        var identity = person.identity();
        row.put("paper", identity == null ? "" : messages.text(lang, "people.paper." + identity.paper()));
        row.put("number", identity == null ? "" : identity.number());
        row.put("birthYear", text(person.birthYear()));
        row.put("place", place(person.place(), lang));
        return new PersonSection("record", List.of(row));
    }

    private PersonSection homes(District district, Collection<PersonId> ids, Lang lang) {
        return new PersonSection(
                "dwellings",
                ids.stream()
                        .flatMap(id -> dwellings.of(district, id).stream())
                        .map(dwelling -> home(dwelling, lang))
                        .toList());
    }

    private Map<String, String> home(Dwelling dwelling, Lang lang) {
        var row = new LinkedHashMap<String, String>();
        row.put("place", place(dwelling.place(), lang));
        row.put("unit", dwelling.unit());
        row.put("tie", messages.text(lang, "people.tie." + dwelling.tie()));
        row.put("area", Dwelling.squareMetres(dwelling.area()));
        row.put("share", text(dwelling.share()));
        row.put("from", dwelling.from().toString());
        row.put("to", text(dwelling.to()));
        return row;
    }

    private PersonSection said(District district, Person person, Lang lang) {
        return new PersonSection(
                "consents",
                consents.of(district, person.id()).stream()
                        .map(consent -> {
                            var row = new LinkedHashMap<String, String>();
                            row.put("item", messages.text(lang, "people.item." + consent.item()));
                            row.put("purpose", messages.text(lang, "people.purpose." + consent.purpose()));
                            row.put("word", messages.text(lang, "people.word." + consent.given()));
                            row.put("at", consent.at().toString());
                            return (Map<String, String>) row;
                        })
                        .toList());
    }

    private PersonSection looks(District district, Person person, Lang lang) {
        var looks = people.looks(district, person.id().value(), LOOKS);
        var names = people.names(district, looks.stream().map(Look::looker).toList());
        return new PersonSection(
                "looks",
                looks.stream()
                        .map(look -> {
                            var row = new LinkedHashMap<String, String>();
                            row.put("looker", names.getOrDefault(look.looker(), ""));
                            row.put("purpose", look.purpose());
                            row.put("items", items(look, lang));
                            row.put("at", look.at().toString());
                            return (Map<String, String>) row;
                        })
                        .toList());
    }

    private String items(Look look, Lang lang) {
        return String.join(
                messages.text(lang, "people.and"),
                look.sorted().stream()
                        .map(item -> messages.text(lang, "people.item." + item))
                        .toList());
    }

    private String place(@Nullable PlaceCode code, Lang lang) {
        return code == null
                ? ""
                : places.path(code).stream()
                        .filter(place -> place.code().value().length() >= PlaceCode.SUBDISTRICT)
                        .map(place -> place.in(lang))
                        .reduce((one, two) -> one + " " + two)
                        .orElse(code.value());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
