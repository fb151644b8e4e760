package org.linli.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.catalogue.Level;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Ledger;
import org.linli.notifications.Channel;
import org.linli.organisations.OrganisationId;
import org.linli.seal.PublicLog;

/** Writing what was written already: the commit may succeed and its answer get lost. */
@LinliTest
class IntakeWriterTests {
    private static final District HERE = new District("990109");

    private final IntakeWriter writer;
    private final Ledger ledger;
    private final PublicLog log;

    IntakeWriterTests(IntakeWriter writer, Ledger ledger, PublicLog log) {
        this.writer = writer;
        this.ledger = ledger;
        this.log = log;
    }

    @Test
    void aSecondTryOfTheSameIntakeWritesNothing() {
        for (var key : new String[] {null, "a-key"}) {
            var incoming = incoming(key);
            var first = writer.write(incoming);
            var second = writer.write(incoming);
            assertThat(second).isEqualTo(first);
            assertThat(ledger.about(HERE, first.id().value())).hasSize(1);
        }
    }

    private Incoming incoming(@org.jspecify.annotations.Nullable String key) {
        var sample = Samples.received();
        var matter = new Matter(
                new MatterId(Ids.next(java.time.Clock.systemUTC())),
                Ids.code(HERE, 8),
                new PlaceCode(HERE + "001001"),
                sample.filing(),
                sample.state(),
                null,
                sample.hands(),
                sample.promise(),
                sample.reply(),
                false,
                null,
                0);
        var receipt = Ids.code(HERE, 16);
        var act = new MatterAct.Received(
                matter.about(Samples.MONDAY), Draft.Via.WEB, matter.promise().due(), false, false, 2026);
        var promised = log.promise(act, PublicLog.content(Map.of("title", "灯", "text", "灯不亮")));
        return new Incoming(
                matter,
                act,
                new Intake.Received(
                        matter.id(),
                        receipt,
                        matter.code(),
                        State.RECEIVED,
                        "01.01.01",
                        Level.COMMUNITY,
                        new OrganisationId(Samples.STATION),
                        matter.promise().due(),
                        false,
                        promised.note(),
                        false),
                promised,
                key,
                HexFormat.of().formatHex(new byte[32]),
                Hashes.ofReceipt(receipt),
                "灯",
                "灯不亮",
                true,
                new Channel(Channel.Kind.NONE, ""),
                Lang.ZH,
                List.of(),
                matter.promise().contactDue());
    }
}
