package org.linli.matters;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.Behalf;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.people.People;
import org.linli.seal.PublicLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes matters in, moves them on, and shows them to those whom they concern. */
@Service
public class Matters {
    private static final int TRIES = 5;

    private final Intakes intakes;
    private final Voices voices;
    private final StaffDesk staffDesk;
    private final ReporterDesk reporterDesk;
    private final Splitting splitting;
    private final Clockwork clockwork;
    private final PublicViews publicViews;
    private final ReporterViews reporterViews;
    private final DeskViews deskViews;
    private final ContactStore contacts;
    private final People people;
    private final TransactionTemplate transaction;

    Matters(
            Intakes intakes,
            Voices voices,
            StaffDesk staffDesk,
            ReporterDesk reporterDesk,
            Splitting splitting,
            Clockwork clockwork,
            PublicViews publicViews,
            ReporterViews reporterViews,
            DeskViews deskViews,
            ContactStore contacts,
            People people,
            TransactionTemplate transaction) {
        this.intakes = intakes;
        this.voices = voices;
        this.staffDesk = staffDesk;
        this.reporterDesk = reporterDesk;
        this.splitting = splitting;
        this.clockwork = clockwork;
        this.publicViews = publicViews;
        this.reporterViews = reporterViews;
        this.deskViews = deskViews;
        this.contacts = contacts;
        this.people = people;
        this.transaction = transaction;
    }

    /**
     * Takes in what somebody raises; returns once it is stored. Refuses before it writes: a refusal leaves no trace.
     *
     * @param key an idempotency key: sent again within 24 hours with the same draft, the answer is the same; with another one
     *     it fails as {@link Problem#KEY_REUSED}
     */
    public Intake receive(Draft draft, @Nullable String key) {
        return intakes.receive(draft, null, null, key);
    }

    /**
     * Takes in what a hotline of the city sends on with a date of its own, which then holds instead of the catalogue's limit: a work
     * order carries its time limit (Beijing Swift-Response Regulations arts. 11-13). It may have passed already; then it is late from the start.
     */
    public Intake receiveOrder(Draft draft, Instant due, @Nullable String key) {
        return intakes.receive(draft, null, due, key);
    }

    /**
     * Adds the voice of somebody who has the same trouble as {@code code}: a matter with a receipt of its own, which goes with that one and
     * gets its answer. Fails as NOT_FOUND, or as STATE where that was answered already.
     *
     * @param key as for {@link #receive}
     */
    public Intake join(String code, Voice voice, @Nullable String key) {
        return voices.add(code, voice, key);
    }

    /** The reporter's word on the newest answer; "not solved" opens the matter again. Fails as NOT_FOUND or STATE. */
    public ReporterView rate(String receipt, Rating rating) {
        return rate(receipt, null, rating);
    }

    /** The same of the part called {@code part}; null or the matter's own code: of the matter itself. */
    public ReporterView rate(String receipt, @Nullable String part, Rating rating) {
        return reporterViews.view(patiently(() -> reporterDesk.rate(receipt, part, rating)));
    }

    /** The reporter takes it back. Fails as NOT_FOUND or STATE. */
    public ReporterView withdraw(String receipt, @Nullable String reason) {
        return withdraw(receipt, null, reason);
    }

    /** The same of the part called {@code part}. */
    public ReporterView withdraw(String receipt, @Nullable String part, @Nullable String reason) {
        return reporterViews.view(patiently(() -> reporterDesk.withdraw(receipt, part, reason)));
    }

    /** Erases what the reporter said, for good. Fails as NOT_FOUND, or as STATE while the matter is open. */
    public ReporterView erase(String receipt) {
        return reporterViews.view(patiently(() -> reporterDesk.erase(receipt)));
    }

    /** The reporter adds something. Fails as NOT_FOUND, STATE or INVALID. */
    public ReporterView addTo(String receipt, String text) {
        return addTo(receipt, null, text);
    }

    /** The same of the part called {@code part}. */
    public ReporterView addTo(String receipt, @Nullable String part, String text) {
        return reporterViews.view(patiently(() -> reporterDesk.add(receipt, part, text)));
    }

    /** What the receipt opens, however it is typed. */
    public Optional<ReporterView> findByReceipt(String receipt) {
        return findByReceipt(receipt, null);
    }

    /** The same where {@code part} is null or its own code; else the part of it that is called so. */
    public Optional<ReporterView> findByReceipt(String receipt, @Nullable String part) {
        return reporterViews.open(receipt, part).map(reporterViews::view);
    }

    /** What proves, in the public log, everything that was done about the matter that the receipt opens. */
    public List<PublicLog.Proof> proofs(String receipt) {
        return reporterViews.proofs(receipt);
    }

    /** The signed promise that was made when the matter was received; none once it was erased. */
    Optional<String> promise(String receipt) {
        return reporterViews.promise(receipt);
    }

    /** What was said when it was raised, as its leaf in the public log commits to it. */
    Map<String, String> said(String receipt) {
        return reporterViews.said(receipt);
    }

    /** A photo of the matter that the receipt opens. */
    Optional<byte[]> photoByReceipt(String receipt, UUID photo) {
        return reporterViews.photo(receipt, photo);
    }

    /** Which version of the public face of {@code code} is the present one: any change to the matter makes a new one. */
    public Optional<Integer> publicVersion(String code) {
        return publicViews.version(code);
    }

    /** The public face of a matter. */
    public Optional<PublicMatter> findPublic(String code) {
        return publicViews.find(code);
    }

    /** The newest matters at {@code place} and below, as everybody may see them. */
    public List<PublicMatter> listPublic(PlaceCode place, int limit) {
        return publicViews.newest(place, limit);
    }

