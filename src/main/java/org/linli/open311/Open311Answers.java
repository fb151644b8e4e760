package org.linli.open311;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.linli.kernel.Lang;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.open311.Document.Group;
import org.linli.open311.Document.Listing;
import org.linli.web.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.databind.json.JsonMapper;

/*
 * The specification has three statuses for errors: 404 for what does not exist, 403 for a key, 400 for everything else. What a
 * client may simply send again later keeps its own: 429 (too fast) and 503 (the database is away); so does our own fault, 500.
 */
/** Documents and errors as HTTP answers. */
@Component
class Open311Answers {
    private static final Logger log = LoggerFactory.getLogger(Open311Answers.class);
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final Messages messages;
    private final JsonMapper json;

    Open311Answers(Messages messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    ResponseEntity<byte[]> of(Document document, String format) {
        return answer(OK, document, format);
    }

    ResponseEntity<byte[]> created(Document document, String format) {
        return answer(CREATED, document, format);
    }

    private ResponseEntity<byte[]> answer(int status, Document document, String format) {
        var isJson = format.equals("json");
        return ResponseEntity.status(status)
                .header(
                        HttpHeaders.CONTENT_TYPE,
                        isJson ? "application/json; charset=utf-8" : "text/xml; charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*") // no cookie is heeded here
                .body(
                        isJson
                                ? json.writeValueAsBytes(document.json())
                                : document.xml().getBytes(StandardCharsets.UTF_8));
    }

    /** The error document for {@code failure}, in the format that the address names, else in XML. */
    ResponseEntity<byte[]> failed(Exception failure, HttpServletRequest request, Lang lang) {
        var coded = coded(failure);
        if (coded.problem().status() >= 500) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        }
        var status = status(coded.problem());
        var said = new TreeMap<String, String>();
        coded.fields().forEach((name, key) -> said.put(name, messages.text(lang, key)));
        var errors = said.isEmpty()
                ? List.of(error(status, general(coded.problem(), lang)))
                : said.entrySet().stream()
                        .map(one -> error(status, named(one, lang)))
                        .toList();
        var format = request.getRequestURI().endsWith(".json") ? "json" : "xml";
        return answer(status, new Document("errors", new Listing("error", errors)), format);
    }

    private static Group error(int status, String description) {
        return Group.of("code", status).with("description", description);
    }

    private String named(Map.Entry<String, String> one, Lang lang) {
        return messages.text(lang, "open311.error", one.getKey(), one.getValue());
    }

    private String general(Problem problem, Lang lang) {
        return messages.text(
                lang,
                "open311.general",
                messages.text(lang, "problem." + problem),
                messages.text(lang, "problem." + problem + ".do"));
    }

    private static ProblemException coded(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException coded) {
                return coded;
            }
            if (cause instanceof DataAccessException || cause instanceof TransactionException) {
                return Problem.UNAVAILABLE.because("the database is away");
            }
            if (cause instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
                return Problem.UNREADABLE.because("unreadable");
            }
        }
        return failure instanceof MultipartException || failure instanceof InvalidMediaTypeException
                ? Problem.UNREADABLE.because("unreadable")
                : Problem.INTERNAL.because("see the log");
    }

    private static int status(Problem problem) {
        return switch (problem) {
            case NOT_FOUND -> 404;
            case FORBIDDEN, SIGN_IN -> 403;
            case THROTTLED, INTERNAL, UNAVAILABLE -> problem.status();
            default -> 400;
        };
    }
}
