package org.linli.evaluation;

import java.util.Locale;

/** What can be wrong with a standard; said in {@code evaluation.fault.<NAME>}. While one is, nothing of it is published. */
enum Fault {
    FILE_UNREADABLE,
    FIELD_MISSING,
    FIELD_UNKNOWN,
    NUMBER_EXPECTED,
    CODE_OUT_OF_PLACE,
    CODE_TWICE,
    TEXT_TWICE,
    WAY_UNCLEAR,
    WORD_UNKNOWN,
    POINTS_OF_HEAD,
    POINTS_IN_ALL,
    COUNT_OF_LEVEL,
    COUNTED_TOO_FEW,
    SCALE_UNREADABLE,
    FORMULA_UNREADABLE,
    FORMULA_ENDS,
    BRACKETS_MISSING,
    DIVISION_TWICE,
    DIVISION_BY_ZERO,
    MEASURE_UNKNOWN,
    MEASURE_NOT_COUNTED,
    MEASURE_OTHERWISE,
    MEASURE_UNUSED,
    CATEGORY_UNKNOWN,
    CATEGORY_DISCREET,
    UNIT_MIXED,
    UNIT_WRONG,
    STOCK_MIXED,
    SCALE_FALLS,
    SCALE_BEYOND,
    VOICE_COUNTED,
    SILENCE_REWARDED,
    PERSONS_COUNTED,
    ONLY_EDUCATION_AND_HELP,
    ASKED_TOO_FEW,
    FIGURE_SMALL;

    /** As programs read it. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String key() {
        return "evaluation.fault." + name();
    }
}
