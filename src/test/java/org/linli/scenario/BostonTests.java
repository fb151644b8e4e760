package org.linli.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.LinliTest;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.scenario.Boston.Verdict;
import org.linli.scenario.BostonReplay.Compared;

/** Requests of our own writing, in the form of the city's file. */
@LinliTest
class BostonTests {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant UNTIL =
            LocalDateTime.parse("2011-08-31T23:59:59").atZone(ZONE).toInstant();
    private static final String HEADER =
            "case_id,opened_at,due_at,closed_at,on_time,reason,type,neighborhood,channel\n";

    private final BostonReplay replay;

    BostonTests(BostonReplay replay) {
        this.replay = replay;
    }

    private static List<Boston.Request> read(Path folder, String rows) throws IOException {
        var file = folder.resolve("requests.csv");
        Files.writeString(file, HEADER + rows);
        return Boston.read(file, ZONE);
    }

    /** Each row is a kind of agreement, or of difference. */
    @Test
    void whatWasInTimeIsWhatTheCitySays(@TempDir Path folder) throws IOException {
        var requests = read(folder, """
                1,2011-07-01T10:00:00,2011-07-03T09:59:58,2011-07-03T09:59:57,ONTIME,Street Lights,Lamp,North,Self Service
                2,2011-07-01T10:00:00,2011-07-03T09:59:58,2011-07-03T09:59:59,OVERDUE,Street Lights,Lamp,North,Twitter
                3,2011-07-01T10:00:01,2011-07-15T10:00:01,,OVERDUE,Trees,Tree,South,Constituent Call
                4,2011-07-01T10:00:02,2012-12-31T10:00:02,2012-02-01T10:00:00,ONTIME,Trees,Tree,South,Constituent Call
                5,2011-07-01T10:00:03,,2011-08-30T10:00:00,ONTIME,Programs,Something,,Citizens Connect App
                6,2011-07-01T10:00:04,2011-07-01T00:00:00,2011-07-01T10:30:00,OVERDUE,Housing,Mice,,Maximo Integration
                7,2011-07-01T10:00:05,2011-07-05T10:00:05,2011-07-01T10:00:05,ONTIME,Housing,Mice,,Employee Generated
                8,2011-07-01T10:00:06,2011-07-05T10:00:06,2013-01-01T10:00:00,,Housing,Mice,,Employee Generated
                """);

        var outcome = replay.run(requests, UNTIL, line -> {});

        assertThat(outcome.requests()).isEqualTo(8);
        assertThat(outcome.counts())
                .containsEntry(new Compared(true, Verdict.ONTIME, Verdict.ONTIME), 2L)
                .containsEntry(new Compared(true, Verdict.OVERDUE, Verdict.OVERDUE), 3L)
                .as("the city decided after our clock stopped")
                .containsEntry(new Compared(true, Verdict.ONTIME, Verdict.NONE), 1L)
                .as("no date of the city's: the catalogue's limit is another")
                .containsEntry(new Compared(false, Verdict.ONTIME, Verdict.OVERDUE), 1L)
                .as("the city says nothing")
                .containsEntry(new Compared(true, Verdict.NONE, Verdict.OVERDUE), 1L)
                .hasSize(5);
        assertThat(outcome.agreeing()).isEqualTo(5);
        assertThat(outcome.differing()).isZero();
        assertThat(outcome.figures()).containsEntry("matters.received", 8L).containsEntry("matters.answer.in-time", 2L);
        assertThat(replay.run(requests, UNTIL, line -> {}).counts())
                .as("a second run goes on where the first ended")
                .isEqualTo(outcome.counts());
    }

    @Test
    void aRowThatCannotBeReadIsNamed(@TempDir Path folder) {
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                        ProblemException.class,
                        () -> read(folder, "1,yesterday,,,ONTIME,Trees,Tree,South,Self Service\n")))
                .hasMessageContaining("row 2")
                .extracting(ProblemException::problem)
                .isEqualTo(Problem.INVALID);
    }
}
