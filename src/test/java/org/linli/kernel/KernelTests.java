package org.linli.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelTests {
    private final FieldCipher cipher = new FieldCipher(new byte[32]);

    @Test
    void aSealedFieldOpensOnlyWhereItBelongs() {
        var sealed = cipher.seal("people.person.phone/1", "13800000001");
        assertThat(cipher.open("people.person.phone/1", sealed)).isEqualTo("13800000001");
        assertThatThrownBy(() -> cipher.open("people.person.phone/2", sealed))
                .isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> cipher.open("people.person.phone/1", sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void equalValuesSealDifferentlyAndIndexAlike() {
        assertThat(cipher.seal("a", "x")).isNotEqualTo(cipher.seal("a", "x"));
        assertThat(cipher.blindIndex("phone", "1")).isEqualTo(cipher.blindIndex("phone", "1"));
        assertThat(cipher.blindIndex("phone", "1")).isNotEqualTo(cipher.blindIndex("mail", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"440305", "110101", "999999", "000000"})
    void aCodeNamesItsDistrict(String district) {
        var code = Ids.code(new District(district), 6);
        assertThat(code).hasSize(10);
        assertThat(Ids.districtOf(Ids.grouped(code).toLowerCase(java.util.Locale.ROOT)))
                .hasToString(district);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ABC", "ZZZZ-123456", "!!!!-123456"})
    void whatIsNoCodeIsNotFound(String code) {
        assertThatThrownBy(() -> Ids.districtOf(code))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_FOUND));
    }

    @ParameterizedTest
    @CsvSource({"o-il 1,0111", "ab c,ABC"})
    void readsCodesAsPeopleTypeThem(String typed, String plain) {
        assertThat(Ids.plain(typed)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "440", "44030500701x", "4403050070120"})
    void refusesWhatIsNoPlaceCode(String code) {
        assertThatThrownBy(() -> new PlaceCode(code)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aPlaceContainsWhatItsCodeBegins() {
        var community = new PlaceCode("440305007012");
        assertThat(community.contains(new PlaceCode("440305007012001"))).isTrue();
        assertThat(community.contains(new PlaceCode("440305007013"))).isFalse();
        assertThat(community.parent()).contains(new PlaceCode("440305007"));
        assertThat(new PlaceCode("440305").parent()).contains(new PlaceCode("4403"));
        assertThat(community.district()).isEqualTo(new District("440305"));
    }

    @Test
    void aClockSetBackStandsStill() {
        var noon = Instant.parse("2026-11-23T04:00:00Z");
        var clock = new SteadyClock(Clock.fixed(noon.minusSeconds(60), ZoneOffset.UTC));
        clock.notBefore(noon);
        assertThat(clock.instant()).isEqualTo(noon);
        assertThat(clock.behind()).isEqualTo(Duration.ofSeconds(60));
        clock.follow(Clock.fixed(noon.minusSeconds(3600), ZoneOffset.UTC));
        assertThat(clock.instant()).isEqualTo(noon.minusSeconds(3600));
    }

    @Test
    void wrongSettingsAreNamedAllAtOnce() {
        var set = Map.of("LINLI_PORT", "80a", "LINLI_TIMEZONE", "Mars", "LINLI_DB_URL", "jdbc:mysql:x");
        assertThatThrownBy(() -> Settings.read(set::get))
                .hasMessageContaining("LINLI_PORT")
                .hasMessageContaining("LINLI_TIMEZONE")
                .hasMessageContaining("LINLI_DB_URL")
                .hasMessageContaining("two different roles");
    }

    @Test
    void providersAreReadByNumberAndKeepTheirSecret() {
        var set = Map.of(
                "LINLI_OIDC_ISSUER", "https://id.example.cn/",
                "LINLI_OIDC_CLIENT_ID", "linli",
                "LINLI_OIDC_CLIENT_SECRET", "hush",
                "LINLI_OIDC_3_ISSUER", "http://127.0.0.1:9",
                "LINLI_OIDC_3_CLIENT_ID", "linli",
                "LINLI_OIDC_3_CLIENT_SECRET", "hush",
                "LINLI_OIDC_3_LABEL_ZH", "海湾通");
        assertThat(Settings.read(set::get).providers())
                .extracting(one ->
                        one.key() + " " + one.issuer() + " " + one.label().zh())
                .containsExactly("1 https://id.example.cn 统一身份", "3 http://127.0.0.1:9 海湾通");
        assertThat(Settings.read(set::get).toString()).doesNotContain("hush");
        assertThat(Settings.read(Map.<String, String>of()::get).providers()).isEmpty();
    }

    @Test
    void aProviderThatCannotBeTrustedStopsTheStart() {
        var set = Map.of(
                "LINLI_OIDC_ISSUER", "http://id.example.cn",
                "LINLI_OIDC_2_ISSUER", "https://id.example.cn",
                "LINLI_OIDC_2_CLIENT_ID", "linli");
        assertThatThrownBy(() -> Settings.read(set::get))
                .hasMessageContaining("LINLI_OIDC_ISSUER must be like https://")
                .hasMessageContaining("LINLI_OIDC_CLIENT_ID")
                .hasMessageContaining("LINLI_OIDC_2_CLIENT_SECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "0d", "1000d", "5w", "-1h"})
    void refusesWhatIsNoLimit(String limit) {
        assertThatThrownBy(() -> Limit.parse(limit)).isInstanceOf(ProblemException.class);
    }
}
