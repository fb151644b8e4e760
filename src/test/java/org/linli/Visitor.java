package org.linli;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Somebody with a browser: keeps cookies, and the token of the last form seen. */
public final class Visitor {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final MockMvcTester mvc;
    private final String address;
    private final Map<String, Cookie> cookies = new TreeMap<>();
    private String csrf = "";

    /** Comes from {@code address}. */
    public Visitor(MockMvcTester mvc, String address) {
        this.mvc = mvc;
        this.address = address;
    }

    /** Opens a page. */
    public MvcTestResult get(String path) {
        return keep(mvc.get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .with(this::from)
                .cookie(all())
                .exchange());
    }

    /** Sends a form with the token that was seen last. */
    public MvcTestResult post(String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).accept(MediaType.TEXT_HTML).with(this::from);
        fields.forEach(request::param);
        return keep(request.param("_csrf", csrf).cookie(all()).exchange());
    }

    /** Sends a form whose field {@code field} stands in it many times. */
    public MvcTestResult postAll(
            String path,
            org.springframework.util.MultiValueMap<String, String> fields,
            String field,
            java.util.List<String> values) {
        var request = mvc.post().uri(path).accept(MediaType.TEXT_HTML).with(this::from);
        fields.forEach((name, some) -> request.param(name, some.toArray(String[]::new)));
        return keep(request.param(field, values.toArray(String[]::new))
                .param("_csrf", csrf)
                .cookie(all())
                .exchange());
    }

    /** Sends a form with a file in its field {@code field}; none where {@code content} is empty. */
    public MvcTestResult postFile(String path, Map<String, String> fields, String field, byte[] content) {
        var request = mvc.post().multipart();
        if (content.length > 0) {
            request.file(new org.springframework.mock.web.MockMultipartFile(field, "a.png", "image/png", content));
        }
        request.uri(path).accept(MediaType.TEXT_HTML).with(this::from);
        fields.forEach(request::param);
        return keep(request.param("_csrf", csrf).cookie(all()).exchange());
    }

    /** Sends JSON with the token that was seen last. */
    public MvcTestResult postJson(String path, String json) {
        return keep(mvc.post()
                .uri(path)
                .with(this::from)
                .header("X-CSRF-TOKEN", csrf)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .cookie(all())
                .exchange());
    }

    /** Signs in on the sign-in page. */
    public MvcTestResult signIn(String login, String password) {
        get("/sign-in");
        return post("/sign-in", Map.of("login", login, "password", password, "to", ""));
    }

    /** The secret of the session; empty where there is none. */
    public String session() {
        var cookie = cookies.get("linli-session");
        return cookie == null ? "" : cookie.getValue();
    }

    /** Plants a session's secret. */
    public void plant(String session) {
        cookies.put("linli-session", new Cookie("linli-session", session));
    }

    /** The text of an answer. */
    public static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where an answer leads. */
    public static String location(MvcTestResult result) {
        return Objects.requireNonNullElse(result.getResponse().getHeader("Location"), "");
    }

    private MockHttpServletRequest from(MockHttpServletRequest request) {
        request.setRemoteAddr(address);
        return request;
    }

    private Cookie[] all() {
        return cookies.isEmpty()
                ? new Cookie[] {new Cookie("none", "none")}
                : cookies.values().toArray(Cookie[]::new);
    }

    private MvcTestResult keep(MvcTestResult result) {
        for (var cookie : result.getResponse().getCookies()) {
            cookies.put(cookie.getName(), cookie);
        }
        var form = CSRF.matcher(body(result));
        csrf = form.find() ? form.group(1) : csrf;
        return result;
    }
}
