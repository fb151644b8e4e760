package org.linli.notifications;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import tools.jackson.databind.json.JsonMapper;

/** Writes messages to {@code <data>/outbox/<day>.jsonl} instead of sending them: for development and trials. */
final class FileGateway implements Gateway {
    private final Path folder;
    private final JsonMapper json;
    private final Clock clock;
    private final boolean trial;

    /** @param trial whether those who try Linli out read the folder, so that it reaches them */
    FileGateway(Path folder, JsonMapper json, Clock clock, boolean trial) {
        this.trial = trial;
        this.folder = folder;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public boolean takes(Channel.Kind kind) {
        return kind == Channel.Kind.SMS || kind == Channel.Kind.EMAIL;
    }

    @Override
    public boolean reaches() {
        return trial;
    }

    @Override
    public synchronized void send(Channel to, String text) {
        var line = new LinkedHashMap<String, String>();
        line.put("at", clock.instant().toString());
        line.put("kind", to.kind().name());
        line.put("to", to.address());
        line.put("text", text);
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve(LocalDate.now(clock) + ".jsonl"),
                    json.writeValueAsString(line) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new GatewayFailure(
                    "the outbox cannot be written: " + e.getClass().getSimpleName(), e);
        }
    }
}
