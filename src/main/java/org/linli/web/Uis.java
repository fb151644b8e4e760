package org.linli.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.linli.kernel.Lang;
import org.linli.kernel.WorkCalendar;
import org.springframework.stereotype.Component;

/** Makes a {@link Ui} for a request. */
@Component
final class Uis {
    private final Messages messages;
    private final Assets assets;
    private final WorkCalendar calendar;
    private final Clock clock;

    Uis(Messages messages, Assets assets, WorkCalendar calendar, Clock clock) {
        this.messages = messages;
        this.assets = assets;
        this.calendar = calendar;
        this.clock = clock;
    }

    Ui of(HttpServletRequest request) {
        return new Ui(lang(request), messages, assets, calendar, clock, request);
    }

    static Lang lang(HttpServletRequest request) {
        return request.getAttribute(Ui.LANG) instanceof Lang lang ? lang : Lang.ZH;
    }
}
