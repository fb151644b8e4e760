package org.linli.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.LinliTest;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;
import org.linli.web.ImportReport;

@LinliTest
class PlacesTests {
    private static final String HEADER = "code,name,parent,kind,en\n";

    private final Places places;
    private final Ledger ledger;

    @TempDir
    private Path folder = Path.of("");

    PlacesTests(Places places, Ledger ledger) {
        this.places = places;
        this.ledger = ledger;
    }

    private ImportReport read(String rows, boolean dryRun) throws IOException {
        var file = Files.writeString(folder.resolve("places.csv"), HEADER + rows);
        return places.importAll(file, dryRun, read -> {});
    }

    @Test
    void theSameFileTwiceChangesNothing() throws IOException {
        var rows =
                "990101,甲区,,district,Alpha\n990101001,乙街道,990101,subdistrict,\n990101001001,丙社区,990101001,community,\n";
        var first = read(rows, false);
        var second = read(rows, false);

        assertThat(List.of(first.added(), first.refused())).containsExactly(3L, 0L);
        assertThat(List.of(second.added(), second.changed(), second.unchanged()))
                .containsExactly(0L, 0L, 3L);
        assertThat(ledger.after(new District("990101"), 0, 10)).singleElement().satisfies(act -> {
            assertThat(act.kind()).isEqualTo("place.imported");
            assertThat(act.facts().get("added").asInt()).isEqualTo(3);
        });
        assertThat(places.path(new PlaceCode("990101001001")))
                .extracting(Place::name)
                .containsExactly("甲区", "乙街道", "丙社区");
    }

    @Test
    void aDryRunSaysTheSameAndStoresNothing() throws IOException {
        var rows = "990102,甲区,,district,\n990102001001,丙社区,990102001,community,\n";
        var dry = read(rows, true);

        assertThat(List.of(dry.added(), dry.refused())).containsExactly(1L, 1L);
        assertThat(places.find(new PlaceCode("990102"))).isEmpty();
        assertThat(ledger.last(new District("990102"))).isZero();
    }

    @Test
    void everyRefusedRowIsNamedWithItsReason() throws IOException {
        var report = read("""
                990103,甲区,,district,
                990103001,乙街道,990103,subdistrict,
                990103001,乙街道又一,990103,subdistrict,
                990103002001,无上级社区,990103002,community,
                990103002001001,跟着退回的小区,990103002001,estate,
                99010,短,,,
                990103003,,990103,subdistrict,
                990103001001,反斜杠\\社区,990103001,community,
                """, false);

        assertThat(report.added()).isEqualTo(3);
        assertThat(report.refusals())
                .extracting(
                        ImportReport.Refusal::row, refusal -> refusal.reason().en())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                4L, RowRefused.DUPLICATE.words().en()),
                        org.assertj.core.groups.Tuple.tuple(
                                5L, RowRefused.PARENT_MISSING.words().en()),
                        org.assertj.core.groups.Tuple.tuple(
                                6L, RowRefused.PARENT_MISSING.words().en()),
                        org.assertj.core.groups.Tuple.tuple(
                                7L, RowRefused.CODE.words().en()),
                        org.assertj.core.groups.Tuple.tuple(
                                8L, RowRefused.NAME.words().en()));
        assertThat(places.get(new PlaceCode("990103001001")).name()).isEqualTo("反斜杠\\社区");
    }

    @Test
    void anotherNameInAFileIsARename() throws IOException {
        read("990104,旧名区,,district,Old\n", false);
        var report = read("990104,新名区,,district,\n", false);

        assertThat(report.changed()).isEqualTo(1);
        assertThat(places.get(new PlaceCode("990104"))).satisfies(place -> {
            assertThat(place.name()).isEqualTo("新名区");
            assertThat(place.en()).isEqualTo("Old");
        });
        assertThat(places.search(new District("990104"), "xinming", 5)).hasSize(1);
    }

    @Test
    void findsByPieceOfNamePinyinInitialsEnglishAndCode() throws IOException {
        var here = new District("990107");
        read("990107,甲区,,district,\n990107001,粤海街道,990107,subdistrict,Yuehai Subdistrict\n", false);
        for (var text :
                List.of("海", "粤海", "海街", "粤 海", "yuehai", "Yue Hai", "yhjd", "yh", "subdistrict", "990107001")) {
            assertThat(places.search(here, text, 5))
                    .as(text)
                    .extracting(place -> place.code().value())
                    .contains("990107001");
        }
        for (var text : List.of("海粤", "%", "_", "粤%", "haijie", "''")) {
            assertThat(places.search(here, text, 5)).as(text).isEmpty();
        }
    }

    @Test
    void nanshanShips() {
        places.loadNanshan();
        var again = places.loadNanshan();

        assertThat(again.unchanged()).isEqualTo(again.read()).isGreaterThan(115);
        assertThat(places.isEmpty()).isFalse();
        assertThat(places.districts()).contains(new District("440305"));
        assertThat(places.children(new PlaceCode("440305"), 20))
                .hasSize(8)
                .allSatisfy(place -> assertThat(place.kind()).isEqualTo(Place.Kind.SUBDISTRICT));
        assertThat(places.named(List.of(new PlaceCode("440305007"), new PlaceCode("440305999"))))
                .containsOnlyKeys(new PlaceCode("440305007"));
    }

    @Test
    void whatIsExportedIsImportedUnchanged() throws IOException {
        places.loadNanshan();
        for (var name : List.of("all.csv", "all.xlsx")) {
            var file = folder.resolve(name);
            var written = places.exportAll(file);
            var report = places.importAll(file, false, read -> {});
            assertThat(report.unchanged()).as(name).isEqualTo(written).isEqualTo(report.read());
        }
    }

    @Test
    void aDayBeforeTheFirstVersionShowsTheFirst() throws IOException {
        read("990108,甲区,,district,\n", false);
        assertThat(places.findOn(new PlaceCode("990108"), LocalDate.of(2009, 1, 1)))
                .map(Place::name)
                .hasValue("甲区");
        assertThat(ledger.after(new District("990108"), 0, 10))
                .extracting(Recorded::place)
                .containsExactly(new PlaceCode("990108"));
    }
}
