package org.linli.exclusions;

import org.linli.kernel.Words;

/** Why a matter may be left out of a unit's rates, with where that comes from ({@code exclusions/grounds.csv}). */
public record Ground(String code, Words name, Words source) {}
