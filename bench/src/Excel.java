import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A table of persons of 30 columns as Excel writes one (texts shared, each once; numbers as numbers), the places in it, and the limit
 * of reading it: unzip and SAX with the JDK's own parser.
 *
 * <p>{@code Excel places <csv>} · {@code Excel people <xlsx> <rows> [part of bad rows in %]} · {@code Excel sax <xlsx>}
 */
public final class Excel {
    static final String DISTRICT = "440305";
    static final int COMMUNITIES = 100;
    static final int BUILDINGS = 27; // of a community, all in one estate
    static final String[] HEADER = {
        "姓名",
        "证件种类",
        "证件号码",
        "出生年份",
        "电话",
        "邮箱",
        "语言",
        "登记在",
        "监护人证件号码",
        "楼栋",
        "房号",
        "住房关系",
        "专有面积",
        "份额",
        "从",
        "到",
        "同意登记证件",
        "同意登记电话",
        "同意登记邮箱",
        "同意登记出生年份",
        "同意登记住房",
        "同意用电话联系",
        "同意用电话通知",
        "同意用邮箱联系",
        "同意用邮箱通知",
        "同意证件编名册",
        "同意住房编名册",
        "同意电话问卷",
        "同意邮箱问卷",
        "同意住房问卷"
    };

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "places" -> places(Path.of(args[1]));
            case "people" ->
                people(Path.of(args[1]), Integer.parseInt(args[2]), args.length > 3 ? Integer.parseInt(args[3]) : 0);
            case "sax" -> sax(Path.of(args[1]));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    static String community(int n) {
        return DISTRICT + "%03d%03d".formatted(901 + n / 13, 1 + n % 13);
    }

    static void places(Path file) throws Exception {
        var lines = new ArrayList<String>(List.of("code,name"));
        for (var n = 0; n < COMMUNITIES; n++) {
            if (n % 13 == 0) {
                lines.add(DISTRICT + "%03d,第%d街道".formatted(901 + n / 13, 1 + n / 13));
            }
            lines.add(community(n) + ",第" + n + "社区");
            lines.add(community(n) + "001,第" + n + "小区");
            for (var b = 1; b <= BUILDINGS; b++) {
                lines.add(community(n) + "001%03d,%d栋".formatted(b, b));
            }
        }
        Files.write(file, lines);
    }

    static void people(Path file, int rows, int bad) throws Exception {
        var random = new Random(20_261_123);
        var strings = new HashMap<String, Integer>();
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            part(zip, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>\
                    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                    <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""");
            part(zip, "_rels/.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
                    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            part(zip, "xl/workbook.xml", """
                    <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
                    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="人口" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            part(zip, "xl/_rels/workbook.xml.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
                    <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>\
                    <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>\
                    <Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>""");
            part(zip, "xl/styles.xml", """
                    <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>""");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            write(
                    zip,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
            line(zip, 1, HEADER, strings);
            for (var n = 0; n < rows; n++) {
                line(zip, n + 2, person(random, n, random.nextInt(100) < bad), strings);
            }
            write(zip, "</sheetData></worksheet>");
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            write(
                    zip,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
            var all = new String[strings.size()];
            strings.forEach((text, at) -> all[at] = text);
            for (var text : all) {
                write(zip, "<si><t>" + text + "</t></si>");
            }
            write(zip, "</sst>");
        }
    }

    static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
    static final String GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲建华红玉梅鹏飞宇晨雨欣子涵梓轩浩然思琪佳怡一诺";

    static String[] person(Random random, int n, boolean bad) {
        var name = "" + SURNAMES.charAt(random.nextInt(SURNAMES.length()))
                + GIVEN.charAt(random.nextInt(GIVEN.length())) + GIVEN.charAt(random.nextInt(GIVEN.length()));
        var year = 1940 + n / 999 / 336 + random.nextInt(1);
        var day = n / 999 % 336;
        var seventeen = "440305%04d%02d%02d%03d".formatted(year, 1 + day / 28, 1 + day % 28, 1 + n % 999);
        var number = seventeen + (bad ? wrong(check(seventeen)) : check(seventeen));
        var at = n % COMMUNITIES;
        var home = community(at) + "001%03d".formatted(1 + n / COMMUNITIES % BUILDINGS);
        var owner = n % 3 == 0;
        return new String[] {
            name,
            "居民身份证",
            number,
            "",
            "1%010d".formatted(3_900_000_000L + n),
            "",
            "中文",
            community(at),
            "",
            home,
            "%d%02d"
                    .formatted(
                            1 + n / COMMUNITIES / BUILDINGS % 30, 1 + n / COMMUNITIES / BUILDINGS / 30 + 10 * (n % 2)),
            owner ? "业主" : n % 3 == 1 ? "租户" : "家人",
            owner ? "#" + (40 + random.nextInt(100)) + ".5" : "",
            owner ? "1/1" : "",
            "@" + (43_000 + random.nextInt(2_500)),
            "",
            "是",
            "是",
            "否",
            "否",
            "是",
            "是",
            "否",
            "否",
            "否",
            "否",
            owner ? "是" : "否",
            "否",
            "否",
            "否"
        };
    }

    static char check(String seventeen) {
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum = (sum + seventeen.charAt(i) - '0') * 2 % 11;
        }
        return "10X98765432".charAt(sum);
    }

    static char wrong(char check) {
        return check == '7' ? '8' : '7';
    }

    static void line(OutputStream out, int row, String[] cells, Map<String, Integer> strings) throws Exception {
        var line = new StringBuilder("<row r=\"").append(row).append("\" spans=\"1:30\">");
        for (var i = 0; i < cells.length; i++) {
            var cell = cells[i];
            if (cell.isEmpty()) {
                continue;
            }
            line.append("<c r=\"")
                    .append(i < 26 ? "" : "A")
                    .append((char) ('A' + i % 26))
                    .append(row)
                    .append('"');
            if (cell.charAt(0) == '#') {
                line.append("><v>").append(cell, 1, cell.length());
            } else if (cell.charAt(0) == '@') {
                line.append(" s=\"1\"><v>").append(cell, 1, cell.length());
            } else {
                line.append(" t=\"s\"><v>").append(strings.computeIfAbsent(cell, text -> strings.size()));
            }
            line.append("</v></c>");
        }
        write(out, line.append("</row>").toString());
    }

    static void part(ZipOutputStream zip, String name, String content) throws Exception {
        zip.putNextEntry(new ZipEntry(name));
        write(zip, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + content);
    }

    static void write(OutputStream out, String text) throws Exception {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Prints cells, characters and seconds. */
    static void sax(Path file) throws Exception {
        var started = System.nanoTime();
        var counts = new long[2];
        var parser = SAXParserFactory.newInstance().newSAXParser();
        try (var zip = new ZipFile(file.toFile())) {
            for (var part : List.of("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml")) {
                try (var in = zip.getInputStream(zip.getEntry(part))) {
                    parser.parse(in, new DefaultHandler() {
                        @Override
                        public void startElement(String uri, String local, String name, Attributes attributes) {
                            counts[0] += name.equals("c") ? 1 : 0;
                        }

                        @Override
                        public void characters(char[] text, int from, int length) {
                            counts[1] += length;
                        }
                    });
                }
            }
        }
        System.out.printf("%d %d %.2f%n", counts[0], counts[1], (System.nanoTime() - started) / 1e9);
    }
}
