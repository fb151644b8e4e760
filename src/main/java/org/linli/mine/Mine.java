package org.linli.mine;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.Ids;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.matters.Matters;
import org.linli.matters.ReceiptKeeper;
import org.linli.matters.ReporterView;
import org.linli.mine.MineStore.Kept;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps receipts for people with an account, and opens them again. */
@Service
class Mine implements ReceiptKeeper {
    static final int SHOWN = 10;

    private final MineStore store;
    private final Matters matters;
    private final Clock clock;

    Mine(MineStore store, Matters matters, Clock clock) {
        this.store = store;
        this.matters = matters;
        this.clock = clock;
    }

    /** What comes of keeping a receipt that was typed. */
    sealed interface Keeping {
        /** It is kept. */
        record Done(String code) implements Keeping {}

        /** It is not; {@code key} says why. */
        record Refused(String key) implements Keeping {}
    }

    /** A matter of mine; {@code id} is where it stands in the list. */
    record MyMatter(UUID id, ReporterView matter) {}

    /** Keeps what {@code receipt} opens, however it is typed. */
    Keeping keepTyped(Staff staff, String receipt) {
        var view = open(receipt);
        if (view.isEmpty()) {
            return new Keeping.Refused(receipt.isBlank() ? "mine.wrong.empty" : "mine.wrong.unknown");
        }
        if (!view.get().place().district().equals(staff.district())) {
            return new Keeping.Refused("mine.wrong.district");
        }
        keep(staff, view.get().code(), receipt);
        return new Keeping.Done(view.get().code());
    }

    @Override
    @Transactional
    public void keep(Staff staff, String code, String receipt) {
        var kept = new Kept(Ids.next(clock), code, Ids.plain(receipt), clock.instant());
        store.add(staff.district(), staff.person(), kept);
    }

    /** The newest first, from before {@code before} on, as many as a page shows. */
    List<MyMatter> list(Staff staff, @Nullable UUID before) {
        return store.list(staff.district(), staff.person(), before, SHOWN).stream()
                .flatMap(kept -> open(kept.receipt()).map(view -> new MyMatter(kept.id(), view)).stream())
                .toList();
    }

    /** The secret of one that {@code staff} keeps. Fails as {@link Problem#NOT_FOUND}. */
    String receipt(Staff staff, String code) {
        return store.find(staff.district(), staff.person(), code)
                .map(Kept::receipt)
                .orElseThrow(() -> Problem.NOT_FOUND.because("no such matter of theirs"));
    }

    /** Keeps it no more; the matter and its receipt stay as they are. Fails as {@link Problem#NOT_FOUND}. */
    @Transactional
    public void forget(Staff staff, String code) {
        if (!store.remove(staff.district(), staff.person(), code)) {
            throw Problem.NOT_FOUND.because("no such matter of theirs");
        }
    }

    private Optional<ReporterView> open(String receipt) {
        try {
            return receipt.isBlank() ? Optional.empty() : matters.findByReceipt(receipt);
        } catch (ProblemException e) {
            if (e.problem() == Problem.NOT_FOUND) {
                return Optional.empty(); // no code at all
            }
            throw e;
        }
    }
}
