package org.linli.matters;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.access.Staff;
import org.linli.kernel.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes photos of matters, covered where somebody could be known by them, and takes them back. */
@Component
class PhotoReleases {
    private final StaffDesk desk;
    private final PhotoStore photos;
    private final PublicPhotoStore published;
    private final Photos pictures;
    private final Writing writing;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PhotoReleases(
            StaffDesk desk,
            PhotoStore photos,
            PublicPhotoStore published,
            Photos pictures,
            Writing writing,
            TransactionTemplate transaction,
            Clock clock) {
        this.desk = desk;
        this.photos = photos;
        this.published = published;
        this.pictures = pictures;
        this.writing = writing;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The matter, if {@code staff} may release of it. Fails as NOT_FOUND, FORBIDDEN or STATE. */
    Matter open(Staff staff, String code) {
        var matter = desk.get(staff, code);
        var actor = desk.actor(staff, matter, Step.RELEASE);
        desk.check(Step.RELEASE, matter, actor.by(), staff);
        return matter;
    }

    List<UUID> published(Matter matter) {
        return published.list(matter.district(), matter.id());
    }

    /** Publishes {@code photo} with {@code cells} covered. Fails as INVALID for a cell that there is not, NOT_FOUND for the photo. */
    void publish(Staff staff, String code, UUID photo, Collection<Integer> cells) {
        var matter = open(staff, code);
        if (cells.stream().anyMatch(cell -> cell < 0 || cell >= Covering.CELLS)) {
            throw Problem.INVALID.because("no such cell", Map.of("cell", "matters.photo.cell"));
        }
        var jpeg = photos.find(matter.district(), matter.id(), photo)
                .orElseThrow(() -> Problem.NOT_FOUND.because("photo of a matter"));
        var covered = pictures.covered(jpeg, cells);
        transaction.executeWithoutResult(status -> {
            published.put(matter, photo, covered, staff.person().value(), clock.instant());
            note(staff, matter, "photo-released");
        });
    }

    /** Takes {@code photo} back; a second time nothing happens. */
    void hide(Staff staff, String code, UUID photo) {
        var matter = open(staff, code);
        transaction.executeWithoutResult(status -> {
            if (published.remove(matter, photo)) {
                note(staff, matter, "photo-hidden");
            }
        });
    }

    /** A new version of the matter, so that pages that are kept ready are made anew. */
    private void note(Staff staff, Matter matter, String kind) {
        var change = new Change(matter, desk.actor(staff, matter, Step.RELEASE), clock.instant());
        change.act(new MatterAct.Released(change.about())).staffNote(kind, null);
        writing.write(change);
    }
}
