package org.linli.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be asked, how it is signed, when it is tried again. */
class RulesTests {
    /** Special-purpose addresses by IANA's registries (RFC 6890), their edges, and how IPv4 hides in IPv6. */
    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, true",
        "1.1.1.1, true",
        "223.255.255.255, true",
        "100.63.255.255, true",
        "100.128.0.1, true",
        "172.15.0.1, true",
        "172.32.0.1, true",
        "192.0.1.1, true",
        "198.17.0.1, true",
        "198.20.0.1, true",
        "0.0.0.0, false",
        "0.1.2.3, false",
        "10.0.0.1, false",
        "100.64.0.1, false",
        "100.127.255.255, false",
        "127.0.0.1, false",
        "127.255.0.1, false",
        "169.254.169.254, false",
        "172.16.0.1, false",
        "172.31.255.255, false",
        "192.0.0.1, false",
        "192.0.2.1, false",
        "192.88.99.1, false",
        "192.168.1.1, false",
        "198.18.0.1, false",
        "198.19.255.255, false",
        "198.51.100.1, false",
        "203.0.113.1, false",
        "224.0.0.1, false",
        "240.0.0.1, false",
        "255.255.255.255, false",
        "2001:4860:4860::8888, true",
        "2400:3200::1, true",
        "::, false",
        "::1, false",
        "::ffff:10.0.0.1, false",
        "::ffff:8.8.8.8, true",
        "::7f00:1, false",
        "64:ff9b::a00:1, false",
        "fe80::1, false",
        "fc00::1, false",
        "fd12::1, false",
        "ff02::1, false",
        "2001::1, false",
        "2001:db8::1, false",
        "2002:a00:1::, false",
        "3fff::1, false",
        "100::1, false"
    })
    void onlyWhatEverybodyReachesIsAsked(String address, boolean isPublic) throws Exception {
        assertThat(Addresses.isPublic(InetAddress.getByName(address))).isEqualTo(isPublic);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x?y=1, true, true", "https://a.example:8443, true, true",
                "https://[2400:3200::1]/, true, true",
        "http://a.example/, false, true", "ftp://a.example/, false, false", "file:///etc/passwd, false, false",
        "https://user:pw@a.example/, false, false", "https://a.example/#x, false, false", "https://, false, false",
        "https:///x, false, false", "//a.example, false, false", "https://a.example:0/, false, false",
        "https://a b.example/, false, false", "https://例子.example/, false, false", "'', false, false",
        "javascript:alert(1), false, false", "https://a.example/\u4e2d, false, false"
    })
    void anAddressIsOneOfTheWeb(String text, boolean publicly, boolean privately) {
        assertThat(Addresses.read(text, false)).matches(found -> found.isPresent() == publicly);
        assertThat(Addresses.read(text, true)).matches(found -> found.isPresent() == privately);
    }

    /** The example of the specification; the signature was computed by another program. */
    @Test
    void theSignatureIsThatOfStandardWebhooks() {
        assertThat(Signature.of(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1_614_265_330),
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(Signature.newSecret()).startsWith("whsec_").hasSize(50).isNotEqualTo(Signature.newSecret());
    }

    @Test
    void itIsTriedForAboutTwoDays() {
        assertThat(Retries.after(1)).contains(Duration.ofSeconds(5));
        assertThat(Retries.after(2)).contains(Duration.ofSeconds(10));
        assertThat(Retries.after(11)).contains(Duration.ofSeconds(5_120));
        assertThat(Retries.after(12)).contains(Duration.ofHours(2));
        assertThat(Retries.after(Retries.FAILURES_MAX - 1)).contains(Duration.ofHours(2));
        assertThat(Retries.after(Retries.FAILURES_MAX)).isEmpty();
        var all = Duration.ZERO;
        for (var failures = 1; failures < Retries.FAILURES_MAX; failures++) {
            all = all.plus(Retries.after(failures).orElseThrow());
        }
        assertThat(all).isBetween(Duration.ofHours(44), Duration.ofHours(52));
    }
}
