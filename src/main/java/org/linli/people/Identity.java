package org.linli.people;

/** The number of a paper, in capitals and without separators. Personal data: shown only after a look, or to the person. */
public record Identity(Paper paper, String number) {
    /** Never the content: numbers must not reach a log. */
    @Override
    public String toString() {
        return "Identity[" + paper + "]";
    }
}
