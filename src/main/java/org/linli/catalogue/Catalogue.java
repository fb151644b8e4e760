package org.linli.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.linli.kernel.Problem;
import org.linli.kernel.Words;

/** One version of the catalogue: every category, the groups above them and the functions that answer. Immutable. */
public final class Catalogue {
    /** Where goes what nobody can sort: to the community workstation, under the same clock. */
    public static final String OTHER = "99.01.01";

    private final int version;
    private final Map<String, Category> categories = new TreeMap<>();
    private final Map<String, Group> groups = new TreeMap<>();
    private final Map<String, Function> functions = new TreeMap<>();

    /** A node above categories; {@code parent} is empty at the top. */
    public record Group(String code, String parent, Words name) {}

    /** What a unit can be, and at which level it stands. */
    public record Function(String code, Words name, Level level) {}

    /** Fails as our bug where a category hangs on nothing or names no function, or where {@link #OTHER} is missing. */
    Catalogue(int version, Collection<Group> groups, Collection<Category> categories, Collection<Function> functions) {
        this.version = version;
        groups.forEach(group -> this.groups.put(group.code(), group));
        functions.forEach(function -> this.functions.put(function.code(), function));
        for (var category : categories) {
            var function = this.functions.get(category.unit());
            if (function == null) {
                throw new IllegalArgumentException("category " + category.code() + " names no unit of the list");
            }
            if (category.parent() != null && !this.groups.containsKey(category.parent())) {
                throw new IllegalArgumentException("category " + category.code() + " hangs on nothing");
            }
            this.categories.put(category.code(), category);
        }
        if (!this.categories.containsKey(OTHER)) {
            throw new IllegalArgumentException("the catalogue lacks " + OTHER);
        }
    }

    /** The catalogue that ships with the product, for whoever must know it where no application stands. */
    public static Catalogue shipped() {
        return CatalogueFiles.read(CatalogueConfiguration.SHIPPED);
    }

    /** The year of this version. */
    public int version() {
        return version;
    }

    /** Fails as {@link Problem#INVALID}. */
    public Category get(String code) {
        return find(code)
                .orElseThrow(
                        () -> Problem.INVALID.because("no category " + code, Map.of("category", "catalogue.unknown")));
    }

    /** The category with this code. */
    public Optional<Category> find(String code) {
        return Optional.ofNullable(categories.get(code));
    }

    /** Where goes what nobody can sort. */
    public Category other() {
        return get(OTHER);
    }

    /** Every category, by code. */
    public List<Category> list() {
        return List.copyOf(categories.values());
    }

    /** Every group, by code. */
    public List<Group> groups() {
        return List.copyOf(groups.values());
    }

    /** The groups right under {@code parent}, by code; the top ones for an empty parent. */
    public List<Group> groups(String parent) {
        return groups.values().stream()
                .filter(group -> group.parent().equals(parent))
                .toList();
    }

    /** The categories of a group, by code. */
    public List<Category> in(String group) {
        return categories.values().stream()
                .filter(category -> category.code().startsWith(group + "."))
                .toList();
    }

    /** The level at which {@code function} stands; the district for one that the list does not know. */
    public Level levelOf(String function) {
        var known = functions.get(function);
        return known == null ? Level.DISTRICT : known.level();
    }

    /** The words for a category, also for one that this version no longer has. */
    public Words name(String code) {
        return find(code).map(Category::name).orElse(new Words(code, code));
    }
}
