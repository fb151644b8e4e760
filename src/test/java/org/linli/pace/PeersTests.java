package org.linli.pace;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeersTests {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // a peer out there is itself, whatever it says
                "203.0.113.9, -, 203.0.113.9",
                "203.0.113.9, 127.0.0.1, 203.0.113.9",
                // a proxy is believed, its own entry only
                "127.0.0.1, 203.0.113.9, 203.0.113.9",
                "10.0.0.5, '198.51.100.7, 203.0.113.9', 203.0.113.9",
                "::1, 2001:DB8::9, 2001:db8::9",
                "fd00::1, 203.0.113.9, 203.0.113.9",
                "127.0.0.1, <script>, 127.0.0.1",
                "127.0.0.1, '', 127.0.0.1",
            })
    void countsTriesByTheAddressThatAClientCannotChoose(String peer, @Nullable String forwarded, String address) {
        assertThat(Peers.address(peer, forwarded)).isEqualTo(address);
    }
}
