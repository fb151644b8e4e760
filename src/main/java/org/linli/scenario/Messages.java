package org.linli.scenario;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Problem;
import org.linli.web.Sheets;

/** Real messages of residents, and the answers that some of them got. */
final class Messages {
    private Messages() {}

    /**
     * A message as it was written.
     *
     * @param key which it is, over all files: {@code hot:188006}
     */
    record Message(
            String key,
            Instant at,
            String subject,
            String body,
            @Nullable Answer answer) {}

    /** What the office answered. */
    record Answer(Instant at, String text) {}

    /** That a message came in, or that it was answered. */
    record Event(Instant at, Message message, boolean answered) {}

    /** Reads a file: message_no, posted_at, subject, body and, where there was one, reply, replied_at. */
    static List<Message> read(String name, Path file, ZoneId zone) {
        var messages = new ArrayList<Message>();
        Sheets.read(file, row -> messages.add(message(name, row, zone)));
        return messages;
    }

    private static Message message(String name, Sheets.Row row, ZoneId zone) {
        var number = row.text("message_no");
        var reply = row.text("reply");
        try {
            return new Message(
                    name + ":" + number,
                    time(row.text("posted_at"), zone),
                    row.text("subject"),
                    row.text("body"),
                    reply.isEmpty() ? null : new Answer(time(row.text("replied_at"), zone), reply));
        } catch (DateTimeException e) {
            throw Problem.INVALID.because("row " + row.number() + ": " + e.getMessage());
        }
    }

    private static Instant time(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    /** Everything that happened, in the order of time; at one time, first what came in, then by key. */
    static List<Event> inOrder(List<Message> messages) {
        var events = new ArrayList<Event>(messages.size() * 2);
        for (var message : messages) {
            events.add(new Event(message.at(), message, false));
            if (message.answer() != null) {
                events.add(new Event(message.answer().at(), message, true));
            }
        }
        events.sort(Comparator.comparing(Event::at)
                .thenComparing(Event::answered)
                .thenComparing(event -> event.message().key()));
        return List.copyOf(events);
    }
}
