package org.linli.kernel;

import java.util.Map;

/** A failure with a catalogued code. Made by {@link Problem#because}. */
public final class ProblemException extends RuntimeException {
    private final transient Problem problem;
    private final transient Map<String, String> fields;

    ProblemException(Problem problem, String detail, Map<String, String> fields) {
        super(detail);
        this.problem = problem;
        this.fields = Map.copyOf(fields);
    }

    /** The catalogued code. */
    public Problem problem() {
        return problem;
    }

    /** What happened, in English, for programs and the log. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Wrong fields with their message keys; empty where no field is to blame. */
    public Map<String, String> fields() {
        return fields;
    }
}
