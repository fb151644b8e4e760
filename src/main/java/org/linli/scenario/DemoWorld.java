package org.linli.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The demo as it is written down in {@code scenario/demo.yaml}, whose head explains the keys. */
record DemoWorld(List<Member> staff, List<Story> matters) {
    private static final String FILE = "/scenario/demo.yaml";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * Somebody with a post.
     *
     * @param post an office of {@code offices.csv}
     * @param organisation {@code unit@place}
     */
    record Member(String login, String zh, String en, String post, String organisation) {
        String unit() {
            return organisation.substring(0, organisation.indexOf('@'));
        }

        String place() {
            return organisation.substring(organisation.indexOf('@') + 1);
        }
    }

    /** A matter and what became of it. */
    record Story(
            String place,
            String title,
            String text,
            String category,
            boolean anonymous,
            @Nullable Reach contact,
            int daysAgo,
            @Nullable String publicTitle,
            @Nullable String publicText,
            List<Beat> steps) {}

    /** Who may be told. */
    record Reach(String name, String phone) {}

    /** One thing that happened, {@code after} the one before it: a step, or the reporter's rating. */
    record Beat(
            String after,
            @Nullable String step,
            @Nullable String text,
            @Nullable String reason,
            @Nullable String unit,
            @Nullable String level,
            @Nullable Integer days,
            @Nullable Verdict rate) {}

    /** What the reporter says in the end. */
    record Verdict(
            boolean solved, int satisfaction, @Nullable String comment) {}

    /** The demo that ships with the product. */
    static DemoWorld read() {
        try (var in = DemoWorld.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("missing " + FILE);
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DemoWorld read(InputStream yaml) {
        Map<String, Object> tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return MAPPER.convertValue(tree, DemoWorld.class);
    }
}
