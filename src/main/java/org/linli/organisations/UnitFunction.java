package org.linli.organisations;

import org.linli.kernel.Words;

/**
 * What a kind of unit is there for, as {@code catalogue/units.csv} has it.
 *
 * @param level {@code community}, {@code subdistrict} or {@code district}: where such units usually stand
 */
public record UnitFunction(String code, Words name, String level, Words answersFor) {}
