package org.linli.matters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Catalogue;
import org.linli.catalogue.Category;
import org.linli.catalogue.Level;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Recent;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.springframework.stereotype.Component;

/** Finds who takes a matter: at receipt, and one level up. */
@Component
class Routing {
    private static final String STATION = "station";
    private static final String OFFICE = "office";
    /** The function that rules and supervises. */
    static final String CENTRE = "centre";

    private static final int CHOICES_MAX = 200;

    private final Recent<Asked, Target> receivers = new Recent<>();
    private final Organisations organisations;
    private final Catalogue catalogue;

    private record Asked(PlaceCode place, Level level, String unit) {}

    Routing(Organisations organisations, Catalogue catalogue) {
        this.organisations = organisations;
        this.catalogue = catalogue;
    }

    /** Who receives a matter of {@code category} at {@code place}; empty where nobody there answers for anything. */
    Optional<Target> first(PlaceCode place, Category category) {
        return receivers.get(new Asked(place, category.level(), category.unit()), this::receiver);
    }

    private Optional<Target> receiver(Asked asked) {
        return candidates(asked.level(), asked.unit())
                .flatMap(function -> organisations.answering(asked.place(), function).stream())
                .findFirst()
                .map(this::target);
    }

    /** In this order: the category's own unit, whoever answers for the rest at its level, then whoever does above. */
    private static Stream<String> candidates(Level level, String unit) {
        return switch (level) {
            case COMMUNITY -> Stream.of(unit, STATION, OFFICE, CENTRE);
            case SUBDISTRICT -> Stream.of(unit, OFFICE, CENTRE, STATION);
            case DISTRICT -> Stream.of(unit, CENTRE, OFFICE, STATION);
        };
    }

    /** Who receives it in the place of {@code against}: the nearest above, else anybody else who answers there. */
    Optional<Target> instead(PlaceCode place, Category category, Target against) {
        var others = Stream.concat(candidates(category.level(), category.unit()), Stream.of(OFFICE, CENTRE, STATION))
                .distinct()
                .flatMap(function -> organisations.answering(place, function).stream())
                .map(this::target)
                .filter(target -> !target.unit().equals(against.unit()))
                .distinct()
                .toList();
        return others.stream()
                .filter(target -> target.level().isAbove(against.level()))
                .min(Comparator.comparing(Target::level))
                .or(() -> others.stream().findFirst());
    }

    /** Who receives a part of {@code whole} that is filed under {@code category}. */
    Optional<Target> first(Matter whole, Category category) {
        return first(whole.place(), category)
                .filter(target -> !target.unit().equals(whole.filing().against()));
    }

    /** Who has it one level up: the category's unit where it stands there, else the sub-district office, the district centre. */
    Optional<Target> above(Matter matter) {
        for (var level = matter.hands().level().above(); level.isPresent(); level = level.flatMap(Level::above)) {
            var found = above(matter, level.get());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Target> above(Matter matter, Level level) {
        var standing = level == Level.SUBDISTRICT ? OFFICE : CENTRE;
        var functions = catalogue
                .find(matter.filing().category())
                .filter(category -> category.level() == level)
                .map(category -> List.of(category.unit(), standing))
                .orElse(List.of(standing));
        return functions.stream()
                .flatMap(function -> organisations.answering(matter.place(), function).stream())
                .map(this::target)
                .filter(target -> target.level().isAbove(matter.hands().level()))
                .filter(target -> !target.unit().equals(matter.hands().unit()))
                .filter(target -> !target.unit().equals(matter.filing().against()))
                .findFirst();
    }

    /** Where {@code command} sends {@code matter}; null where it stays. Fails as {@link Problem#INVALID}. */
    @Nullable
    Target target(Matter matter, StepCommand command) {
        return switch (command.step()) {
            case ASSIGN, TRANSFER, ADJUDICATE -> chosen(matter, command.unit());
            case RETURN ->
                matter.hands().from() == null
                        ? null
                        : chosen(matter, matter.hands().from());
            case ESCALATE -> above(matter).orElseThrow(() -> Guard.TOP.refusal(Step.ESCALATE, matter));
            case REDO -> above(matter).orElse(null);
            default -> null;
        };
    }

    /** Where {@code matter} can be given: the community's units, then those above; never to whom it complains of. */
    List<UnitChoice> choices(Matter matter) {
        var place = matter.place();
        var found = new ArrayList<Organisation>();
        for (var at = Optional.of(place.upTo(PlaceCode.COMMUNITY));
                at.isPresent() && at.get().value().length() >= PlaceCode.DISTRICT;
                at = at.get().parent()) {
            var here = at.get();
            organisations.list(place.district(), here, CHOICES_MAX).stream()
                    .filter(unit -> unit.place().equals(here))
                    .forEach(found::add);
        }
        return found.stream()
                .filter(unit -> !unit.id().value().equals(matter.filing().against()))
                .map(unit -> new UnitChoice(unit.id(), unit.name(), catalogue.levelOf(unit.function())))
                .toList();
    }

    private Target chosen(Matter matter, @Nullable UUID unit) {
        var district = matter.district();
        if (unit != null && unit.equals(matter.filing().against())) {
            throw Problem.INVALID.because("it complains of that unit", Map.of("unit", "matters.need.not-against"));
        }
        if (unit != null) {
            var id = new OrganisationId(unit);
            var found = organisations.named(district, List.of(id)).get(id);
            if (found != null && !found.function().isEmpty()) { // a body that answers for nothing takes no matters
                return target(found);
            }
        }
        throw Problem.INVALID.because("no such unit here", Map.of("unit", "matters.need.unit"));
    }

    private Target target(Organisation organisation) {
        return new Target(organisation.id().value(), catalogue.levelOf(organisation.function()));
    }
}
