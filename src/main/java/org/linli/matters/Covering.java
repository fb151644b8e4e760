package org.linli.matters;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Collection;

/** Covers parts of a picture for good: a grid of cells lies over it, and those that are named become black. Pure. */
final class Covering {
    /** Cells side by side. */
    static final int COLUMNS = 12;

    /** Cells one above the other. */
    static final int ROWS = 12;

    /** All of them. */
    static final int CELLS = COLUMNS * ROWS;

    private Covering() {}

    /** The part of a picture that {@code cell} covers; together the cells cover every pixel, none twice. */
    static Rectangle part(int cell, int width, int height) {
        if (cell < 0 || cell >= CELLS) {
            throw new IllegalArgumentException("no cell " + cell);
        }
        var column = cell % COLUMNS;
        var row = cell / COLUMNS;
        var left = column * width / COLUMNS;
        var top = row * height / ROWS;
        return new Rectangle(left, top, (column + 1) * width / COLUMNS - left, (row + 1) * height / ROWS - top);
    }

    /** Draws over {@code picture} itself. */
    static BufferedImage cover(BufferedImage picture, Collection<Integer> cells) {
        var canvas = picture.createGraphics();
        canvas.setColor(Color.BLACK);
        cells.forEach(cell -> canvas.fill(part(cell, picture.getWidth(), picture.getHeight())));
        canvas.dispose();
        return picture;
    }
}
