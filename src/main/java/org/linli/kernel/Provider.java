package org.linli.kernel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An identity provider (OpenID Connect) that the operator trusts to say who somebody is.
 *
 * @param key stands in the address that the provider sends people back to: {@code <origin>/sign-in/provider/<key>/back}
 * @param issuer as the provider writes it itself, without a slash at the end
 * @param label what people call it here
 */
public record Provider(String key, URI issuer, String clientId, String clientSecret, Words label) {
    private static final int MAX = 9;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Words LABEL = new Words("统一身份", "single sign-on");

    /** Never the secret: it must not reach a log. */
    @Override
    public String toString() {
        return "Provider[" + key + " " + issuer + "]";
    }

    /**
     * Reads {@code LINLI_OIDC_*} for the first and {@code LINLI_OIDC_2_*} to {@code LINLI_OIDC_9_*} for more; what is wrong is added to
     * {@code wrong}.
     */
    static List<Provider> read(Function<String, @Nullable String> lookup, List<String> wrong) {
        var found = new ArrayList<Provider>();
        for (var number = 1; number <= MAX; number++) {
            var prefix = number == 1 ? "LINLI_OIDC_" : "LINLI_OIDC_" + number + "_";
            var issuer = text(lookup, prefix + "ISSUER", "");
            if (!issuer.isEmpty()) {
                found.add(one(String.valueOf(number), issuer, prefix, lookup, wrong));
            }
        }
        if (found.stream().map(Provider::issuer).distinct().count() < found.size()) {
            wrong.add("LINLI_OIDC_*: two providers have the same issuer");
        }
        return List.copyOf(found);
    }

    private static Provider one(
            String key, String issuer, String prefix, Function<String, @Nullable String> lookup, List<String> wrong) {
        var id = text(lookup, prefix + "CLIENT_ID", "");
        var secret = text(lookup, prefix + "CLIENT_SECRET", "");
        if (id.isEmpty() || secret.isEmpty()) {
            wrong.add("with " + prefix + "ISSUER, " + prefix + "CLIENT_ID and " + prefix
                    + "CLIENT_SECRET must be what the provider gave");
        }
        var label =
                new Words(text(lookup, prefix + "LABEL_ZH", LABEL.zh()), text(lookup, prefix + "LABEL_EN", LABEL.en()));
        return new Provider(key, issuer(issuer, prefix + "ISSUER", wrong), id, secret, label);
    }

    /** Secrets cross the wire to it: so in the clear only on this machine. */
    private static URI issuer(String text, String name, List<String> wrong) {
        try {
            var uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            var host = uri.getHost();
            var plain = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
            if (host != null && plain && (isSafe(uri) || LOOPBACK.contains(host))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        wrong.add(name + " must be like https://id.example.cn (http on this machine only), not " + text);
        return URI.create("https://localhost");
    }

    private static boolean isSafe(URI uri) {
        return "https".equals(uri.getScheme());
    }

    private static String text(Function<String, @Nullable String> lookup, String name, String fallback) {
        var value = lookup.apply(name);
        return value == null || value.isBlank() ? fallback : value.strip();
    }
}
