package org.linli.registers;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Words;
import org.linli.ledger.Recorded;
import org.linli.organisations.Body;
import org.linli.organisations.BodyNote;
import org.linli.organisations.Delegation;
import org.linli.organisations.Kind;
import org.linli.organisations.Link;
import org.linli.organisations.Office;
import org.linli.organisations.Post;
import org.linli.organisations.PostEnd;
import org.linli.organisations.UnitFunction;
import org.linli.places.Place;

/**
 * Everything about one organisation.
 *
 * @param inTheWay message keys of what has to be settled before it can be closed, with their numbers
 * @param may what the one who looks may do here
 * @param choices what they can choose from; empty lists where they may do nothing
 * @param kept a form that was refused
 * @param done the form that was done just now
 */
record BodyPage(
        Body body,
        Kind kind,
        @Nullable UnitFunction function,
        List<Place> path,
        List<Body> above,
        List<Body> below,
        List<TieView> ties,
        List<PostView> posts,
        List<PostView> past,
        List<NoteView> notes,
        List<Recorded> history,
        Map<String, Long> inTheWay,
        May may,
        Choices choices,
        @Nullable Kept kept,
        @Nullable String done) {
    /** What the one who looks may do: change the organisation, give the posts of some office. */
    record May(boolean edit, boolean give) {}

    /** What can be chosen: bodies to belong under, bodies to tie to, places to run, offices to give, reasons to end a post. */
    record Choices(
            List<Body> parents, List<Body> others, List<Place> places, List<Office> offices, List<PostEnd> reasons) {}

    /** A tie as seen from this organisation: {@code outgoing} where it is the source. */
    record TieView(
            Link link,
            boolean outgoing,
            Words other,
            @Nullable String path) {}

    /**
     * A post with who holds it.
     *
     * @param area what it is for, where that is not the whole of the organisation's place
     * @param mayEnd whether the one who looks may end it or hand it over
     */
    record PostView(
            Post post,
            String holder,
            @Nullable Words area,
            @Nullable PostEnd ended,
            List<DelegationView> delegations,
            boolean mayEnd,
            boolean mayDelegate) {}

    record DelegationView(Delegation delegation, String delegate) {}

    record NoteView(BodyNote note, String author) {}

    /** What stands in {@code field} of {@code form}. */
    String value(String form, String field, @Nullable Object fallback) {
        return Kept.value(kept, form, field, fallback);
    }

    @Nullable
    String wrong(String form, String field) {
        return Kept.wrong(kept, form, field);
    }

    boolean isKept(String form) {
        return kept != null && kept.form().equals(form);
    }

    /** The address of this page. */
    String address() {
        return "/desk/organisations/" + body.id();
    }
}
