package org.linli.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.linli.kernel.Lang;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers that are the same for everybody: made and compressed once for each version of what they show. Pages also once for each
 * language and minute, since clocks on them count in minutes; who is signed in gets a page of their own.
 */
@Component
public class Rendered {
    private static final long BYTES_MAX = 64L << 20;
    private static final int SECONDS = 60;

    private final Cache<Key, Page> pages = Caffeine.newBuilder()
            .maximumWeight(BYTES_MAX)
            .weigher((Key key, Page page) -> page.plain().length + page.gzip().length)
            .expireAfterWrite(Duration.ofSeconds(SECONDS))
            .build();
    private final JteViews views;
    private final JsonMapper json;
    private final Clock clock;

    Rendered(JteViews views, JsonMapper json, Clock clock) {
        this.views = views;
        this.json = json;
        this.clock = clock;
    }

    private record Key(String what, Object version, Lang lang, String path, long minute) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Page(byte[] plain, byte[] gzip) {}

    /**
     * Answers with the template {@code view}.
     *
     * @param version what tells one content of this address from another
     * @param content makes the template's record where it has to be rendered
     */
    public void answer(
            String view,
            Object version,
            Supplier<Record> content,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var template = view + ".jte";
        if (request.getAttribute(Ui.PERSON) != null) {
            views.write(template, Map.of("page", content.get()), request, response);
            return;
        }
        var minute = clock.instant().getEpochSecond() / SECONDS;
        var key = new Key(template, version, Uis.lang(request), path(request), minute);
        var page = pages.get(key, missing -> packed(views.render(template, Map.of("page", content.get()), request)));
        response.setContentType("text/html;charset=UTF-8");
        write(page, request, response);
    }

    /** Answers with {@code content} as JSON, made once for each version. */
    public void json(Object version, Supplier<?> content, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var key = new Key("json", version, Lang.ZH, path(request), 0);
        var page = pages.get(key, missing -> packed(json.writeValueAsBytes(content.get())));
        response.setContentType("application/json");
        write(page, request, response);
    }

    private static String path(HttpServletRequest request) {
        return request.getQueryString() == null
                ? request.getRequestURI()
                : request.getRequestURI() + "?" + request.getQueryString();
    }

    private static void write(Page page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var accepted = request.getHeader("Accept-Encoding");
        var zipped = accepted != null && accepted.contains("gzip");
        response.addHeader("Vary", "Accept-Encoding");
        if (zipped) {
            response.setHeader("Content-Encoding", "gzip");
        }
        var bytes = zipped ? page.gzip() : page.plain();
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static Page packed(byte[] plain) {
        var packed = new ByteArrayOutputStream(plain.length / 2);
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return new Page(plain, packed.toByteArray());
    }
}