    /** Public faces, newest first. */
    public List<PublicFound> searchPublic(PublicQuery query) {
        return publicViews.search(query);
    }

    /** The public faces of those of {@code codes} that there are in {@code district}, newest first. */
    public List<PublicFound> searchPublic(District district, Collection<String> codes) {
        return publicViews.search(district, codes);
    }

    /** Released matters of the same community about something like {@code text}. */
    public List<PublicMatter> similar(PlaceCode place, String text, int limit) {
        return publicViews.similar(place, text, limit);
    }

    /** The desk's list. */
    DeskPage desk(Staff staff, DeskFilter filter) {
        return deskViews.list(staff, filter);
    }

    /** How much waits at the desk. Reads everything that is open: for pages, which show it, and not for lists. */
    DeskCounts deskCounts(Staff staff) {
        return deskViews.counts(staff);
    }

    /** A matter within the scope of {@code staff}. */
    public Optional<DeskView> findForStaff(Staff staff, String code) {
        return deskViews.find(staff, code).map(matter -> deskViews.view(staff, matter));
    }

    /** A matter within the scope of {@code staff}, for other modules. Fails as NOT_FOUND. */
    public MatterRef refForStaff(Staff staff, String code) {
        return MatterRef.of(staffDesk.get(staff, code));
    }

    /** The matter that {@code receipt} opens, for other modules. Fails as NOT_FOUND. */
    public MatterRef refByReceipt(String receipt) {
        return MatterRef.of(reporterViews.get(receipt));
    }

    /** A matter, for Linli's own work. */
    public Optional<MatterRef> ref(District district, MatterId id) {
        return Behalf.SYSTEM.call(() -> deskViews.find(district, id)).map(MatterRef::of);
    }

    /** What {@code staff} can begin an answer to a matter within their scope with. */
    List<AnswerDraft> answerDrafts(Staff staff, String code) {
        return deskViews.drafts(staff, staffDesk.get(staff, code));
    }

    /** A photo of a matter within scope. */
    public Optional<byte[]> photoForStaff(Staff staff, String code, UUID photo) {
        return deskViews.photo(staff, code, photo);
    }

    /** How to reach the reporter. The look is recorded first, and the reporter can read it. */
    public String contactForStaff(Staff staff, String code) {
        var matter = staffDesk.get(staff, code);
        var contact = contacts.find(matter.district(), matter.id())
                .orElseThrow(() -> Problem.NOT_FOUND.because("no contact was left"));
        people.noteLook(matter.district(), matter.id().value(), staff.person(), "matter " + matter.code());
        return contact.channel().address();
    }

    /** Whether the reporter left a way to reach them; for Linli's own work. */
    public boolean isReachable(District district, MatterId id) {
        return Behalf.SYSTEM.call(() -> contacts.find(district, id)).isPresent();
    }

    /** Open matters of the same community and within scope about something like this one, under their own titles. */
    List<PublicMatter> similarForStaff(Staff staff, String code, int limit) {
        return publicViews.similarForStaff(staff, deskViews.whole(staffDesk.get(staff, code)), limit);
    }

    /**
     * Takes a step of staff. Fails as NOT_FOUND outside their scope, FORBIDDEN without the permission, STALE where somebody was
     * faster, STATE where the matter's state or past forbids it, INVALID naming the fields that are wrong.
     */
    public DeskView take(Staff staff, String code, StepCommand command) {
        var matter = inTransaction(() -> staffDesk.take(staff, code, command));
        return deskViews
                .find(staff, matter.code())
                .map(now -> deskViews.view(staff, now))
                .orElseGet(() -> Behalf.SYSTEM.call(
                        () -> // it went out of their sight: they see once more where it went
                        deskViews.view(staff, matter)));
    }

    /**
     * Makes several matters of one that says several things; its receipt opens them all. Fails as {@link #take}; as STATE also where a
     * receipt would be left behind: the matter goes with another one, others go with it, or it is a part itself.
     */
    public DeskView split(Staff staff, String code, SplitCommand command) {
        var matter = inTransaction(() -> splitting.split(staff, code, command));
        return deskViews.view(staff, staffDesk.get(staff, matter.code()));
    }

    /** Takes one step for many, each alone: what came of each. */
    List<BulkResult> takeAll(Staff staff, List<Picked> picked, StepCommand command) {
        return picked.stream().map(one -> takeOne(staff, one, command)).toList();
    }

    private BulkResult takeOne(Staff staff, Picked one, StepCommand command) {
        try {
            inTransaction(() -> staffDesk.take(staff, one.code(), command.withVersion(one.version())));
            return new BulkResult(one.code(), null);
        } catch (ProblemException e) {
            return new BulkResult(one.code(), e.problem());
        }
    }

    /** Does everything that time asks for by {@code now}, in all districts; answers how many matters moved. */
    public int tick(Instant now) {
        return clockwork.tick(now);
    }

    /** Puts a matter under supervision by a rule, for Linli's own work; nothing changes where it is already, or is closed. */
    public void watch(District district, MatterId id) {
        clockwork.watch(district, id);
    }

    /** When time asks for something next, anywhere; empty where nothing waits. For those who play time. */
    public Optional<Instant> nextCheck() {
        return clockwork.nextCheck();
    }

    /** The reporter saw no version: where staff or the clock were faster, their step is taken on what is there now. */
    private Matter patiently(Supplier<Matter> step) {
        for (var left = TRIES; ; left--) {
            try {
                return inTransaction(step);
            } catch (ProblemException e) {
                if (e.problem() != Problem.STALE || left == 1) {
                    throw e;
                }
            }
        }
    }

    private Matter inTransaction(Supplier<Matter> step) {
        return Optional.ofNullable(transaction.execute(status -> step.get())).orElseThrow();
    }
}
