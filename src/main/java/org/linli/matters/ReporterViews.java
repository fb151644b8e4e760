package org.linli.matters;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Catalogue;
import org.linli.kernel.Behalf;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.Problem;
import org.linli.kernel.Words;
import org.linli.matters.Entry.Visibility;
import org.linli.seal.PublicLog;
import org.springframework.stereotype.Component;

/** Shows a matter to who raised it. */
@Component
class ReporterViews {
    private static final int SECRET_LENGTH = 20;

    private final MatterStore store;
    private final WholeStore wholes;
    private final EntryStore entries;
    private final PhotoStore photos;
    private final PartStore parts;
    private final Namer namer;
    private final Catalogue catalogue;
    private final PublicLog log;
    private final Additions additions;
    private final Clock clock;

    ReporterViews(
            MatterStore store,
            WholeStore wholes,
            EntryStore entries,
            PhotoStore photos,
            PartStore parts,
            Namer namer,
            Catalogue catalogue,
            PublicLog log,
            Additions additions,
            Clock clock) {
        this.store = store;
        this.wholes = wholes;
        this.entries = entries;
        this.photos = photos;
        this.parts = parts;
        this.namer = namer;
        this.catalogue = catalogue;
        this.log = log;
        this.additions = additions;
        this.clock = clock;
    }

    /** The matter that {@code receipt} opens, however it is typed. */
    Optional<Matter> open(String receipt) {
        var plain = Ids.plain(receipt);
        return plain.length() == SECRET_LENGTH ? open(Ids.districtOf(plain), plain) : Optional.empty();
    }

    private Optional<Matter> open(District district, String receipt) {
        return store.findByReceipt(district, Hashes.ofReceipt(receipt))
                .flatMap(id -> Behalf.holding(id.value()).call(() -> store.find(district, id)));
    }

    Matter get(String receipt) {
        return open(receipt).orElseThrow(() -> Problem.NOT_FOUND.because("no receipt"));
    }

    /** The matter that {@code receipt} opens where {@code code} is null or its own, else that part of it. */
    Optional<Matter> open(String receipt, @Nullable String code) {
        var whole = open(receipt);
        if (code == null || whole.filter(matter -> isCalled(matter, code)).isPresent()) {
            return whole;
        }
        return whole.stream()
                .flatMap(matter -> parts(matter).stream())
                .filter(part -> isCalled(part, code))
                .findFirst();
    }

    private static boolean isCalled(Matter matter, String code) {
        return matter.code().equals(code) || matter.code().equals(Ids.plain(code));
    }

    /** What was split off {@code whole}, for who holds its receipt: each part is looked at as its own. */
    List<Matter> parts(Matter whole) {
        var ids = Behalf.holding(whole.id().value()).call(() -> parts.parts(whole.district(), whole.id()));
        return ids.stream()
                .flatMap(id -> Behalf.holding(id.value()).call(() -> store.find(whole.district(), id)).stream())
                .toList();
    }

    Optional<byte[]> photo(String receipt, UUID photo) {
        return open(receipt)
                .flatMap(matter -> Behalf.holding(matter.id().value())
                        .call(() -> photos.find(matter.district(), matter.id(), photo)));
    }

    List<PublicLog.Proof> proofs(String receipt) {
        var matter = get(receipt);
        return Behalf.holding(matter.id().value())
                .call(() -> log.proofs(matter.district(), matter.id().value()));
    }

    Optional<String> promise(String receipt) {
        var matter = get(receipt);
        return Behalf.holding(matter.id().value())
                .call(() -> log.promised(matter.district(), matter.id().value()));
    }

    Map<String, String> said(String receipt) {
        var matter = get(receipt);
        return Behalf.holding(matter.id().value()).call(() -> said(matter));
    }

    private Map<String, String> said(Matter matter) {
        var whole = wholes.find(matter.district(), matter.id()).orElseThrow();
        return Said.of(
                whole.title(),
                whole.text(),
                photos.list(matter.district(), matter.id()).stream()
                        .flatMap(id -> photos.find(matter.district(), matter.id(), id).stream())
                        .toList());
    }

    ReporterView view(Matter of) {
        var pieces = pieces(of);
        return Behalf.holding(of.id().value()).call(() -> held(of, pieces));
    }

    private List<Piece> pieces(Matter whole) {
        return parts(whole).stream()
                .map(part -> Behalf.holding(part.id().value()).call(() -> piece(part)))
                .toList();
    }

    private Piece piece(Matter part) {
        var whole = wholes.find(part.district(), part.id()).orElseThrow();
        return new Piece(
                part.code(),
                whole.title(),
                part.state(),
                namer.of(whole, List.of()).unit(part.hands().unit()));
    }

    private ReporterView held(Matter of, List<Piece> pieces) {
        var whole = wholes.find(of.district(), of.id()).orElseThrow();
        var matter = whole.matter();
        var lines = entries.list(matter.district(), matter.id());
        var names = namer.of(whole, lines);
        var answer = lines.stream()
                .filter(line -> line.kind().equals("answered"))
                .map(Entry::text)
                .findFirst();
        return new ReporterView(
                matter.code(),
                matter.filing().kind(),
                whole.title(),
                whole.text(),
                photos.list(matter.district(), matter.id()),
                matter.place(),
                names.place(matter.place()),
                catalogue.name(matter.filing().category()),
                matter.state(),
                matter.hands().level(),
                names.unit(matter.hands().unit()),
                matter.filing().receivedAt(),
                matter.promise().due(),
                matter.promise().provisional(),
                matter.promise().suspendedUntil(),
                matter.isLate(clock.instant()),
                neighbours(whole),
                answer.orElse(null),
                matter.reply().rateUntil(),
                matter.reply().rating(),
                may(Step.RATE, matter),
                may(Step.WITHDRAW, matter),
                may(Step.ERASE, matter)
                        && !log.isShredded(matter.district(), matter.id().value()),
                may(Step.ADD, matter),
                additions.forReporter(matter),
                against(matter),
                parts.whole(matter.district(), matter.id())
                        .flatMap(id -> store.code(matter.district(), id))
                        .orElse(null),
                pieces,
                Timeline.of(matter, lines, Visibility.REPORTER, names, Map.of()));
    }

    private @Nullable Words against(Matter matter) {
        var against = matter.filing().against();
        return against == null
                ? null
                : namer.of(matter.district(), List.of(), List.of(against)).unit(against);
    }

    private int neighbours(Whole whole) {
        var lead = whole.matter().lead();
        return lead == null ? whole.followers() : wholes.joined(whole.matter().district(), lead);
    }

    private boolean may(Step step, Matter matter) {
        return Guard.against(step, matter, By.REPORTER, clock.instant()).isEmpty();
    }
}
