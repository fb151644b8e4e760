package org.linli.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.linli.kernel.Ids;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every failure's answer: a page to people, {@code application/problem+json} (RFC 9457) to programs. What failed by our fault
 * carries a trace id that also stands in the log, never a stack.
 */
@Controller
@ControllerAdvice
public class Problems implements ErrorController {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final JteViews views;
    private final Messages messages;
    private final JsonMapper json;
    private final Clock clock;

    Problems(JteViews views, Messages messages, JsonMapper json, Clock clock) {
        this.views = views;
        this.messages = messages;
        this.json = json;
        this.clock = clock;
    }

    /** What the problem page shows; {@code help} says what to do, {@code fields} names each wrong field. */
    public record ProblemPage(String title, String help, Map<String, String> fields, String trace) {}

    @ExceptionHandler(ProblemException.class)
    void coded(ProblemException failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(failure.problem(), failure.detail(), failure.fields(), request, response);
    }

    @ExceptionHandler(Exception.class)
    void other(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
            throw failure; // the security chain answers
        }
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException coded) { // a parameter that its own type refused
                coded(coded, request, response);
                return;
            }
        }
        var problem = problem(failure);
        answer(problem, problem.status() < 500 ? "see the title" : "see the log", Map.of(), request, response, failure);
    }

    /** Failures outside controllers, as the servlet container hands them on. */
    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var large =
                request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable cause && isTooLarge(cause);
        answer(large ? Problem.TOO_LARGE : ofStatus(status), "status " + status, Map.of(), request, response);
    }

    /** Answers with {@code problem}; for filters and the security chain. */
    public void answer(
            Problem problem,
            String detail,
            Map<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(problem, detail, fields, request, response, null);
    }

    private void answer(
            Problem problem,
            String detail,
            Map<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response,
            @org.jspecify.annotations.Nullable Exception failure)
            throws IOException {
        var trace = Ids.next(clock).toString();
        if (problem.status() >= 500) {
            log.error("{} {} failed, trace {}", request.getMethod(), request.getRequestURI(), trace, failure);
        }
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setHeader("Cache-Control", "no-store");
        var lang = Uis.lang(request);
        var title = messages.text(lang, "problem." + problem.name());
        var help = messages.text(lang, "problem." + problem.name() + ".do");
        var named = new TreeMap<String, String>();
        fields.forEach((field, key) -> named.put(field, messages.has(key) ? messages.text(lang, key) : key));
        if (forProgram(request)) {
            var body = ProblemDetail.forStatus(problem.status());
            body.setType(URI.create("/problems/" + problem.code()));
            body.setTitle(title);
            body.setDetail(detail);
            body.setProperty("help", help);
            body.setProperty("trace", trace);
            if (!named.isEmpty()) {
                body.setProperty("fields", named);
            }
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(json.writeValueAsBytes(body));
        } else {
            views.write(
                    "web/problem.jte",
                    Map.of("page", new ProblemPage(title, help, named, problem.status() >= 500 ? trace : "")),
                    request,
                    response);
        }
    }

    /** What the container says of an upload over its limits while a filter reads the form, before any controller sees it. */
    private static boolean isTooLarge(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var text = cause.getMessage() == null ? "" : cause.getMessage().toLowerCase(Locale.ROOT);
            if (text.contains("exceed") || text.contains("too large")) {
                return true;
            }
        }
        return false;
    }

    private static boolean forProgram(HttpServletRequest request) {
        var dispatched = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = dispatched instanceof String original ? original : request.getRequestURI();
        var accept = request.getHeader("Accept");
        return path.startsWith("/api/")
                || path.startsWith("/actuator/")
                || (accept != null && accept.contains("json") && !accept.contains("html"));
    }

    private static Problem problem(Exception failure) {
        return switch (failure) {
            case MaxUploadSizeExceededException large -> Problem.TOO_LARGE;
            case MultipartException broken -> Problem.UNREADABLE;
            case HttpMessageNotReadableException unreadable -> Problem.UNREADABLE;
            case TypeMismatchException mismatch -> Problem.UNREADABLE;
            case ErrorResponse known -> ofStatus(known.getStatusCode().value());
            case DataAccessException away -> Problem.UNAVAILABLE;
            case TransactionException away -> Problem.UNAVAILABLE;
            default -> Problem.INTERNAL;
        };
    }

    private static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.UNREADABLE;
            case 401 -> Problem.SIGN_IN;
            case 403 -> Problem.FORBIDDEN;
            case 404, 406 -> Problem.NOT_FOUND;
            case 405 -> Problem.METHOD;
            case 413 -> Problem.TOO_LARGE;
            case 415 -> Problem.MEDIA;
            case 422 -> Problem.INVALID;
            case 429 -> Problem.THROTTLED;
            case 503 -> Problem.UNAVAILABLE;
            default -> status < 500 ? Problem.UNREADABLE : Problem.INTERNAL;
        };
    }
}
