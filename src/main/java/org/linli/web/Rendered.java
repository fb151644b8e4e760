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

/**
 * Pages that look the same to everybody who is not signed in: rendered and compressed once for each version of what they show,
 * language and minute (clocks on them count in minutes).
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
    private final Clock clock;

    Rendered(JteViews views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    private record Key(String template, Object version, Lang lang, String path, long minute) {}

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
        var key = new Key(
                template,
                version,
                Uis.lang(request),
                request.getRequestURI(),
                clock.instant().getEpochSecond() / SECONDS);
        var page = pages.get(key, missing -> render(template, content.get(), request));
        var accepted = request.getHeader("Accept-Encoding");
        var zipped = accepted != null && accepted.contains("gzip");
        response.setContentType("text/html;charset=UTF-8");
        response.addHeader("Vary", "Accept-Encoding");
        if (zipped) {
            response.setHeader("Content-Encoding", "gzip");
        }
        var bytes = zipped ? page.gzip() : page.plain();
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private Page render(String template, Record content, HttpServletRequest request) {
        var plain = views.render(template, Map.of("page", content), request);
        var packed = new ByteArrayOutputStream(plain.length / 2);
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return new Page(plain, packed.toByteArray());
    }
}
