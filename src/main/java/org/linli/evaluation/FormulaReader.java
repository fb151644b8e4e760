package org.linli.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.linli.evaluation.Formula.Term;

/*
 * formula = sum [ "/" sum ]            sums of more than one term below a division stand in brackets
 * sum     = "(" sum ")" | [ "-" ] term { ( "+" | "-" ) term }
 * term    = number [ "*" measure ] | measure
 * measure = name [ "[" category "]" ]  a name has at least one dot; hyphens belong to it, so a minus has blanks around it
 */
/** Reads formulas. */
final class FormulaReader {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:(?<name>[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\\.[a-z0-9]+(?:-[a-z0-9]+)*)+)"
                    + "(?:\\[(?<category>[0-9.]{2,8})])?|(?<number>\\d{1,9})|(?<sign>[-+*/()]))");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    private record Token(String name, String category, String number, String sign) {}

    /** What became of a text. */
    sealed interface Reading {}

    record Read(Formula formula) implements Reading {}

    /** @param at what stands where it stopped making sense */
    record Failed(Fault fault, String at) implements Reading {}

    /** Ends reading; never leaves this class. */
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Failed why;

        Stop(Fault fault, String at) {
            super(at, null, false, false);
            this.why = new Failed(fault, at);
        }
    }

    private FormulaReader(String text) {
        this.text = text;
    }

    static Reading read(String text) {
        try {
            return new Read(new FormulaReader(text).formula());
        } catch (Stop stop) {
            return stop.why;
        }
    }

    private Formula formula() {
        split();
        var part = sum(true);
        if (!take("/")) {
            end();
            return new Formula(text.strip(), part, List.of());
        }
        var whole = is("(") ? sum(false) : List.of(term(1));
        if (is("/")) {
            throw new Stop(Fault.DIVISION_TWICE, "/");
        }
        end();
        return new Formula(text.strip(), part, whole);
    }

    private void split() {
        var matcher = TOKEN.matcher(text);
        var at = 0;
        while (at < text.stripTrailing().length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new Stop(Fault.FORMULA_UNREADABLE, text.substring(at).strip());
            }
            tokens.add(new Token(
                    or(matcher.group("name")),
                    or(matcher.group("category")),
                    or(matcher.group("number")),
                    or(matcher.group("sign"))));
            at = matcher.end();
        }
    }

    private static String or(@org.jspecify.annotations.Nullable String group) {
        return group == null ? "" : group;
    }

    private List<Term> sum(boolean open) {
        if (take("(")) {
            var inner = sum(false);
            if (!take(")")) {
                throw unexpected();
            }
            return inner;
        }
        var terms = new ArrayList<Term>();
        terms.add(term(take("-") ? -1 : 1));
        while (is("+") || is("-")) {
            terms.add(term(take("-") ? -1 : plus()));
        }
        if (open && terms.size() > 1 && is("/")) {
            throw new Stop(Fault.BRACKETS_MISSING, text.strip());
        }
        return terms;
    }

    private int plus() {
        next++;
        return 1;
    }

    private Term term(int sign) {
        if (next >= tokens.size()) {
            throw unexpected();
        }
        var token = tokens.get(next);
        if (!token.name().isEmpty()) {
            next++;
            return new Term(sign, token.name(), token.category());
        }
        if (token.number().isEmpty()) {
            throw unexpected();
        }
        next++;
        var number = sign * Long.parseLong(token.number());
        if (!take("*")) {
            return new Term(number, "", "");
        }
        if (next >= tokens.size() || tokens.get(next).name().isEmpty()) {
            throw unexpected();
        }
        var measure = tokens.get(next++);
        return new Term(number, measure.name(), measure.category());
    }

    private boolean is(String sign) {
        return next < tokens.size() && tokens.get(next).sign().equals(sign);
    }

    private boolean take(String sign) {
        if (!is(sign)) {
            return false;
        }
        next++;
        return true;
    }

    private void end() {
        if (next < tokens.size()) {
            throw unexpected();
        }
    }

    private Stop unexpected() {
        if (next >= tokens.size()) {
            return new Stop(Fault.FORMULA_ENDS, text.strip());
        }
        var token = tokens.get(next);
        return new Stop(Fault.FORMULA_UNREADABLE, token.name() + token.number() + token.sign());
    }
}
