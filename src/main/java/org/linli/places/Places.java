package org.linli.places;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Recent;
import org.linli.web.ImportReport;
import org.linli.web.Sheets;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds places and takes in files of them. Places are public: nothing here asks who wants to know. */
@Service
public class Places {
    private static final String NANSHAN = "/places/nanshan.csv";
    private static final List<String> COLUMNS = List.of("code", "name", "parent", "kind", "en");

    private final PlaceStore store;
    private final PlaceImports imports;
    private final Clock clock;
    private final Recent<PlaceCode, Place> known = new Recent<>();

    Places(PlaceStore store, PlaceImports imports, Clock clock) {
        this.store = store;
        this.imports = imports;
        this.clock = clock;
    }

    /** The place as it is now, also where it is closed. */
    public Optional<Place> find(PlaceCode code) {
        return store.find(code);
    }

    /** The place as it is now. Fails as {@link Problem#NOT_FOUND}. */
    public Place get(PlaceCode code) {
        return find(code).orElseThrow(() -> Problem.NOT_FOUND.because("no place has the code " + code));
    }

    /** All versions that Linli knows, oldest first; the last is the present one. Empty for an unknown code. */
    public List<Place> history(PlaceCode code) {
        return find(code)
                .map(now ->
                        Stream.concat(store.past(now).stream(), Stream.of(now)).toList())
                .orElse(List.of());
    }

    /** The version in force on {@code day}; for a day before the first known version, that one. */
    public Optional<Place> findOn(PlaceCode code, LocalDate day) {
        return history(code).stream().filter(version -> version.isOpen(day)).findFirst();
    }

    /** The codes that carry on a closed place; empty while it stands and where nothing does. */
    public List<PlaceCode> successors(PlaceCode code) {
        return store.successors(code);
    }

    /** The place and what it lies in, from the district down to itself. Fails as {@link Problem#NOT_FOUND}. */
    public List<Place> path(PlaceCode code) {
        var codes = Stream.iterate(Optional.of(code), Optional::isPresent, one -> one.flatMap(PlaceCode::parent))
                .flatMap(Optional::stream)
                .filter(one -> one.value().length() >= PlaceCode.DISTRICT || one.equals(code))
                .toList();
        var path = store.list(codes);
        if (path.isEmpty() || !path.getLast().code().equals(code)) {
            throw Problem.NOT_FOUND.because("no place has the code " + code);
        }
        return path;
    }

    /** The open places one step below, by code; at most {@code limit}. */
    public List<Place> children(PlaceCode parent, int limit) {
        return store.children(parent, "", today(), limit);
    }

    /** As {@link #children(PlaceCode, int)}, from the first code after {@code after}. */
    public List<Place> children(PlaceCode parent, PlaceCode after, int limit) {
        return store.children(parent, after.value(), today(), limit);
    }

    /**
     * Every place of {@code kinds} at {@code within} and below that stands or stood, under its newest name, from its first known
     * day on; by code, at most {@code limit}.
     */
    public List<Place> ever(PlaceCode within, Collection<Place.Kind> kinds, int limit) {
        return kinds.isEmpty() ? List.of() : store.ever(within, kinds, limit);
    }

    /** Open places by a piece of the name, the beginning of its pinyin or of its initials, a piece of the English name, or code. */
    public List<Place> search(@Nullable District district, String text, int limit) {
        return search(text, district == null ? "" : district.value(), limit);
    }

    /** As {@link #search(District, String, int)}, at or below {@code within}. */
    public List<Place> search(PlaceCode within, String text, int limit) {
        return search(text, within.value(), limit);
    }

    private List<Place> search(String text, String within, int limit) {
        var words = text.strip();
        if (words.isEmpty()) {
            return List.of();
        }
        if (words.chars().anyMatch(c -> c > 0x2e80)) {
            return store.named(words.replaceAll("\\s", ""), within, today(), limit);
        }
        var sound = Pinyin.typed(words);
        if (sound.isEmpty()) {
            return List.of();
        }
        var coded = sound.chars().allMatch(Character::isDigit)
                ? store.coded(sound, within, today(), limit)
                : List.<Place>of();
        return coded.isEmpty() ? store.sounding(sound, words.toLowerCase(Locale.ROOT), within, today(), limit) : coded;
    }

    /** Every open district. */
    public List<District> districts() {
        return store.districts(today());
    }

    /** Those of {@code codes} that there are, by code, to be named on a page: as they were at most five seconds ago. */
    public Map<PlaceCode, Place> named(Collection<PlaceCode> codes) {
        return new TreeMap<>(known.all(
                codes,
                missing -> store.list(missing).stream().collect(Collectors.toMap(Place::code, Function.identity()))));
    }

    /** Whether there is no place at all. */
    public boolean isEmpty() {
        return store.isEmpty();
    }

    /**
     * Takes in a file of places: new codes are added, other names are kept as new versions from today on, nothing is closed.
     * The same file a second time changes nothing.
     *
     * @param progress told now and then how many rows have been read
     */
    @Transactional
    public ImportReport importAll(Path file, boolean dryRun, LongConsumer progress) {
        var name = String.valueOf(file.getFileName());
        return imports.take(new PlaceImports.Source(file, name, Sheets.Limits.COMMAND), dryRun, progress);
    }

    /** Loads the district that ships with Linli: Nanshan, its sub-districts, communities and some estates. */
    @Transactional
    public ImportReport loadNanshan() {
        try (var shipped = Places.class.getResourceAsStream(NANSHAN)) {
            if (shipped == null) {
                throw new IllegalStateException("missing " + NANSHAN);
            }
            return take(shipped);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes every open place to {@code file}, as {@link #importAll} reads it; answers how many. */
    @Transactional(readOnly = true)
    public long exportAll(Path file) {
        var count = new AtomicLong();
        try (var all = store.all("", today())) {
            Sheets.write(
                    file,
                    "places",
                    COLUMNS,
                    all.peek(place -> count.incrementAndGet()).map(Places::cells));
        }
        return count.get();
    }

    private static List<String> cells(Place place) {
        var parent = place.parent();
        return List.of(
                place.code().value(),
                place.name(),
                parent == null ? "" : parent.value(),
                place.kind().code(),
                place.en());
    }

    private ImportReport take(InputStream shipped) throws IOException {
        var file = Files.createTempFile("linli-places", ".tmp");
        try {
            Files.copy(shipped, file, StandardCopyOption.REPLACE_EXISTING);
            return imports.take(new PlaceImports.Source(file, "nanshan.csv", Sheets.Limits.COMMAND), false, rows -> {});
        } finally {
            Files.delete(file);
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
