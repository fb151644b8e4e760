package org.linli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.linli.Linli;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import tools.jackson.databind.json.JsonMapper;

class ModularityTests {
    private static final String LIST = "/META-INF/spring-modulith/application-modules.json";

    private final ApplicationModules modules = ApplicationModules.of(Linli.class);

    @Test
    void arrowsPointDown() {
        modules.verify();
    }

    /** Drawn anew at each build into target/spring-modulith-docs, so the pictures cannot lie. */
    @Test
    void theHouseIsDrawn() {
        new Documenter(modules).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
    }

    /**
     * The list by which each module's tables are migrated, in this order. Without it the running server would look through all classes
     * at each start to find out, and keep what it found. A new module is written into it where this test says.
     */
    @Test
    void theListOfModulesIsWhole() throws IOException {
        try (var list = ModularityTests.class.getResourceAsStream(LIST)) {
            var listed = List.copyOf(
                    new JsonMapper().readTree(Objects.requireNonNull(list)).propertyNames());
            var there = modules.stream()
                    .map(module -> module.getIdentifier().toString())
                    .toList();
            assertThat(listed).isEqualTo(there);
        }
    }
}
