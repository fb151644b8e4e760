package org.linli.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Problem;

/**
 * Whom one believes that a tree head is the one that everybody sees (c2sp.org/tlog-policy): which logs, which witnesses, and how
 * many of them.
 *
 * @param quorum the name of a witness or group, or {@code none}
 */
public record Policy(List<VerifierKey> logs, Map<String, Witness> witnesses, Map<String, Group> groups, String quorum) {
    private static final String NONE = "none";

    /** A witness: its key and, where one talks to it, its address. */
    public record Witness(VerifierKey key, @Nullable String url) {}

    /** At least {@code threshold} of {@code members}, each a witness or a group. */
    public record Group(int threshold, List<String> members) {
        /** Takes a copy. */
        public Group {
            members = List.copyOf(members);
        }
    }

    /** Takes copies. */
    public Policy {
        logs = List.copyOf(logs);
        witnesses = Map.copyOf(witnesses);
        groups = Map.copyOf(groups);
    }

    /** Reads a policy file; fails as {@link Problem#INVALID} naming the line. */
    public static Policy parse(String text) {
        return new Reading().policy(text);
    }

    /**
     * Checks a note of one of {@code logs} and answers how its witnesses were counted. Fails as {@link Problem#FORBIDDEN} where it is
     * signed by no log or by too few witnesses, as {@link Problem#INVALID} where a signature does not hold.
     */
    public List<Signed> verify(Note note) {
        var keys = new ArrayList<>(logs);
        witnesses.values().forEach(witness -> keys.add(witness.key()));
        var signed = note.verified(keys);
        var origin = Checkpoint.parse(note.text()).origin();
        if (signed.stream()
                .noneMatch(one -> logs.contains(one.key()) && one.key().name().equals(origin))) {
            throw Problem.FORBIDDEN.because("not signed by a log of the policy");
        }
        if (!isEnough(signed)) {
            throw Problem.FORBIDDEN.because("cosigned by too few witnesses for " + quorum);
        }
        return signed;
    }

    /**
     * Whether {@code note} is cosigned by as many witnesses as the quorum asks for, whatever log signed it. Fails as
     * {@link Problem#INVALID} where a signature does not hold.
     */
    public boolean isEnough(Note note) {
        var keys = witnesses.values().stream().map(Witness::key).toList();
        var cosigned = note.only(keys);
        return isEnough(cosigned.lines().isEmpty() ? List.of() : cosigned.verified(keys));
    }

    private boolean isEnough(List<Signed> signed) {
        var by = signed.stream().map(Signed::key).collect(Collectors.toSet());
        return quorum.equals(NONE) || met(quorum, by);
    }

    private boolean met(String name, Collection<VerifierKey> by) {
        var witness = witnesses.get(name);
        if (witness != null) {
            return by.contains(witness.key());
        }
        var group = groups.get(name);
        return group != null
                && group.members().stream().filter(member -> met(member, by)).count() >= group.threshold();
    }

    /** Reads line by line; a name must stand before it is used, which also rules out circles. */
    private static final class Reading {
        private final List<VerifierKey> logs = new ArrayList<>();
        private final Map<String, Witness> witnesses = new LinkedHashMap<>();
        private final Map<String, Group> groups = new LinkedHashMap<>();
        private final Set<String> members = new HashSet<>();
        private final Set<String> keys = new HashSet<>();
        private @Nullable String quorum;

        Policy policy(String text) {
            var lines = text.split("\n", -1);
            for (var number = 1; number <= lines.length; number++) {
                var words = lines[number - 1].strip().split("[ \t]+");
                if (!words[0].isEmpty() && !words[0].startsWith("#") && !take(words)) {
                    throw Problem.INVALID.because("line " + number + " of the policy: " + lines[number - 1].strip());
                }
            }
            if (quorum == null) {
                throw Problem.INVALID.because("the policy names no quorum");
            }
            return new Policy(logs, witnesses, groups, quorum);
        }

        private boolean take(String[] words) {
            return switch (words[0]) {
                case "log" -> log(words);
                case "witness" -> witness(words);
                case "group" -> group(words);
                case "quorum" -> quorum(words);
                default -> false;
            };
        }

        private boolean log(String[] words) {
            return (words.length == 2 || words.length == 3) && logs.add(fresh("log", words[1]));
        }

        private boolean witness(String[] words) {
            if ((words.length != 3 && words.length != 4) || isKnown(words[1])) {
                return false;
            }
            witnesses.put(words[1], new Witness(fresh("witness", words[2]), words.length == 4 ? words[3] : null));
            return true;
        }

        /** No key twice among logs or among witnesses, whatever its name. */
        private VerifierKey fresh(String role, String line) {
            var key = VerifierKey.parse(line);
            if (!keys.add(role + key.publicKey())) {
                throw Problem.INVALID.because("the same " + role + " twice: " + key.name());
            }
            return key;
        }

        private boolean group(String[] words) {
            if (words.length < 4 || isKnown(words[1])) {
                return false;
            }
            var of = Arrays.asList(words).subList(3, words.length);
            var threshold = threshold(words[2], of.size());
            if (threshold < 1 || threshold > of.size()) {
                return false;
            }
            for (var member : of) {
                if (!isDefined(member) || !members.add(member)) {
                    return false;
                }
            }
            groups.put(words[1], new Group(threshold, of));
            return true;
        }

        private static int threshold(String word, int size) {
            return switch (word) {
                case "all" -> size;
                case "any" -> 1;
                default -> word.matches("[1-9]\\d{0,5}") ? Integer.parseInt(word) : 0;
            };
        }

        private boolean quorum(String[] words) {
            if (words.length != 2 || quorum != null || (!words[1].equals(NONE) && !isDefined(words[1]))) {
                return false;
            }
            quorum = words[1];
            return true;
        }

        private boolean isDefined(String name) {
            return witnesses.containsKey(name) || groups.containsKey(name);
        }

        private boolean isKnown(String name) {
            return name.equals(NONE) || isDefined(name);
        }
    }
}
