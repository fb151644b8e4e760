package org.linli.places;

import org.linli.kernel.PlaceCode;
import org.linli.web.Sheets;

/** A row of a file of places, read as far as it can be understood without looking at any other. */
sealed interface PlaceRow {
    /** The row's number, as a spreadsheet shows it. */
    long number();

    /** A row that tells a place. */
    record Taken(long number, PlaceCode code, String name, String en) implements PlaceRow {}

    /** A row that does not, with what it says of itself. */
    record Refused(long number, String subject, RowRefused reason) implements PlaceRow {}

    /** Reads {@code row}; columns are called as in our own files, in the statistical codes, or in Chinese. */
    static PlaceRow of(Sheets.Row row) {
        var written = row.text("code", "代码", "编码", "区划代码", "统计用区划代码");
        var level = row.text("kind", "level", "级别", "层级", "类型");
        var name = row.text("name", "名称", "地名");
        var en = row.text("en", "name_en", "英文", "英文名", "英文名称");
        var subject = (written + " " + name).strip();
        var kind = Place.Kind.named(level);
        if (!level.isEmpty() && kind.isEmpty()) {
            return new Refused(row.number(), subject, RowRefused.KIND);
        }
        var code = kind.map(known -> fitted(written, known.digits())).orElse(written);
        if (!PlaceCode.accepts(code)) {
            return new Refused(row.number(), subject, RowRefused.CODE);
        }
        var place = new PlaceCode(code);
        if (kind.isPresent() && kind.get() != Place.Kind.of(place)) {
            return new Refused(row.number(), subject, RowRefused.LEVEL);
        }
        if (!Place.accepts(name) || en.length() > Place.NAME_MAX || hasControls(name) || hasControls(en)) {
            return new Refused(row.number(), subject, RowRefused.NAME);
        }
        var parent = row.text("parent", "parent_code", "上级", "上级代码", "父级");
        if (!parent.isEmpty() && !fits(parent, place)) {
            return new Refused(row.number(), subject, RowRefused.PARENT_OTHER);
        }
        return new Taken(row.number(), place, name, en);
    }

    private static boolean fits(String parent, PlaceCode place) {
        return place.parent()
                .map(above -> above.value().equals(fitted(parent, above.value().length())))
                .orElse(false);
    }

    /** {@code code} without the zeros by which official lists fill every code up to 12 digits. */
    private static String fitted(String code, int digits) {
        return code.length() == PlaceCode.COMMUNITY
                        && digits < code.length()
                        && code.substring(digits).chars().allMatch(c -> c == '0')
                ? code.substring(0, digits)
                : code;
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
