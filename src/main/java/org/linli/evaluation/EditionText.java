package org.linli.evaluation;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The text of an edition, changed only where a field of a criterion changes, so that what reviewers see is what was meant. */
final class EditionText {
    private final String yaml;
    private final Map<String, MappingNode> criteria = new HashMap<>();
    private final List<Edit> edits = new ArrayList<>();

    /** Code points {@code from} to {@code to} become {@code text}. */
    private record Edit(int from, int to, String text) {}

    private EditionText(String yaml) {
        this.yaml = yaml;
        var options = new LoaderOptions();
        options.setCodePointLimit(StandardReader.FILE_MAX);
        collect(new Yaml(options).compose(new StringReader(yaml)));
    }

    /** {@code yaml}, which can be read, with {@code changes} to fields of criteria that it has. */
    static String with(String yaml, List<Change> changes) {
        var text = new EditionText(yaml);
        changes.forEach(text::change);
        return text.applied();
    }

    private void collect(Node node) {
        if (node instanceof MappingNode mapping) {
            for (var tuple : mapping.getValue()) {
                if (tuple.getValueNode() instanceof SequenceNode below) {
                    below.getValue().forEach(this::collect);
                } else if (key(tuple).equals("code") && tuple.getValueNode() instanceof ScalarNode code) {
                    criteria.put(code.getValue(), mapping);
                }
            }
        }
    }

    private static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
    }

    private void change(Change change) {
        var criterion = criteria.get(change.code());
        if (criterion == null) {
            throw new IllegalArgumentException("no criterion " + change.code());
        }
        var at = criterion.getValue().stream()
                .filter(tuple -> key(tuple).equals(change.field()))
                .findFirst();
        var last = criterion.getValue().getLast().getValueNode();
        if (at.isEmpty()) {
            var indent = " ".repeat(criterion.getStartMark().getColumn());
            edits.add(new Edit(end(last), end(last), "\n" + indent + change.field() + ": " + quoted(change.is())));
        } else if (change.is().isEmpty()) {
            edits.add(new Edit(
                    lineBefore(start(at.get().getKeyNode())), end(at.get().getValueNode()), ""));
        } else {
            var value = at.get().getValueNode();
            edits.add(new Edit(start(value), end(value), quoted(change.is())));
        }
    }

    private static int start(Node node) {
        return node.getStartMark().getIndex();
    }

    private static int end(Node node) {
        return node.getEndMark().getIndex();
    }

    /** Where the line break before {@code index} stands. */
    private int lineBefore(int index) {
        var at = yaml.lastIndexOf('\n', yaml.offsetByCodePoints(0, index));
        return yaml.codePointCount(0, at);
    }

    private static String quoted(String text) {
        return text.matches("\\d+") ? text : "'" + text.replace("'", "''").replaceAll("\\s*\\R\\s*", " ") + "'";
    }

    private String applied() {
        var text = new StringBuilder(yaml);
        edits.sort(Comparator.comparingInt(Edit::from).reversed());
        for (var edit : edits) {
            text.replace(text.offsetByCodePoints(0, edit.from()), text.offsetByCodePoints(0, edit.to()), edit.text());
        }
        return text.toString();
    }
}
