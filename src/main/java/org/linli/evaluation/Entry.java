package org.linli.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One mapping of a YAML file, which knows its line and what it calls itself. */
record Entry(MappingNode node, List<Finding> findings) implements Fields {
    /** Notes each key that is none of {@code known} or stands twice: a slip of the pen must not be passed over. */
    Entry knows(Set<String> known) {
        var seen = new HashSet<String>();
        for (var tuple : node.getValue()) {
            var key = key(tuple);
            if (!known.contains(key) || !seen.add(key)) {
                findings.add(new Finding(line(tuple.getKeyNode()), code(), Fault.FIELD_UNKNOWN, key));
            }
        }
        return this;
    }

    @Override
    public int line() {
        return line(node);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    @Override
    public String code() {
        return find("code").or(() -> find("measure")).orElse("");
    }

    private Optional<Node> value(String key) {
        return node.getValue().stream()
                .filter(tuple -> key(tuple).equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    @Override
    public Optional<String> find(String key) {
        return value(key)
                .map(value ->
                        value instanceof ScalarNode scalar ? scalar.getValue().strip() : "")
                .filter(text -> !text.isEmpty());
    }

    /** The entries of the list at {@code key}; noted where there is none. */
    List<Entry> list(String key) {
        var entries = new ArrayList<Entry>();
        if (value(key).orElse(null) instanceof SequenceNode sequence) {
            for (var item : sequence.getValue()) {
                if (item instanceof MappingNode mapping) {
                    entries.add(new Entry(mapping, findings));
                }
            }
        }
        if (entries.isEmpty()) {
            wrong(Fault.FIELD_MISSING, key);
        }
        return entries;
    }
}
