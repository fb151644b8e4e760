package org.linli.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTests {
    private static final Instant AT = Instant.parse("2026-11-25T02:00:00Z");
    private static final SignerKey LOG = key("ledger.example", KeyKind.ED25519);
    private static final SignerKey OTHER = key("other.example", KeyKind.ED25519);
    private static final List<SignerKey> WITNESSES = List.of(
            key("east.example", KeyKind.COSIGNATURE),
            key("west.example", KeyKind.ML_DSA_44),
            key("north.example", KeyKind.COSIGNATURE));
    private static final String TEXT = new Checkpoint("ledger.example", 0, new Hasher().empty()).text();

    private static SignerKey key(String name, KeyKind kind) {
        return SignerKey.generate(name, kind, new SecureRandom());
    }

    private static String policy(String rest) {
        return """
                # who is believed
                log %s
                witness east %s https://east.example
                witness west %s
                \twitness north %s

                %s
                """.formatted(
                        LOG.verifier(),
                        WITNESSES.get(0).verifier(),
                        WITNESSES.get(1).verifier(),
                        WITNESSES.get(2).verifier(),
                        rest.replace(';', '\n'));
    }

    /** Signed by the log and by each witness whose number stands in {@code by}. */
    private static Note note(String by) {
        var lines = new ArrayList<Note.Line>();
        lines.add(LOG.sign(TEXT, AT));
        by.chars().forEach(c -> lines.add(WITNESSES.get(c - '0').sign(TEXT, AT)));
        return new Note(TEXT, lines);
    }

    @ParameterizedTest
    @CsvSource({
        "quorum none, '', true",
        "quorum east, '', false",
        "quorum east, 1, false",
        "quorum east, 0, true",
        "group g 2 east west north;quorum g, 0, false",
        "group g 2 east west north;quorum g, 00, false", // one witness twice is one
        "group g 2 east west north;quorum g, 02, true",
        "group g all east west north;quorum g, 02, false",
        "group g any east west;quorum g, 2, false",
        "group g any east west;group h all g north;quorum h, 12, true",
        "group g any east west;group h all g north;quorum h, 01, false"
    })
    void countsWitnessesAsThePolicySays(String rest, String by, boolean passes) {
        var policy = Policy.parse(policy(rest));
        if (passes) {
            assertThat(policy.verify(note(by))).hasSize(1 + by.length());
        } else {
            assertThatThrownBy(() -> policy.verify(note(by))).hasMessageContaining("too few");
        }
    }

    @Test
    void aLogOutsideThePolicyIsNotBelieved() {
        var policy = Policy.parse(policy("quorum none"));
        assertThatThrownBy(() -> policy.verify(new Note(TEXT, List.of(OTHER.sign(TEXT, AT)))))
                .hasMessageContaining("trusted");
        assertThatThrownBy(() -> policy.verify(
                        new Note(TEXT, List.of(WITNESSES.getFirst().sign(TEXT, AT)))))
                .hasMessageContaining("log of the policy");
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "quorum south",
        "quorum",
        "quorum east;quorum east",
        "group none any east;quorum none",
        "group g 0 east;quorum g",
        "group g 2 east;quorum g",
        "group g any;quorum g",
        "group g any g;quorum g",
        "group g any east;group h any east;quorum g", // a member once only
        "group east any west;quorum east",
        "witness east x;quorum none",
        "banner;quorum none"
    })
    void refusesPoliciesThatSayNothingClear(String rest) {
        assertThatThrownBy(() -> Policy.parse(policy(rest))).isInstanceOf(org.linli.kernel.ProblemException.class);
    }

    @Test
    void refusesTheSameKeyTwice() {
        var again = "log " + LOG.verifier() + ";quorum none";
        assertThatThrownBy(() -> Policy.parse(policy(again))).hasMessageContaining("twice");
    }
}
