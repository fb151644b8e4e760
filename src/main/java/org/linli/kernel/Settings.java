package org.linli.kernel;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the operator sets, read from the environment once and checked at start; every setting has a default.
 *
 * @param data where the embedded database, keys and the outbox lie
 * @param server the PostgreSQL server; absent, the embedded one runs
 * @param scenario the world that an empty database is filled with, {@code demo} unless switched off
 * @param masterKey the file with the key of all encrypted fields
 * @param origin the public address, without a path
 * @param sms "file" where text messages are kept in {@code <data>/outbox} for those who try Linli out, "none" where nobody
 *     gets any
 * @param providers identity providers that people may sign in with; none by default
 * @param privateWebhooks whether webhooks may lead into private networks and go unencrypted
 */
public record Settings(
        int port,
        String bind,
        Path data,
        Optional<Server> server,
        String scenario,
        Path masterKey,
        URI origin,
        ZoneId zone,
        Optional<String> demoPassword,
        String sms,
        List<Provider> providers,
        boolean privateWebhooks) {

    /** A PostgreSQL server and the two roles on it: the writer, and the owner that migrates. */
    public record Server(String url, String user, String password, String ownerUser, String ownerPassword) {}

    /** One setting as {@code --help} shows it. */
    public record Entry(String name, String fallback, String meaning) {}

    /** Every setting, in the order of {@code --help}. */
    public static final List<Entry> ENTRIES = List.of(
            new Entry("LINLI_PORT", "8080", "port to listen on"),
            new Entry("LINLI_BIND", "127.0.0.1", "address to listen on; 0.0.0.0 for all"),
            new Entry("LINLI_ORIGIN", "http://localhost:<port>", "public address, as people type it"),
            new Entry("LINLI_DATA", "./data", "folder of the embedded database, keys and outbox"),
            new Entry("LINLI_DB_URL", "", "jdbc:postgresql://host/db of a server; empty: embedded PostgreSQL"),
            new Entry("LINLI_DB_USER", "", "role that writes (no superuser, owns nothing)"),
            new Entry("LINLI_DB_PASSWORD", "", "its password"),
            new Entry("LINLI_DB_OWNER_USER", "", "role that owns the schemas and migrates them"),
            new Entry("LINLI_DB_OWNER_PASSWORD", "", "its password"),
            new Entry("LINLI_SCENARIO", "demo", "world for an empty database: demo or none"),
            new Entry("LINLI_MASTER_KEY_FILE", "<data>/master.key", "32 random bytes; made at first start if missing"),
            new Entry("LINLI_DEMO_PASSWORD", "", "one password for all demo accounts; empty: random ones"),
            new Entry("LINLI_TIMEZONE", "Asia/Shanghai", "zone in which days are counted"),
            new Entry(
                    "LINLI_SMS",
                    "file with the demo, else none",
                    "text messages: none, or file (<data>/outbox, for trials)"),
            new Entry(
                    "LINLI_WEBHOOKS",
                    "public",
                    "where webhooks may lead: public (https, to addresses of the internet) or any"),
            new Entry("LINLI_OIDC_ISSUER", "", "identity provider (OpenID Connect) to sign in with; empty: none"),
            new Entry("LINLI_OIDC_CLIENT_ID", "", "what it knows Linli by"),
            new Entry("LINLI_OIDC_CLIENT_SECRET", "", "the secret it gave; back to <origin>/sign-in/provider/1/back"),
            new Entry("LINLI_OIDC_LABEL_ZH", "统一身份", "what people call it, in Chinese"),
            new Entry(
                    "LINLI_OIDC_LABEL_EN",
                    "single sign-on",
                    "and in English; more: LINLI_OIDC_2_ISSUER … LINLI_OIDC_9_…"));

    /**
     * Reads the settings through {@code lookup}, which answers a name with its value or null.
     *
     * @throws IllegalArgumentException naming every setting that is wrong and what it must be
     */
    public static Settings read(Function<String, @Nullable String> lookup) {
        var wrong = new ArrayList<String>();
        var port = port(text(lookup, "LINLI_PORT", "8080"), wrong);
        var data =
                Path.of(text(lookup, "LINLI_DATA", "./data")).toAbsolutePath().normalize();
        var scenario = text(lookup, "LINLI_SCENARIO", "demo");
        if (!List.of("demo", "none").contains(scenario)) {
            wrong.add("LINLI_SCENARIO must be demo or none, not " + scenario);
        }
        var settings = new Settings(
                port,
                text(lookup, "LINLI_BIND", "127.0.0.1"),
                data,
                server(lookup, wrong),
                scenario,
                Path.of(text(
                        lookup,
                        "LINLI_MASTER_KEY_FILE",
                        data.resolve("master.key").toString())),
                origin(text(lookup, "LINLI_ORIGIN", "http://localhost:" + port), wrong),
                zone(text(lookup, "LINLI_TIMEZONE", "Asia/Shanghai"), wrong),
                Optional.of(text(lookup, "LINLI_DEMO_PASSWORD", "")).filter(password -> !password.isEmpty()),
                sms(text(lookup, "LINLI_SMS", scenario.equals("demo") ? "file" : "none"), wrong),
                Provider.read(lookup, wrong),
                webhooks(text(lookup, "LINLI_WEBHOOKS", "public"), wrong));
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
        return settings;
    }

    private static String sms(String text, List<String> wrong) {
        if (!List.of("none", "file").contains(text)) {
            wrong.add("LINLI_SMS must be none or file, not " + text);
        }
        return text;
    }

    private static boolean webhooks(String text, List<String> wrong) {
        if (!List.of("public", "any").contains(text)) {
            wrong.add("LINLI_WEBHOOKS must be public or any, not " + text);
        }
        return text.equals("any");
    }

    private static String text(Function<String, @Nullable String> lookup, String name, String fallback) {
        var value = lookup.apply(name);
        return value == null || value.isBlank() ? fallback : value.strip();
    }

    private static int port(String text, List<String> wrong) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535) {
            return Integer.parseInt(text);
        }
        wrong.add("LINLI_PORT must be 0 to 65535, not " + text);
        return 0;
    }

    private static ZoneId zone(String text, List<String> wrong) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            wrong.add("LINLI_TIMEZONE must be a zone such as Asia/Shanghai, not " + text);
            return ZoneId.of("Asia/Shanghai");
        }
    }

    private static URI origin(String text, List<String> wrong) {
        try {
            var uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (uri.getScheme() != null && uri.getScheme().matches("https?") && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        wrong.add("LINLI_ORIGIN must be like https://linli.example.cn, not " + text);
        return URI.create("http://localhost");
    }

    private static Optional<Server> server(Function<String, @Nullable String> lookup, List<String> wrong) {
        var url = text(lookup, "LINLI_DB_URL", "");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            wrong.add("LINLI_DB_URL must begin with jdbc:postgresql:");
        }
        var user = text(lookup, "LINLI_DB_USER", "");
        var owner = text(lookup, "LINLI_DB_OWNER_USER", "");
        if (user.isEmpty() || owner.isEmpty() || user.equals(owner)) {
            wrong.add("with LINLI_DB_URL, LINLI_DB_USER and LINLI_DB_OWNER_USER must name two different roles");
        }
        return Optional.of(new Server(
                url, user, text(lookup, "LINLI_DB_PASSWORD", ""), owner, text(lookup, "LINLI_DB_OWNER_PASSWORD", "")));
    }
}
