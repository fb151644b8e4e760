package org.linli.matters;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/*
 * A proposal for the clerk who releases a text, never a decision: it covers what has a form that a program can know. Names it knows only
 * where they are introduced as such; who releases reads every word.
 */
/** Finds in a text what says who somebody is or where exactly they live, and covers it. Pure. */
final class Masking {
    private static final String COVER = "●●";

    private static final Pattern PHONE =
            Pattern.compile("(?<![\\d.])(?:\\+?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}(?!\\d)");
    private static final Pattern IDENTITY = Pattern.compile("(?<!\\d)[1-9]\\d{16}[\\dXx](?![\\dXx])");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{2,63}){1,4}");
    private static final List<Pattern> PERSONAL = List.of(IDENTITY, PHONE, MAIL);
    private static final List<Pattern> PROPOSED = List.of(
            IDENTITY,
            PHONE,
            MAIL,
            Pattern.compile("(?<!\\d)0\\d{2,3}[- ]?\\d{7,8}(?!\\d)"), // a telephone with its area code
            Pattern.compile("(?<!\\d)\\d{16,19}(?!\\d)"), // a bank card
            Pattern.compile("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·• ]?[A-Z0-9]{5,6}"),
            Pattern.compile("(?:微信|QQ)(?:号)?[:： ]?[A-Za-z0-9_-]{5,20}"),
            Pattern.compile("(?:\\d{1,3}|[一二三四五六七八九十]{1,3})(?:单元|梯)"),
            Pattern.compile("(?<!\\d)\\d{3,4}(?:室|房|号房)"),
            Pattern.compile("(?<=我叫|我是|本人叫|姓名[:：])\\p{IsHan}{2,3}(?=[，,。；;、 \\n]|$)"),
            Pattern.compile("\\p{IsHan}(?=先生|女士|阿姨|大爷|奶奶|小姐)"));

    private Masking() {}

    /** {@code text} with all that was found covered. */
    static String masked(String text) {
        var masked = text;
        for (var pattern : PROPOSED) {
            masked = pattern.matcher(masked).replaceAll(COVER);
        }
        return masked;
    }

    /** What nobody may publish of anybody: phone numbers of persons, identity numbers, mail addresses, as they stand there. */
    static List<String> personal(String text) {
        return PERSONAL.stream()
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(MatchResult::group)
                .distinct()
                .toList();
    }
}
