package org.linli.scenario;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.people.Consent.Use;
import org.linli.people.DwellingDraft;
import org.linli.people.Item;
import org.linli.people.Paper;
import org.linli.people.PersonDraft;
import org.linli.people.PersonDwellings.Door;
import org.linli.people.PersonRegister.Entry;
import org.linli.people.Purpose;
import org.linli.people.Tie;

/*
 * No name, number or paper is anybody's: mobile numbers never begin with 120, and there is no county 449999 (GB/T 2260). Each
 * number gives the same person at every loading. Every 400th shares the phone of the one before, as families do.
 */
/** Invents people by number. Pure. */
final class NanshanPeople {
    private static final long SEED = 2009;
    private static final String SURNAMES =
            "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严";
    private static final String GIVEN =
            "安邦斌波昌诚春丹德东芳菲峰福刚光桂国海涵浩和宏华辉慧佳嘉建江杰捷金静娟君军俊凯康兰磊莉丽良林玲龙美敏明娜宁鹏平萍谦琴庆蓉瑞珊诗涛婷文雯霞贤翔晓欣秀雪雅燕阳洋怡艺英颖勇瑜玉媛云泽珍志中子";
    private static final int YOUNGEST = 20; // years
    private static final int BIRTHDAYS = 20_000; // days: up to 74 years
    private static final int SHARE_A_PHONE = 400;
    private static final String WEIGHED = "7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2"; // GB 11643-1999
    private static final String CHECK_DIGITS = "10X98765432";

    private NanshanPeople() {}

    /** Somebody who lives at {@code door} in {@code community}: every second owns it and gave the number of a paper for the roll of owners. */
    static Entry entry(int number, PlaceCode community, Door door, LocalDate today) {
        var tie = tie(number);
        var owner = tie == Tie.OWNER;
        var draft = new PersonDraft(
                name(number),
                phone(number),
                "",
                Lang.ZH,
                owner ? Paper.RESIDENT_ID.name() : "",
                owner ? paper(number, today) : "",
                "",
                "",
                community.value(),
                uses(owner, number));
        var since = today.minusYears(2 + number % 8).toString();
        return new Entry(draft, new DwellingDraft(door.place(), door.unit(), tie.name(), "", "", since, ""));
    }

    private static Tie tie(int number) {
        return switch (number % 10) {
            case 0, 1, 2, 3, 4 -> Tie.OWNER;
            case 5, 6, 7 -> Tie.TENANT;
            default -> Tie.HOUSEHOLD;
        };
    }

    private static Set<Use> uses(boolean owner, int number) {
        var uses = new HashSet<Use>();
        uses.add(new Use(Item.PHONE, Purpose.REGISTER));
        uses.add(new Use(Item.DWELLING, Purpose.REGISTER));
        if (owner) {
            uses.add(new Use(Item.IDENTITY, Purpose.REGISTER));
        }
        if (number % 3 == 0) {
            uses.add(new Use(Item.PHONE, Purpose.CONTACT));
        }
        return uses;
    }

    /** A name; some thousands of people have few enough of them that one finds two or three of a name, as in life. */
    static String name(int number) {
        var random = new SplittableRandom(SEED * 1_000_000 + number);
        var name = new StringBuilder().append(one(SURNAMES, random)).append(one(GIVEN, random));
        return random.nextInt(5) == 0
                ? name.toString()
                : name.append(one(GIVEN, random)).toString();
    }

    private static char one(String letters, SplittableRandom random) {
        return letters.charAt(random.nextInt(letters.length()));
    }

    /** A phone number that nobody has. */
    static String phone(int number) {
        var shared = number % SHARE_A_PHONE == 1 ? number - 1 : number;
        return "1200%07d".formatted(shared);
    }

    /** A number of an identity card that was never issued, with the right check digit; no two are the same. */
    static String paper(int number, LocalDate today) {
        var first = LocalDate.of(today.getYear() - YOUNGEST - 1, 1, 1);
        var born = first.minusDays(number * 7_919L % BIRTHDAYS);
        var digits = "449999" + born.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(number / BIRTHDAYS);
        return digits + checkDigit(digits);
    }

    private static char checkDigit(String digits) {
        var weights = List.of(WEIGHED.split(" "));
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * Integer.parseInt(weights.get(i));
        }
        return CHECK_DIGITS.charAt(sum % 11);
    }
}
