package org.linli.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** How controllers answer people. */
public final class Pages {
    private Pages() {}

    /** The template {@code view} ({@code <module>/<name>}) with its record. */
    public static ModelAndView page(String view, Record page) {
        return new ModelAndView(view, "page", page);
    }

    /** The same with a status other than 200. */
    public static ModelAndView page(String view, Record page, int status) {
        var answer = page(view, page);
        answer.setStatus(HttpStatus.valueOf(status));
        return answer;
    }

    /** After a form was done: look there (303, RFC 9110 section 15.4.4). */
    public static ModelAndView see(String path) {
        var view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return new ModelAndView(view);
    }
}
