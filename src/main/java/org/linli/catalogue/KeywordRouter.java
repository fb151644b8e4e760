package org.linli.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/*
 * At every position of the text the longest keyword that begins there is taken and the reading goes on behind it, so that
 * 电动车充电 does not also count as 充电. Each keyword counts once, with the square of its length: one word of four
 * characters says more than two of two. What stands in the title counts double. Keywords lie in a table by their first two
 * characters, so that a text is read once, whatever the size of the catalogue.
 */
/** Proposes the category whose keywords the text holds. Pure and immutable. */
final class KeywordRouter implements Router {
    private static final int SHORTEST = 2;

    private record Keyword(String text, Set<String> categories) {}

    private final Map<Integer, List<Keyword>> byHead = new HashMap<>();

    KeywordRouter(Catalogue catalogue) {
        var owners = new HashMap<String, Set<String>>();
        for (var category : catalogue.list()) {
            for (var keyword : category.keywords()) {
                owners.computeIfAbsent(keyword, k -> new HashSet<>()).add(category.code());
            }
        }
        owners.forEach((text, categories) -> {
            if (text.length() >= SHORTEST) {
                byHead.computeIfAbsent(head(text, 0), k -> new ArrayList<>()).add(new Keyword(text, categories));
            }
        });
        byHead.values()
                .forEach(keywords -> keywords.sort(
                        Comparator.comparingInt((Keyword k) -> k.text().length())
                                .reversed()));
    }

    @Override
    public Optional<String> propose(String title, String text) {
        var scores = new HashMap<String, Integer>();
        read(title, 2, scores);
        read(text, 1, scores);
        return scores.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey);
    }

    private void read(String text, int weight, Map<String, Integer> scores) {
        var seen = new HashSet<String>();
        for (var at = 0; at + SHORTEST <= text.length(); ) {
            var keyword = longestAt(text, at);
            if (keyword == null) {
                at++;
                continue;
            }
            var length = keyword.text().length();
            if (seen.add(keyword.text())) {
                keyword.categories().forEach(code -> scores.merge(code, weight * length * length, Integer::sum));
            }
            at += length;
        }
    }

    private @Nullable Keyword longestAt(String text, int at) {
        var candidates = byHead.get(head(text, at));
        if (candidates != null) {
            for (var keyword : candidates) {
                if (text.startsWith(keyword.text(), at)) {
                    return keyword;
                }
            }
        }
        return null;
    }

    private static int head(String text, int at) {
        return text.charAt(at) << Character.SIZE | text.charAt(at + 1);
    }
}
