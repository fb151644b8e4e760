package org.linli.providers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody's browser at the provider's own pages: follows, keeps cookies, fills the forms that it is shown. */
final class Elsewhere implements AutoCloseable {
    private static final int STEPS_MAX = 12;
    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("<(?:input|button)\\b([^>]*)>", Pattern.DOTALL);

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, String> cookies = new TreeMap<>();
    private final String home;

    /** Comes from {@code home}, where the walk ends. */
    Elsewhere(URI home) {
        this.home = home.toString();
    }

    /** Signs in as {@code user} where asked; norbert says no where he is asked. Answers with which path he is sent home. */
    String visit(String address, String user) {
        var request = HttpRequest.newBuilder(URI.create(address));
        for (var step = 0; step < STEPS_MAX; step++) {
            var answer = send(request);
            var location = answer.headers().firstValue("Location");
            if (location.isPresent()) {
                var next = answer.uri().resolve(location.get());
                if (next.toString().startsWith(home)) {
                    return next.getPath() + "?" + URLDecoder.decode(next.getRawQuery(), StandardCharsets.UTF_8);
                }
                request = HttpRequest.newBuilder(next);
            } else {
                request = filled(answer, user);
            }
        }
        throw new AssertionError("the provider led nowhere");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        request.header("Accept", "text/html");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(line -> {
                var pair = line.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            });
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopping", e);
        }
    }

    private static HttpRequest.Builder filled(HttpResponse<String> page, String user) {
        var form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new AssertionError("no form: " + page.statusCode() + " " + page.body());
        }
        var fields = new LinkedHashMap<String, String>();
        var found = FIELD.matcher(form.group(2));
        while (found.find()) {
            fields.put(attribute(found.group(1), "name"), attribute(found.group(1), "value"));
        }
        fields.remove("");
        fields.computeIfPresent("username", (name, value) -> user);
        fields.computeIfPresent("password", (name, value) -> IdentityServer.PASSWORD);
        fields.remove(user.equals("norbert") ? "accept" : "cancel");
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(page.uri().resolve(attribute(form.group(1), "action")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private static String attribute(String tag, String name) {
        var found = Pattern.compile("\\b" + name + "\\s*=\\s*\"([^\"]*)\"").matcher(tag);
        return found.find() ? found.group(1).replace("&amp;", "&") : "";
    }

    @Override
    public void close() {
        client.close();
    }
}
