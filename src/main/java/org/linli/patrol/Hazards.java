package org.linli.patrol;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.catalogue.Catalogue;
import org.linli.catalogue.Category;
import org.linli.catalogue.Kind;
import org.linli.kernel.Behalf;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.linli.matters.Draft;
import org.linli.matters.Intake;
import org.linli.matters.MatterId;
import org.linli.matters.MatterPhotos;
import org.linli.matters.MatterRef;
import org.linli.matters.Matters;
import org.linli.organisations.OrganisationId;
import org.linli.patrol.HazardStore.Hazard;
import org.linli.patrol.HazardStore.Outcome;
import org.linli.web.Form;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Hazards: found on patrol with a photo of before, removed with one of after. */
@Service
class Hazards {
    private static final int LISTED = 50;
    private static final int TEXT_MAX = 1_000;
    private static final String REOPENED = "matter.reopened";

    private final HazardStore store;
    private final Patrols patrols;
    private final Matters matters;
    private final MatterPhotos photos;
    private final Catalogue catalogue;
    private final Access access;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Hazards(
            HazardStore store,
            Patrols patrols,
            Matters matters,
            MatterPhotos photos,
            Catalogue catalogue,
            Access access,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.patrols = patrols;
        this.matters = matters;
        this.photos = photos;
        this.catalogue = catalogue;
        this.access = access;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What a hazard can be. */
    List<Category> categories() {
        return catalogue.list().stream()
                .filter(category -> category.kind() == Kind.HAZARD)
                .toList();
    }

    /**
     * Takes in a hazard as {@code form} says, on {@code task} or by the way, with a photo of it. Its form token makes it once. Fails
     * as INVALID, naming the fields.
     */
    Intake.Received find(Staff staff, Form form, byte[] photo) {
        var task = form.has("task")
                ? form.id("task").map(id -> patrols.get(staff, id)).orElse(null)
                : null;
        var unit = task == null ? patrols.unit(staff, Permission.PATROL_WORK).id() : task.unit();
        var place = task == null ? place(staff, form) : Optional.of(task.place());
        var text = form.need("text", TEXT_MAX);
        var category = form.value("category", "");
        if (categories().stream().noneMatch(one -> one.code().equals(category))) {
            form.note("category", "web.form.choose");
        }
        if (photo.length == 0) {
            form.note("photo", "patrol.wrong.photo");
        }
        if (!form.value("form", "").matches("[0-9A-Z]{16,40}")) {
            form.note("text", "web.form.stale");
        }
        form.refuse();
        var draft = Draft.of(place.orElseThrow(), text)
                .withKind(Kind.HAZARD)
                .withCategory(category)
                .withVia(Draft.Via.GRID)
                .withPhotos(List.of(photo));
        return switch (matters.receive(draft, "patrol-" + form.value("form", ""))) {
            case Intake.Received received -> keep(staff, received, unit, draft.place(), task);
            case Intake.Refused refused -> {
                var fields = new TreeMap<String, String>();
                refused.reasons().forEach(reason -> fields.putIfAbsent(reason.field(), reason.key()));
                throw Problem.INVALID.because("not taken in", fields);
            }
        };
    }

    private Optional<PlaceCode> place(Staff staff, Form form) {
        var typed = form.value("place", "");
        if (PlaceCode.accepts(typed)
                && typed.length() >= PlaceCode.COMMUNITY
                && patrols.unit(staff, Permission.PATROL_WORK).place().contains(new PlaceCode(typed))) {
            return Optional.of(new PlaceCode(typed));
        }
        form.note("place", "web.form.choose");
        return Optional.empty();
    }

    private Intake.Received keep(
            Staff staff, Intake.Received received, OrganisationId unit, PlaceCode place, @Nullable Task task) {
        var hazard = new Hazard(
                received.id().value(), received.code(), unit, place, task == null ? null : task.id(), clock.instant());
        transaction.executeWithoutResult(status -> {
            if (store.add(staff.district(), hazard)) {
                ledger.record(new PatrolAct.HazardFound(Patrols.about(hazard.matter(), place, unit, clock.instant())));
                if (task != null && task.isOpen()) {
                    patrols.done(staff, task.id(), true);
                }
            }
        });
        return received;
    }

    /** Those found by the unit of {@code staff}, the newest first. */
    List<Hazard> list(Staff staff) {
        return store.list(access.scope(staff, Permission.PATROL_WORK), LISTED);
    }

    /**
     * The matter of a hazard, for who has it in hand and for the grid staff whose unit found it. Fails as NOT_FOUND, as FORBIDDEN for
     * who may only read it.
     */
    MatterRef get(Staff staff, String code) {
        var found = store.find(staff.district(), Ids.plain(code))
                .filter(hazard -> access.may(staff, Permission.PATROL_WORK, hazard.place(), hazard.unit()))
                .flatMap(hazard -> matters.ref(staff.district(), new MatterId(hazard.matter())));
        if (found.isPresent()) {
            return found.get();
        }
        var matter = matters.refForStaff(staff, code);
        if (matter.kind() != Kind.HAZARD) {
            throw Problem.NOT_FOUND.because("no hazard: " + code);
        }
        access.demand(staff, Permission.MATTERS_HANDLE, matter.place(), new OrganisationId(matter.unit()));
        return matter;
    }

    /** Says what became of it, as {@code form} does: removed, with a photo of after; or not yet, and who does it by when. */
    @Transactional
    public void settle(Staff staff, String code, Form form, byte[] photo) {
        var matter = get(staff, code);
        var what = form.value("removed", "");
        if (!what.equals("yes") && !what.equals("no")) {
            form.note("removed", "web.form.choose");
        }
        var removed = what.equals("yes");
        var words = removed ? form.words("words", TEXT_MAX) : form.need("words", TEXT_MAX);
        if (removed && photo.length == 0) {
            form.note("photo", "patrol.wrong.photo-after");
        }
        form.refuse();
        if (!matter.state().isOpen()) {
            throw Problem.STATE.because("over: " + code, Map.of("removed", "patrol.wrong.over"));
        }
        var jpeg = removed ? photos.prepare(photo) : null;
        var outcome = new Outcome(
                Ids.next(clock),
                matter.id().value(),
                new OrganisationId(matter.unit()),
                matter.place(),
                clock.instant(),
                removed,
                words);
        store.add(staff.district(), outcome, jpeg);
        var about = Patrols.about(outcome.matter(), outcome.place(), outcome.unit(), outcome.at());
        ledger.record(
                removed
                        ? new PatrolAct.HazardRemoved(
                                about,
                                Duration.between(matter.receivedAt(), outcome.at())
                                        .toDays())
                        : new PatrolAct.HazardRemains(about));
    }

    /** What was said of it so far, the newest first. */
    List<Outcome> outcomes(MatterRef matter) {
        return Behalf.SYSTEM.call(
                () -> store.outcomes(matter.district(), matter.id().value()));
    }

    /** What was said since its reporter last called it unsolved; empty where nothing was. */
    Optional<Outcome> current(MatterRef matter) {
        var newest = outcomes(matter).stream().findFirst();
        return newest.filter(one -> !one.at().isBefore(reopened(matter)));
    }

    private Instant reopened(MatterRef matter) {
        return ledger.about(matter.district(), matter.id().value()).stream()
                .filter(act -> act.kind().equals(REOPENED))
                .map(act -> act.at())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /** Photos of before. */
    List<UUID> before(MatterRef matter) {
        return photos.of(matter);
    }

    /** A photo of before or after. */
    Optional<byte[]> photo(MatterRef matter, UUID id) {
        return Behalf.SYSTEM
                .call(() -> store.photo(matter.district(), matter.id().value(), id))
                .or(() -> photos.find(matter, id));
    }

    /** The photo of after, for the holder of the matter's receipt. Fails as NOT_FOUND. */
    byte[] after(String receipt, String code, UUID id) {
        var matter = matters.refByReceipt(receipt);
        if (!matter.code().equals(Ids.plain(code))) {
            throw Problem.NOT_FOUND.because("another receipt");
        }
        return Behalf.SYSTEM
                .call(() -> store.photo(matter.district(), matter.id().value(), id))
                .orElseThrow(() -> Problem.NOT_FOUND.because("photo of a hazard"));
    }
}
