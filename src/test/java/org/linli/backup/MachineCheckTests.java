package org.linli.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor says of a machine, each fault planted in a data folder that was well. */
class MachineCheckTests {
    @TempDir
    Path data = Path.of("");

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void installation() throws Exception {
        Files.createDirectories(data.resolve("postgres/cluster"));
        for (var key : List.of("master.key", "log.key", "log-ml-dsa.key")) {
            Files.write(data.resolve(key), new byte[32]);
            Files.setPosixFilePermissions(data.resolve(key), PosixFilePermissions.fromString("rw-------"));
        }
        environment.put("LINLI_DATA", data.toString());
    }

    private List<Finding> findings() {
        var findings = new MachineCheck(environment::get).look();
        findings.forEach(finding -> finding.print(new PrintWriter(new StringWriter()))); // every text is there
        return findings;
    }

    private List<String> wrong() {
        return findings().stream()
                .filter(finding -> !finding.isWell())
                .map(Finding::check)
                .toList();
    }

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(wrong()).isEmpty();
        assertThat(findings()).hasSizeGreaterThanOrEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "LINLI_PORT, eighty, settings",
        "LINLI_TIMEZONE, Moon, settings",
        "LINLI_DB_URL, mysql://here, settings",
        "LINLI_BIND, 0.0.0.0, origin",
    })
    void namesASettingThatIsWrong(String name, String value, String named) {
        environment.put(name, value);
        assertThat(wrong()).containsExactly(named);
    }

    @ParameterizedTest
    @CsvSource({
        "master.key, key.master.missing",
        "log.key, key.log.missing",
        "log-ml-dsa.key, key.log.missing",
    })
    void namesAKeyThatIsMissingAndOneThatOthersCanRead(String key, String named) throws Exception {
        Files.setPosixFilePermissions(data.resolve(key), PosixFilePermissions.fromString("rw-r-----"));
        assertThat(wrong()).containsExactly("key");
        Files.delete(data.resolve(key));
        assertThat(wrong()).containsExactly(named);
        assertThat(data.resolve(key)).doesNotExist(); // the doctor makes none
    }

    @Test
    void namesAMasterKeyThatIsNone() throws Exception {
        Files.write(data.resolve("master.key"), new byte[31]);
        assertThat(wrong()).containsExactly("key.master.length");
    }

    @Test
    void aFolderWithoutDataWantsNothing() {
        environment.put("LINLI_DATA", data.resolve("new/one").toString());
        assertThat(wrong()).isEmpty();
        assertThat(new MachineCheck(environment::get).hasData()).isFalse();
    }
}
