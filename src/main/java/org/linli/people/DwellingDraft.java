package org.linli.people;

/**
 * A person's tie to a dwelling as it was typed or stood in a table.
 *
 * @param home code of the building or entrance, 18 or 21 digits
 * @param unit the door: {@code 1203}
 * @param tie a {@link Tie}
 * @param area exclusive area in m², at most two decimals; for owners
 * @param share {@code 1/2} or {@code 50%}; empty for one who owns alone or jointly
 * @param from first day, {@code 2026-11-23}; empty for today
 * @param to first day on which it no longer holds; empty for an open end
 */
public record DwellingDraft(String home, String unit, String tie, String area, String share, String from, String to) {
    /** Whether nothing was typed that tells a dwelling. */
    public boolean isBlank() {
        return home.isBlank() && unit.isBlank() && area.isBlank() && share.isBlank();
    }

    /** Never the content: a door must not reach a log. */
    @Override
    public String toString() {
        return "DwellingDraft[" + home + "]";
    }
}
