package org.linli.web;

/**
 * A deadline in words.
 *
 * @param kind {@code ok}, {@code soon}, {@code late}, {@code paused} or {@code done}: the shape it is drawn with
 */
public record ClockFace(String kind, String words) {}
