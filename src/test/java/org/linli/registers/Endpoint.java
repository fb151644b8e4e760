package org.linli.registers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row of {@code scope/endpoints.csv}: what an endpoint asks for, what it is about, and what it answers to whom.
 *
 * @param asks one of these lets somebody in: a permission, {@code PUBLIC}, {@code SIGNED}, {@code HOLDER} of the matter's receipt,
 *     {@code RECEIPT} as a program shows it, or {@code @head}, whose own it is
 * @param target what it is about; empty where its answer does not depend on where something lies
 * @param in the statuses for who may, within reach
 * @param without those for who is signed in and may nothing of the kind
 * @param out those for who may, and not there
 * @param nobody those for whoever comes, where they are not what they are everywhere
 * @param form what is sent; {@code :name=value} stands for a variable of the path
 */
record Endpoint(
        String method,
        String path,
        Set<String> asks,
        String target,
        Set<Integer> in,
        Set<Integer> without,
        Set<Integer> out,
        Set<Integer> nobody,
        String form) {
    static final String TABLE = "src/test/resources/scope/endpoints.csv";
    private static final int COLUMNS = 9;
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([a-z]+)(:[^}]*)?}");

    static List<Endpoint> all() {
        try (var lines = Files.lines(Path.of(TABLE))) {
            return lines.skip(1).map(Endpoint::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Endpoint read(String line) {
        var cell = line.split(",", COLUMNS);
        return new Endpoint(
                cell[0],
                cell[1],
                Set.of(cell[2].split("\\|")),
                cell[3],
                numbers(cell[4]),
                numbers(cell[5]),
                numbers(cell[6]),
                numbers(cell[7]),
                cell[8]);
    }

    private static Set<Integer> numbers(String cell) {
        return Stream.of(cell.split("/"))
                .filter(word -> !word.isEmpty())
                .map(Integer::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    String name() {
        return method + " " + path;
    }

    boolean isPublic() {
        return asks.contains("PUBLIC");
    }

    private boolean isByReceipt() {
        return asks.contains("HOLDER") || asks.contains("RECEIPT");
    }

    /** About the session that asks: whoever may would lose it, so it is asked by nobody only. */
    boolean isOwn() {
        return target.equals("session");
    }

    boolean isApi() {
        return path.startsWith("/api/");
    }

    boolean isGet() {
        return method.equals("GET");
    }

    /** Whether its answer depends on where something lies. */
    boolean isSomewhere() {
        return !target.isEmpty() && !isOwn();
    }

    /** Everyone it refuses: none of these may be what it answers to who may. */
    Set<Integer> refusals() {
        return Stream.of(without, out, nobody).flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** Whether {@code role} may, somewhere. */
    boolean lets(Asker role) {
        return asks.stream().anyMatch(role.asks()::contains);
    }

    /** What {@code role} may be answered about what lies {@code where}. Which of two checks refuses first is not said. */
    Set<Integer> expected(Asker role, Where where) {
        if (isPublic()) {
            return role.isSignedIn() || nobody.isEmpty() ? in : nobody;
        }
        var there = !isSomewhere() || role.reach().contains(where);
        if (lets(role)) {
            return there ? in : out;
        }
        if (!role.isSignedIn() && !isByReceipt()) {
            return nobody.isEmpty() ? Set.of(isApi() || !isGet() ? 401 : 303) : nobody;
        }
        return there ? without : Stream.concat(without.stream(), out.stream()).collect(Collectors.toSet());
    }

    /** The path with its variables as {@code values} and the form say. */
    String path(Map<String, String> values) {
        var said = parts().filter(part -> part.startsWith(":"))
                .map(part -> part.substring(1).split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
        return VARIABLE.matcher(path)
                .replaceAll(found -> Matcher.quoteReplacement(
                        filled(said.getOrDefault(found.group(1), values.getOrDefault(found.group(1), "x")), values)));
    }

    /** What is sent, as {@code values} say. */
    String form(Map<String, String> values) {
        return filled(parts().filter(part -> !part.startsWith(":")).collect(Collectors.joining("&")), values);
    }

    private Stream<String> parts() {
        return Stream.of(form.split("&")).filter(part -> !part.isEmpty());
    }

    private static String filled(String text, Map<String, String> values) {
        var filled = text;
        for (var value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    @Override
    public String toString() {
        return name() + (form.startsWith(":") ? " " + form : "");
    }
}
