package org.linli.home;

/** A row of roofs as an SVG path: one roof is one place below. */
record Roofs(int width, String path) {
    private static final int STEP = 13;

    static Roofs of(int count) {
        var path = new StringBuilder();
        for (var i = 0; i < count; i++) {
            path.append('M').append(i * STEP + 1).append(".5 10l5-7 5 7");
        }
        return new Roofs(Math.max(1, count * STEP), path.toString());
    }
}
