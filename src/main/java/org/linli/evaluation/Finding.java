package org.linli.evaluation;

import java.util.List;

/**
 * Something wrong with a standard.
 *
 * @param line of the file, from 1
 * @param code of the criterion, indicator, aspect or head; empty where it is about the whole
 */
record Finding(int line, String code, Fault fault, List<String> with) {
    Finding(int line, String code, Fault fault, String... with) {
        this(line, code, fault, List.of(with));
    }
}
