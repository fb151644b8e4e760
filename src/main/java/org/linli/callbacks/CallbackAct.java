package org.linli.callbacks;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Act;
import org.linli.ledger.ActKind;
import org.linli.ledger.ActTypes;
import org.linli.ledger.Undisclosed;

/** What came of callbacks, as public facts. The unit is the one whose answer was drawn. */
public sealed interface CallbackAct extends Act {
    /** What every act says. */
    record About(UUID subject, @Undisclosed UUID matter, PlaceCode place, Instant at, UUID unit, String category) {}

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

    /** An answer was drawn. */
    @ActKind("callback.drawn")
    record Drawn(@JsonUnwrapped About about) implements CallbackAct {}

    /** The resident said on the phone what became of it. */
    @ActKind("callback.heard")
    record Heard(@JsonUnwrapped About about, boolean solved, boolean satisfied) implements CallbackAct {}

    /** Why nothing was said. */
    enum Why {
        /** They did not wish to say. */
        REFUSED,
        /** Nobody answered, however often. */
        UNREACHED,
        /** They rated by the receipt, or the matter went on. */
        MOOT
    }

    /** It ended without a word. */
    @ActKind("callback.ended")
    record Ended(@JsonUnwrapped About about, Why why) implements CallbackAct {}

    /** Every kind of act that this module records. */
    static ActTypes types() {
        return ActTypes.of(Drawn.class, Heard.class, Ended.class);
    }

    /** The acts that tell how a task came to its state at {@code at}; none while it is open. */
    static java.util.List<CallbackAct> of(Task task, Instant at) {
        var about = about(task, at);
        var word = task.word();
        if (word != null) {
            return java.util.List.of(new Heard(about, word.solved(), word.satisfied()));
        }
        return task.state() == Task.State.OPEN
                ? java.util.List.of()
                : java.util.List.of(new Ended(about, Why.valueOf(task.state().name())));
    }

    /** The common facts of {@code task}. */
    static About about(Task task, Instant at) {
        return new About(task.id(), task.matter(), task.place(), at, task.unit(), task.category());
    }
}
