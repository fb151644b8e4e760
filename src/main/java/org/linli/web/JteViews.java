package org.linli.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Resolves {@code <module>/<name>} to the template compiled at build, and gives every template its {@link Ui}. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class JteViews implements ViewResolver {
    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, JteViews.class.getClassLoader(), "org.linli");
    private final Uis uis;

    JteViews(Uis uis) {
        this.uis = uis;
        engine.setBinaryStaticContent(true);
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        var template = name + ".jte";
        return name.contains(":") || !engine.hasTemplate(template) ? null : new JteView(template);
    }

    /** The bytes of the template {@code name} as a whole page. */
    byte[] render(String name, Map<String, ?> model, HttpServletRequest request) {
        return output(name, model, request).toByteArray();
    }

    private Utf8ByteOutput output(String name, Map<String, ?> model, HttpServletRequest request) {
        var parameters = new HashMap<String, Object>();
        parameters.put("ui", uis.of(request));
        parameters.put("page", model.get("page"));
        var output = new Utf8ByteOutput();
        engine.render(name, parameters, output);
        return output;
    }

    /** Writes the template {@code name} as a whole page. */
    void write(String name, Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws java.io.IOException {
        var output = output(name, model, request);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }

    private final class JteView implements View {
        private final String template;

        JteView(String template) {
            this.template = template;
        }

        @Override
        public String getContentType() {
            return "text/html";
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws java.io.IOException {
            write(template, model == null ? Map.of() : model, request, response);
        }
    }
}
