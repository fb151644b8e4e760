package org.linli.codes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorplatesTests {
    @ParameterizedTest
    @CsvSource({
        "'101, 102 103', 101 102 103",
        "'101-104', 101 102 103 104",
        "'0101-0103', 0101 0102 0103",
        "'1-2*3', 101 102 103 201 202 203",
        "'9-10x2', 901 902 1001 1002",
        "'101，101、A-1', 101 A-1",
        "东门1号, 东门1号",
    })
    void readsDoorsAsPeopleWriteThem(String text, String doors) {
        assertThat(Doorplates.read(text).map(list -> String.join(" ", list))).contains(doors);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "104-101", "1-99*99", "101; <script>", "1-501", "3-1*4"})
    void refusesWhatIsNoDoorAndTooMany(String text) {
        assertThat(Doorplates.read(text)).isEmpty();
    }

    @Test
    void twentyFloorsOfTenAreTwoHundredDoors() {
        assertThat(Doorplates.read("1-20*10").orElseThrow()).hasSize(200).contains("101", "2010");
    }

    @ParameterizedTest
    @CsvSource({
        "138 0000 4321, 13800004321",
        "+86-138-0000-4321, 13800004321",
        "0044 7700 900123, +447700900123",
        "１３８００００４３２１, 13800004321",
    })
    void comparesNumbersHoweverTheyAreWritten(String typed, String plain) {
        assertThat(PhoneCodes.plain(typed)).contains(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "0755-26661234", "1380000432", "call me", "+86"})
    void sendsToMobilesOnly(String typed) {
        assertThat(PhoneCodes.plain(typed)).isEmpty();
    }
}
