package org.linli.scenario;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.people.PersonDwellings.Door;

/*
 * Today the district has 107 communities and the seed 100. Serial numbers were handed out in order, so the seven with the highest
 * ones in their sub-district are left out. Below the communities everything is invented: 7 estates each, 5 buildings each, 2
 * entrances each, and as many doors as make half a million dwellings: 1.5 million residents at three to a home.
 */
/** The ground of the district in the seed: its communities, and by rule what stands in them. Pure. */
final class NanshanGround {
    /** Dwellings in the whole district. */
    static final int DWELLINGS = 500_000;

    private static final String SHIPPED = "/places/nanshan.csv";
    private static final int COMMUNITIES = 100;
    private static final int ESTATES = 7;
    private static final int BUILDINGS = 5;
    private static final int ENTRANCES = 2;
    private static final int DOORS_A_FLOOR = 3;
    private static final List<String> AREAS =
            List.of("45.60", "59.80", "72.35", "88.90", "89.95", "104.20", "118.75", "143.50");
    private static final List<Words> FIRST = words(
            "锦绣 Jinxiu 翠海 Cuihai 云山 Yunshan 和泰 Hetai 丰泽 Fengze 明月 Mingyue 星辰 Xingchen 春晓 Chunxiao 福海 Fuhai 景田 Jingtian "
                    + "万象 Wanxiang 朗月 Langyue 碧波 Bibo 康乐 Kangle 瑞丰 Ruifeng 安居 Anju 华茂 Huamao 金桂 Jingui 银杏 Yinxing 紫荆 Zijing "
                    + "红棉 Hongmian 木兰 Mulan 荷风 Hefeng 听涛 Tingtao 望海 Wanghai 观澜 Guanlan 松涛 Songtao 竹韵 Zhuyun 梅林 Meilin 兰庭 Lanting "
                    + "书香 Shuxiang 雅颂 Yasong 嘉和 Jiahe 永泰 Yongtai 长青 Changqing 同心 Tongxin 友邻 Youlin 晴川 Qingchuan 白鹭 Bailu 山水 Shanshui");
    private static final List<Words> SECOND = words(
            "花园 Garden 苑 Court 居 Residence 阁 Pavilion 轩 Lodge 园 Park 湾 Bay 台 Terrace 府 Manor 庭 Yard 里 Lane 村 Village 名邸 House "
                    + "城 Town 山庄 Hill 名苑 Close 新村 Green 大厦 Tower");

    private final Spot district;
    private final List<Spot> subdistricts;
    private final List<Spot> communities;

    /** A place to be: its code and what it is called. */
    record Spot(PlaceCode code, String zh, String en) {
        Words name() {
            return new Words(zh, en);
        }
    }

    private NanshanGround(Spot district, List<Spot> subdistricts, List<Spot> communities) {
        this.district = district;
        this.subdistricts = subdistricts;
        this.communities = communities;
    }

    /** From the district that ships with Linli. */
    static NanshanGround read() {
        var stream = NanshanGround.class.getResourceAsStream(SHIPPED);
        if (stream == null) {
            throw new IllegalStateException("missing " + SHIPPED);
        }
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var rows = format.parse(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var spots = rows.stream().map(NanshanGround::spot).toList();
            var young = at(spots, PlaceCode.COMMUNITY).stream()
                    .sorted(Comparator.comparing(
                                    (Spot spot) -> spot.code().value().substring(PlaceCode.SUBDISTRICT))
                            .thenComparing(Spot::code))
                    .skip(COMMUNITIES)
                    .collect(Collectors.toSet());
            return new NanshanGround(
                    at(spots, PlaceCode.DISTRICT).getFirst(),
                    at(spots, PlaceCode.SUBDISTRICT),
                    at(spots, PlaceCode.COMMUNITY).stream()
                            .filter(spot -> !young.contains(spot))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Spot spot(CSVRecord row) {
        return new Spot(new PlaceCode(row.get("code")), row.get("name"), row.get("en"));
    }

    private static List<Spot> at(List<Spot> spots, int digits) {
        return spots.stream()
                .filter(spot -> spot.code().value().length() == digits)
                .sorted(Comparator.comparing(Spot::code))
                .toList();
    }

    List<Spot> subdistricts() {
        return subdistricts;
    }

    List<Spot> communities() {
        return communities;
    }

    /** The estates of the {@code number}th community. */
    List<Spot> estates(int number) {
        return IntStream.range(0, ESTATES)
                .mapToObj(n -> {
                    var name = number * ESTATES + n; // no two in the district are called the same
                    var first = FIRST.get(name % FIRST.size());
                    var second = SECOND.get(name / FIRST.size());
                    return below(communities.get(number), n, first.zh() + second.zh(), first.en() + " " + second.en());
                })
                .toList();
    }

    /** The buildings of the {@code number}th community. */
    List<Spot> buildings(int number) {
        return estates(number).stream()
                .flatMap(estate -> IntStream.range(0, BUILDINGS)
                        .mapToObj(n -> below(estate, n, n + 1 + "栋", "Building " + (n + 1))))
                .toList();
    }

    /** The entrances of the {@code number}th community. */
    List<Spot> entrances(int number) {
        return buildings(number).stream()
                .flatMap(building -> IntStream.range(0, ENTRANCES)
                        .mapToObj(n -> below(building, n, n + 1 + "单元", "Entrance " + (n + 1))))
                .toList();
    }

    /** The dwellings of the {@code number}th community. */
    List<Door> doors(int number) {
        var entrances = entrances(number);
        var doors = new ArrayList<Door>();
        for (var i = 0; i < entrances.size(); i++) {
            var all = COMMUNITIES * entrances.size();
            for (var n = 0; n < share(DWELLINGS, all, number * entrances.size() + i); n++) {
                var unit = String.valueOf((n / DOORS_A_FLOOR + 1) * 100 + n % DOORS_A_FLOOR + 1);
                doors.add(new Door(entrances.get(i).code().value(), unit, AREAS.get((n + i) % AREAS.size())));
            }
        }
        return doors;
    }

    private static Spot below(Spot parent, int number, String zh, String en) {
        return new Spot(new PlaceCode(parent.code() + "%03d".formatted(number + 1)), zh, en);
    }

    /** What the {@code k}th of {@code of} gets of {@code total} when that is dealt out as evenly as it goes. */
    static int share(int total, int of, int k) {
        return (int) ((k + 1L) * total / of - (long) k * total / of);
    }

    /** Every place, those above before those below. */
    Stream<Spot> spots() {
        return Stream.of(
                        Stream.of(district),
                        subdistricts.stream(),
                        communities.stream(),
                        each().flatMap(number -> estates(number).stream()),
                        each().flatMap(number -> buildings(number).stream()),
                        each().flatMap(number -> entrances(number).stream()))
                .flatMap(some -> some);
    }

    private Stream<Integer> each() {
        return IntStream.range(0, communities.size()).boxed();
    }

    /** Writes the places as {@code import places} reads them. */
    void write(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("code,name,en\n");
            for (var spot : (Iterable<Spot>) spots()::iterator) {
                out.write(spot.code() + "," + spot.zh() + "," + spot.en() + "\n");
            }
        }
    }

    /** Pairs of a Chinese word and an English one. */
    private static List<Words> words(String pairs) {
        var words = pairs.split(" ", -1);
        return IntStream.range(0, words.length / 2)
                .mapToObj(n -> new Words(words[n * 2], words[n * 2 + 1]))
                .toList();
    }
}
