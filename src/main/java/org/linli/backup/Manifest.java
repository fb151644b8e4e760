package org.linli.backup;

import java.util.List;
import java.util.Map;

/**
 * What a backup says of itself.
 *
 * @param id ties its two files together
 * @param part {@code data}, or {@code secrets}: what the leaves of the public log commit to
 * @param at when it was taken, in UTC
 * @param linli version of the program that wrote it
 * @param postgres major version of the server that it is from
 * @param masterKey tells one master key from another and says nothing about either
 * @param logKeys what the log's signatures are checked with
 * @param migrations of each module, as {@code version:checksum}
 */
record Manifest(
        String format,
        String id,
        String part,
        String at,
        String linli,
        int postgres,
        String masterKey,
        List<String> logKeys,
        List<String> districts,
        Map<String, List<String>> migrations,
        List<Sum> tables) {
    static final String FORMAT = "linli-backup/1";
    static final String DATA = "data";
    static final String SECRETS = "secrets";

    /**
     * A table as it lies in the file.
     *
     * @param sha256 of its rows as PostgreSQL copies them in its text form, in hex
     */
    record Sum(String name, List<String> columns, long rows, long bytes, String sha256) {}

    long rows() {
        return tables.stream().mapToLong(Sum::rows).sum();
    }
}
