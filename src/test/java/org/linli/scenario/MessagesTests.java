package org.linli.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.kernel.PlaceCode;

class MessagesTests {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Test
    void whatCameInAndWhatWasAnsweredAreInTheOrderOfTime(@TempDir Path folder) throws IOException {
        var file = folder.resolve("replies.csv");
        Files.writeString(file, """
                message_no,user,posted_at,subject,body,reply,replied_at,explains
                2,u,2019-04-25T09:32:09,路灯,"灯不亮，
                两周了",已修好。,2019-05-10T14:56:53,1
                1,u,2019-04-25T09:32:09,井盖,松了,,,
                """);

        var events = Messages.inOrder(Messages.read("replies", file, ZONE));

        assertThat(events)
                .extracting(event -> event.message().key() + (event.answered() ? " answered" : ""))
                .containsExactly("replies:1", "replies:2", "replies:2 answered");
        assertThat(events.getFirst().at()).isEqualTo(Instant.parse("2019-04-25T01:32:09Z"));
        assertThat(events.get(1).message().body()).contains("\n");
    }

    @Test
    void aMessageIsAtHomeWhereItsSubjectOrElseItsBodySays() {
        assertThat(Whereabouts.of("A3区的影楼", "在A6区")).isEqualTo(new PlaceCode("990100001003"));
        assertThat(Whereabouts.of("道路命名", "A市A6区")).isEqualTo(new PlaceCode("990100001006"));
        assertThat(Whereabouts.of("西地省", "A12号楼")).isEqualTo(new PlaceCode("990100001010"));
    }
}
