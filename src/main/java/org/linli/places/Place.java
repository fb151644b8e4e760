package org.linli.places;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;

/**
 * A place as it is, or was, between two days.
 *
 * @param name in Chinese
 * @param en in English; empty where nobody has written it
 * @param parent one step up; none above a province. Above a district it may not be in the tree
 * @param from the first day of this version, as far as Linli knows
 * @param to the first day on which it was no more; none while it stands
 */
public record Place(
        PlaceCode code,
        String name,
        String en,
        Kind kind,
        @Nullable PlaceCode parent,
        LocalDate from,
        @Nullable LocalDate to) {
    /** Characters of a name, in either language. */
    public static final int NAME_MAX = 60;

    /** What a place is; its code's length says so too. */
    public enum Kind {
        /** 省, 自治区, 直辖市: 2 digits. */
        PROVINCE(2, "省", "Province"),
        /** 市, 地区, 州: 4 digits. */
        CITY(4, "市", "City"),
        /** 区, 县: 6 digits. */
        DISTRICT(6, "区", "District"),
        /** 街道, 镇, 乡: 9 digits. */
        SUBDISTRICT(9, "街道", "Sub-district"),
        /** 社区, 村: 12 digits. */
        COMMUNITY(12, "社区", "Community"),
        /** 小区: 15 digits. */
        ESTATE(15, "小区", "Estate"),
        /** 楼栋: 18 digits. */
        BUILDING(18, "楼栋", "Building"),
        /** 门栋, 单元: 21 digits. */
        ENTRANCE(21, "门栋", "Entrance");

        private final int digits;
        private final String zh;
        private final String en;

        Kind(int digits, String zh, String en) {
            this.digits = digits;
            this.zh = zh;
            this.en = en;
        }

        /** Digits of its codes. */
        public int digits() {
            return digits;
        }

        /** What people call it. */
        public Words words() {
            return new Words(zh, en);
        }

        /** As it is written in files and in JSON. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind that {@code code} has by its length. */
        public static Kind of(PlaceCode code) {
            for (var kind : values()) {
                if (kind.digits == code.value().length()) {
                    return kind;
                }
            }
            throw new IllegalStateException("no kind of place has the code " + code);
        }

        /** The kind that a file calls {@code word}: our words in either language, and those of the statistical codes. */
        public static Optional<Kind> named(String word) {
            return switch (word.strip().toLowerCase(Locale.ROOT)) {
                case "province", "省", "省级", "自治区", "直辖市" -> Optional.of(PROVINCE);
                case "city", "prefecture", "市", "地级", "地级市", "地区", "自治州", "盟" -> Optional.of(CITY);
                case "district", "county", "区", "县", "区县", "县级", "县级市", "旗" -> Optional.of(DISTRICT);
                case "subdistrict", "sub-district", "street", "town", "township", "街道", "镇", "乡", "乡级", "乡镇街道" ->
                    Optional.of(SUBDISTRICT);
                case "community", "village", "社区", "村", "居委会", "村委会", "村级" -> Optional.of(COMMUNITY);
                case "estate", "小区" -> Optional.of(ESTATE);
                case "building", "楼", "楼栋" -> Optional.of(BUILDING);
                case "entrance", "门栋", "单元", "梯" -> Optional.of(ENTRANCE);
                default -> Optional.empty();
            };
        }
    }

    /** A version that begins before it ends, called something. */
    public Place {
        if (!accepts(name) || en.length() > NAME_MAX) {
            throw new IllegalArgumentException("name of " + name.length() + " and " + en.length() + " characters");
        }
        if (to != null && !to.isAfter(from)) {
            throw new IllegalArgumentException(code + " from " + from + " to " + to);
        }
    }

    /** Whether {@code name} can be a place's: not blank, at most {@link #NAME_MAX} characters. */
    public static boolean accepts(String name) {
        return !name.isBlank() && name.length() <= NAME_MAX;
    }

    /** The name in {@code lang}; in Chinese where there is no English one. */
    public String in(Lang lang) {
        return lang == Lang.EN && !en.isEmpty() ? en : name;
    }

    /** The name in both languages, the Chinese one standing in for a missing English one. */
    public Words words() {
        return new Words(name, in(Lang.EN));
    }

    /** Whether it stands on {@code day} or is to close only later. */
    public boolean isOpen(LocalDate day) {
        return to == null || to.isAfter(day);
    }
}
