package org.linli.house;

import org.junit.jupiter.api.Test;
import org.linli.Linli;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTests {
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
}
