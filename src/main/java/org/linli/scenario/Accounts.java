package org.linli.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.linli.kernel.Ids;
import org.linli.kernel.PrivateFile;
import org.linli.kernel.Settings;
import org.springframework.stereotype.Component;

/** The demo's accounts in a file that only the operator reads: {@code login password office unit@place name}. */
@Component
class Accounts {
    private static final String FILE = "demo-accounts.txt";
    private static final int PASSWORD_LENGTH = 16; // 80 bits

    private final Path file;
    private final Optional<String> fixed;

    Accounts(Settings settings) {
        this.file = settings.data().resolve(FILE);
        this.fixed = settings.demoPassword();
    }

    Path file() {
        return file;
    }

    /** The password of every member by login: those written down before, or new ones, which are written down first. */
    Map<String, String> passwords(List<DemoWorld.Member> members) {
        var known = read();
        var lines = new ArrayList<String>();
        for (var member : members) {
            var password = fixed.orElseGet(() -> known.getOrDefault(
                    member.login(), Ids.grouped(Ids.random(PASSWORD_LENGTH)).toLowerCase(java.util.Locale.ROOT)));
            known.put(member.login(), password);
            lines.add(String.join("\t", member.login(), password, member.post(), member.organisation(), member.zh()));
        }
        write(lines);
        return known;
    }

    /** The passwords that were written down, by login. */
    Map<String, String> read() {
        var known = new TreeMap<String, String>();
        if (Files.exists(file)) {
            try {
                for (var line : Files.readAllLines(file)) {
                    var cells = line.split("\t", -1);
                    if (cells.length > 1) {
                        known.put(cells[0], cells[1]);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return known;
    }

    private void write(List<String> lines) {
        try {
            PrivateFile.replace(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
