package org.linli.matters;

import static org.linli.matters.Entry.Visibility.PUBLIC;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.linli.access.Staff;
import org.linli.catalogue.Catalogue;
import org.linli.kernel.Behalf;
import org.linli.kernel.Ids;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.springframework.stereotype.Component;

/*
 * One matter that says several things becomes several. The one that was raised stays, with the words of its reporter and its receipt;
 * what else was said goes into matters of its own, each with a unit, a public code and an answer. They keep the promise that was made
 * when it was received: splitting starts no clock anew, and a verdict that was passed is not passed again. No receipt is lost, because a
 * part has none: the one receipt opens all of them. So what would leave a receipt behind is refused: to split what goes with another
 * matter, what others go with, and a part itself.
 */
/** Splits matters, in the caller's transaction. */
@Component
class Splitting {
    private static final int CODE_LENGTH = 8;
    private static final int SECRET_LENGTH = 16;

    private final StaffDesk desk;
    private final MatterStore store;
    private final PartStore parts;
    private final WholeStore wholes;
    private final Routing routing;
    private final Catalogue catalogue;
    private final Deadlines deadlines;
    private final Writing writing;
    private final Ledger ledger;
    private final Clock clock;

    Splitting(
            StaffDesk desk,
            MatterStore store,
            PartStore parts,
            WholeStore wholes,
            Routing routing,
            Catalogue catalogue,
            Deadlines deadlines,
            Writing writing,
            Ledger ledger,
            Clock clock) {
        this.desk = desk;
        this.store = store;
        this.parts = parts;
        this.wholes = wholes;
        this.routing = routing;
        this.catalogue = catalogue;
        this.deadlines = deadlines;
        this.writing = writing;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Splits and answers the matter as it was before. */
    Matter split(Staff staff, String code, SplitCommand command) {
        var matter = desk.get(staff, code);
        var actor = desk.actor(staff, matter, Step.SPLIT);
        if (command.version() != matter.version()) {
            throw Problem.STALE.because("matter " + matter.code() + " is in version " + matter.version());
        }
        refuse(matter);
        desk.check(Step.SPLIT, matter, actor.by(), staff);
        if (command.parts().isEmpty() || command.parts().size() > SplitCommand.PARTS_MAX) {
            throw Problem.INVALID.because("one to five parts", Map.of("parts", "matters.need.parts"));
        }
        var change = new Change(matter, actor, clock.instant()).contact();
        change.act(new MatterAct.Split(change.about(), command.parts().size())).note("split", null, PUBLIC);
        writing.write(change);
        Behalf.SYSTEM.run(() -> add(change, command.parts()));
        return matter;
    }

    /** What would leave a receipt without its answer. */
    private void refuse(Matter matter) {
        if (matter.state() == State.MERGED) {
            throw refusal(matter, "split-merged");
        }
        if (parts.whole(matter.district(), matter.id()).isPresent()) {
            throw refusal(matter, "split-part");
        }
        if (matter.state().isWorking() && wholes.joined(matter.district(), matter.id()) > 0) {
            throw refusal(matter, "split-followed");
        }
    }

    private static RuntimeException refusal(Matter matter, String why) {
        return Problem.STATE.because("split of " + matter.code() + ": " + why, Map.of("step", "matters.guard." + why));
    }

    private void add(Change change, List<SplitCommand.Part> wanted) {
        var whole = change.matter();
        var n = parts.parts(whole.district(), whole.id()).size();
        for (var part : wanted) {
            add(change, whole, part, n++);
        }
    }

    private void add(Change change, Matter whole, SplitCommand.Part part, int n) {
        var text = Texts.checked("parts", part.text());
        var filing = filing(whole, part);
        var target = target(whole, part);
        var piece = new PartStore.Piece(
                new MatterId(Ids.next(clock)),
                Ids.code(whole.district(), CODE_LENGTH),
                Hashes.ofReceipt(Ids.code(whole.district(), SECRET_LENGTH)), // of a secret that nobody keeps
                Texts.title(text),
                text,
                filing,
                target,
                n);
        var check = deadlines.nextCheck(whole).orElseThrow();
        parts.add(whole, piece, change.now(), check);
        var added = store.find(whole.district(), piece.id()).orElseThrow();
        var theirs = new Change(added, change.actor(), change.now());
        theirs.note("split-off", PUBLIC, null, PUBLIC, target.unit(), null);
        writing.write(theirs);
        ledger.record(new MatterAct.SplitOff(
                added.about(change.now()),
                filing.via(),
                added.promise().due(),
                filing.urgent(),
                whole.id().value()));
    }

    private Filing filing(Matter whole, SplitCommand.Part part) {
        if (part.category() == null) {
            return whole.filing();
        }
        var category = catalogue.get(part.category());
        if (category.kind().isDiscreet() != whole.filing().kind().isDiscreet()) {
            throw Problem.INVALID.because(
                    "what is public stays public, what is discreet stays discreet",
                    Map.of("parts", "matters.need.discreet"));
        }
        return whole.filing().as(category, catalogue.version());
    }

    /** As the catalogue has it for a category of its own; else the unit that has the whole. */
    private Target target(Matter whole, SplitCommand.Part part) {
        var here = new Target(whole.hands().unit(), whole.hands().level());
        return part.category() == null
                ? here
                : routing.first(whole, catalogue.get(part.category())).orElse(here);
    }
}
