package org.linli.organisations;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;
import org.linli.ledger.Undisclosed;

/** What happened to an organisation, as public facts. Names and texts are not in it: who reads an act asks for them. */
public sealed interface OrganisationAct extends Act {
    /** What every act says: place down to the community, the organisation and its kind. */
    record About(UUID subject, PlaceCode place, Instant at, String body) {}

    /** The common facts; they stand beside the others in JSON. */
    About about();

    @Override
    default PlaceCode place() {
        return about().place();
    }

    @Override
    default UUID subject() {
        return about().subject();
    }

    @Override
    default Instant at() {
        return about().at();
    }

    /** It stands since {@code from}. */
    @ActKind("organisation.opened")
    record Opened(
            @JsonUnwrapped About about,
            String function,
            LegalStatus status,
            LocalDate from,
            @Nullable UUID parent) implements OrganisationAct {}

    /** These {@code fields} of its public particulars were written anew. */
    @ActKind("organisation.changed")
    record Changed(@JsonUnwrapped About about, LegalStatus status, List<String> fields) implements OrganisationAct {
        /** Takes a copy. */
        public Changed {
            fields = List.copyOf(fields);
        }
    }

    /** It belongs under {@code parent} now, or under none. */
    @ActKind("organisation.nested")
    record Nested(@JsonUnwrapped About about, @Nullable UUID parent) implements OrganisationAct {}

    /** It stands at another place now; {@code from} is the code of the old one. */
    @ActKind("organisation.moved")
    record Moved(@JsonUnwrapped About about, PlaceCode from, PlaceCode to, LocalDate on) implements OrganisationAct {}

    /** Its place is no more since {@code on}, and somebody has to say where it goes. */
    @ActKind("organisation.waiting")
    record Waiting(@JsonUnwrapped About about, LocalDate on) implements OrganisationAct {}

    /** It is no more from the day {@code to} on. */
    @ActKind("organisation.closed")
    record Closed(@JsonUnwrapped About about, LocalDate to, int posts, int links) implements OrganisationAct {}

    /** A tie to another organisation, or to an {@code area}, holds since {@code from}. */
    @ActKind("organisation.linked")
    record Linked(
            @JsonUnwrapped About about,
            @Undisclosed UUID link,
            Link.Tie tie,
            @Nullable UUID target,
            @Nullable PlaceCode area,
            LocalDate from)
            implements OrganisationAct {}

    /** A tie holds no longer. */
    @ActKind("organisation.unlinked")
    record Unlinked(
            @JsonUnwrapped About about,
            @Undisclosed UUID link,
            Link.Tie tie,
            @Nullable UUID target,
            @Nullable PlaceCode area,
            LocalDate to)
            implements OrganisationAct {}

    /** Guidance was given or conduct noted; what it says is not public. */
    @ActKind("organisation.noted")
    record Noted(@JsonUnwrapped About about, BodyNote.About note, LocalDate day) implements OrganisationAct {}
}
