package org.linli.opendata;

import java.util.List;
import org.linli.seal.PublicLog;
import org.linli.tlog.VerifierKey;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where people find the open data, the log's key and the verifier. */
@Controller
class DataPages {
    private static final int DAYS = 31;

    private final Days days;
    private final PublicLog log;

    DataPages(Days days, PublicLog log) {
        this.days = days;
        this.log = log;
    }

    record DataPage(String origin, List<String> keys, List<Days.Day> days) {}

    @GetMapping("/open/data")
    ModelAndView data() {
        return Pages.page(
                "opendata/data",
                new DataPage(
                        log.origin(),
                        log.verifiers().stream().map(VerifierKey::toString).toList(),
                        days.list(days.today(), DAYS)));
    }
}
