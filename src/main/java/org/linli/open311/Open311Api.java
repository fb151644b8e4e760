package org.linli.open311;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Lang;
import org.linli.kernel.Problem;
import org.linli.open311.Document.Group;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** GeoReport v2. Every answer is in the format at the end of the address, errors included. */
@RestController
@RequestMapping("/open311/v2")
class Open311Api {
    private final ServiceDiscovery discovery;
    private final ServiceList services;
    private final Jurisdictions jurisdictions;
    private final RequestSearch reading;
    private final RequestViews requests;
    private final RequestIntake raising;
    private final Open311Answers answers;

    Open311Api(
            ServiceDiscovery discovery,
            ServiceList services,
            Jurisdictions jurisdictions,
            RequestSearch reading,
            RequestViews requests,
            RequestIntake raising,
            Open311Answers answers) {
        this.discovery = discovery;
        this.services = services;
        this.jurisdictions = jurisdictions;
        this.reading = reading;
        this.requests = requests;
        this.raising = raising;
        this.answers = answers;
    }

    @GetMapping("/discovery.{format:xml|json}")
    ResponseEntity<byte[]> discovery(@PathVariable String format, Lang lang) {
        return answers.of(discovery.document(lang), format);
    }

    @GetMapping("/services.{format:xml|json}")
    ResponseEntity<byte[]> services(
            @PathVariable String format, @RequestParam MultiValueMap<String, String> sent, Lang lang) {
        demandServed(new Params(sent));
        return answers.of(services.list(lang), format);
    }

    @GetMapping("/services/{code:.+}.{format:xml|json}")
    ResponseEntity<byte[]> definition(
            @PathVariable String code, @PathVariable String format, @RequestParam MultiValueMap<String, String> sent) {
        demandServed(new Params(sent));
        return answers.of(services.definition(code), format);
    }

    @GetMapping("/requests.{format:xml|json}")
    ResponseEntity<byte[]> requests(
            @PathVariable String format, @RequestParam MultiValueMap<String, String> sent, Lang lang) {
        var params = new Params(sent);
        var extended = params.flag("extensions");
        return answers.of(requests.list(reading.list(params), lang, extended), format);
    }

    @GetMapping("/requests/{code:.+}.{format:xml|json}")
    ResponseEntity<byte[]> request(
            @PathVariable String code,
            @PathVariable String format,
            @RequestParam MultiValueMap<String, String> sent,
            Lang lang) {
        var params = new Params(sent);
        var extended = params.flag("extensions");
        params.check();
        var found = reading.get(params, "service_request_id", code);
        return answers.of(requests.list(List.of(extended ? reading.whole(found) : found), lang, extended), format);
    }

    /** All is answered in real time, so no token is ever handed out; an id that is used as one answers with itself. */
    @GetMapping("/tokens/{code:.+}.{format:xml|json}")
    ResponseEntity<byte[]> token(
            @PathVariable String code, @PathVariable String format, @RequestParam MultiValueMap<String, String> sent) {
        var id = reading.get(new Params(sent), "token", code).matter().code();
        return answers.of(
                RequestViews.document(List.of(Group.of("service_request_id", id).with("token", code))), format);
    }

    @PostMapping("/requests.{format:xml|json}")
    ResponseEntity<byte[]> raise(
            @PathVariable String format,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(required = false) @Nullable List<MultipartFile> media,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String once,
            HttpServletRequest request,
            Lang lang) {
        demandForm(request);
        return answers.created(raising.raise(new Params(sent), bytes(media), once, lang), format);
    }

    /** Whatever else is asked here: nothing of the kind exists. */
    @RequestMapping(
            path = "/**",
            method = {
                RequestMethod.GET,
                RequestMethod.POST,
                RequestMethod.PUT,
                RequestMethod.PATCH,
                RequestMethod.DELETE
            })
    ResponseEntity<byte[]> nothing(HttpServletRequest request) {
        var problem = request.getMethod().equals("GET") ? Problem.NOT_FOUND : Problem.INVALID;
        throw problem.because("no such resource or method", Map.of("url", "open311.unknown.url"));
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<byte[]> failed(Exception failure, HttpServletRequest request, Lang lang) {
        return answers.failed(failure, request, lang);
    }

    private void demandServed(Params params) {
        jurisdictions.find(params);
        params.check();
    }

    /** A body of another kind, XML above all, is refused unread. */
    private static void demandForm(HttpServletRequest request) {
        var type = request.getContentType();
        if (type != null) {
            var media = MediaType.parseMediaType(type);
            if (media.isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED)
                    || media.isCompatibleWith(MediaType.MULTIPART_FORM_DATA)) {
                return;
            }
        } else if (request.getContentLengthLong() <= 0) {
            return; // nothing was sent; what is missing is said by name
        }
        throw Problem.MEDIA.because("not a form", Map.of("Content-Type", "open311.wrong.type"));
    }

    private static List<byte[]> bytes(@Nullable List<MultipartFile> media) {
        var files = new ArrayList<byte[]>();
        for (var file : media == null ? List.<MultipartFile>of() : media) {
            try {
                files.add(file.getBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        files.removeIf(file -> file.length == 0);
        return files;
    }
}
