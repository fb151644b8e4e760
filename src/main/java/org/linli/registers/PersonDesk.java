package org.linli.registers;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Scope;
import org.linli.people.Consent.Use;
import org.linli.people.Dwelling;
import org.linli.people.DwellingDraft;
import org.linli.people.Erasing;
import org.linli.people.Likeness;
import org.linli.people.PersonConsents;
import org.linli.people.PersonDraft;
import org.linli.people.PersonDwellings;
import org.linli.people.PersonErasure;
import org.linli.people.PersonId;
import org.linli.people.PersonMerges;
import org.linli.people.PersonRegister;
import org.linli.people.PersonRegister.Seen;
import org.linli.people.PersonRow;
import org.linli.people.Registering;
import org.linli.people.Registering.Alike;
import org.springframework.stereotype.Component;

/**
 * What staff do with the register of persons, each step allowed or not: one place for pages and programs. Whom a post does not
 * reach is not found; where it does not reach nothing is written.
 */
@Component
class PersonDesk {
    private static final int FOUND = 50;

    private final Access access;
    private final PersonRegister register;
    private final PersonDwellings dwellings;
    private final PersonConsents consents;
    private final PersonMerges merges;
    private final PersonErasure erasure;

    PersonDesk(
            Access access,
            PersonRegister register,
            PersonDwellings dwellings,
            PersonConsents consents,
            PersonMerges merges,
            PersonErasure erasure) {
        this.access = access;
        this.register = register;
        this.dwellings = dwellings;
        this.consents = consents;
        this.merges = merges;
        this.erasure = erasure;
    }

    /** How far {@code staff} may see. Fails as {@link Problem#FORBIDDEN} where nowhere. */
    Scope seen(Staff staff) {
        return access.scope(staff, Permission.PEOPLE_READ);
    }

    boolean mayEdit(Staff staff) {
        return access.may(staff, Permission.PEOPLE_EDIT);
    }

    /** The row of a person whom {@code permission} reaches. Fails as {@link Problem#NOT_FOUND}. */
    PersonRow row(Staff staff, Permission permission, PersonId id) {
        return register.findWithin(access.scope(staff, permission), id)
                .orElseThrow(() -> Problem.NOT_FOUND.because("person " + id));
    }

    /** A page of those registered at {@code within} and below; at a building those who own, rent or live there. */
    List<PersonRow> list(Staff staff, PlaceCode within, @Nullable PersonRow after) {
        var scope = seen(staff);
        return within.value().length() >= 18
                ? register.dwelling(scope, within)
                : register.list(scope, within, after, FOUND);
    }

    /** Those called {@code text}, or whose phone or number of a paper it is: that is a look, for {@code purpose}. */
    List<PersonRow> find(Staff staff, PlaceCode within, String text, String purpose) {
        var scope = seen(staff);
        return text.chars().filter(Character::isDigit).count() >= 5
                ? register.withNumber(scope, text, staff.person(), purpose)
                : register.named(scope, within, text, FOUND);
    }

    /** Registers a person. Those who may be the same are pointed out only where they can be seen. */
    Registering register(Staff staff, PersonDraft draft, DwellingDraft home, boolean despite) {
        demand(staff, draft.place());
        demand(staff, home.home());
        var outcome = register.register(staff.district(), draft, home, despite, staff.person());
        if (outcome instanceof Alike alike
                && register.within(seen(staff), alike.persons()).isEmpty()) {
            return register.register(staff.district(), draft, home, true, staff.person());
        }
        return outcome;
    }

    /** The rows of {@code ids} that {@code staff} may see. */
    List<PersonRow> rows(Staff staff, List<PersonId> ids) {
        return register.within(seen(staff), ids);
    }

    void change(Staff staff, PersonId id, PersonDraft draft, int version) {
        var row = row(staff, Permission.PEOPLE_EDIT, id);
        demand(staff, draft.place());
        register.change(staff.district(), row.id(), draft, version, staff.person());
    }

    /** What is kept of a person: recorded before it is shown. */
    Seen look(Staff staff, PersonId id, String purpose) {
        var row = row(staff, Permission.PEOPLE_READ, id);
        return register.look(staff.district(), row.id(), staff.person(), purpose);
    }

    void addDwelling(Staff staff, PersonId id, DwellingDraft draft, boolean consented) {
        var row = row(staff, Permission.PEOPLE_EDIT, id);
        demand(staff, draft.home());
        dwellings.add(staff.district(), row.id(), draft, consented, staff.person());
    }

    void endDwelling(Staff staff, PersonId id, UUID tie, LocalDate to) {
        var row = row(staff, Permission.PEOPLE_EDIT, id);
        dwellings.end(staff.district(), row.id(), tie, to);
    }

    /** Corrects the area of the dwelling that {@code tie} of the person is about, for all its owners. */
    void measure(Staff staff, PersonId id, UUID tie, String area) {
        var row = row(staff, Permission.PEOPLE_EDIT, id);
        var dwelling = dwellings.list(staff.district(), row.id()).stream()
                .filter(one -> one.id().equals(tie))
                .findFirst()
                .orElseThrow(() -> Problem.NOT_FOUND.because("tie " + tie));
        demand(staff, dwelling.place().value());
        dwellings.measure(staff.district(), dwelling.place(), dwelling.unit(), area);
    }

    /** What a person's page tells without a look: buildings, without doors. */
    List<Dwelling> dwellings(Staff staff, PersonRow row) {
        return dwellings.list(staff.district(), row.id());
    }

    void say(Staff staff, PersonId id, Use use, boolean given) {
        var row = row(staff, Permission.PEOPLE_EDIT, id);
        consents.say(staff.district(), row.id(), use, given, staff.person());
    }

    Set<Use> consents(Staff staff, PersonRow row) {
        return consents.inForce(staff.district(), row.id());
    }

    /** Pairs that may be one person, registered at {@code within} and below. */
    List<Likeness> alike(Staff staff, PlaceCode within) {
        return merges.alike(access.scope(staff, Permission.PEOPLE_EDIT), within, FOUND);
    }

    void merge(Staff staff, PersonId kept, PersonId gone) {
        row(staff, Permission.PEOPLE_EDIT, kept);
        row(staff, Permission.PEOPLE_EDIT, gone);
        merges.merge(staff.district(), kept, gone, staff.person());
    }

    void keepApart(Staff staff, PersonId one, PersonId other) {
        var scope = access.scope(staff, Permission.PEOPLE_EDIT);
        row(staff, Permission.PEOPLE_EDIT, one);
        row(staff, Permission.PEOPLE_EDIT, other);
        merges.keepApart(scope, one, other, staff.person());
    }

    void undo(Staff staff, UUID merge) {
        row(staff, Permission.PEOPLE_EDIT, merges.get(staff.district(), merge).kept());
        merges.undo(staff.district(), merge, staff.person());
    }

    Erasing erase(Staff staff, PersonId id) {
        var row = row(staff, Permission.PEOPLE_EDIT, id);
        return erasure.erase(staff.district(), row.id());
    }

    /** Fails as {@link Problem#FORBIDDEN} for a place out of reach; what is no code at all is the register's to refuse. */
    private void demand(Staff staff, String place) {
        var code = place.strip();
        if (!PlaceCode.accepts(code)) {
            access.scope(staff, Permission.PEOPLE_EDIT);
            return;
        }
        access.demand(staff, Permission.PEOPLE_EDIT, new PlaceCode(code), null);
    }
}
