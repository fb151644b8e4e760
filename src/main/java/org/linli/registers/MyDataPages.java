package org.linli.registers;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.linli.access.Staff;
import org.linli.kernel.Lang;
import org.linli.people.PersonData;
import org.linli.people.PersonSection;
import org.linli.web.Pages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** All that is kept of the one who is signed in: to read, and to take along as a file. */
@Controller
@RequestMapping("/me/data")
class MyDataPages {
    private final PersonData data;

    MyDataPages(PersonData data) {
        this.data = data;
    }

    record DataPage(List<PersonSection> sections) {}

    @GetMapping
    ModelAndView page(Staff staff, Lang lang) {
        return Pages.page("registers/person-data", new DataPage(data.of(staff.district(), staff.person(), lang)));
    }

    /** The same as JSON: part to rows. */
    @GetMapping("/file")
    ResponseEntity<Map<String, List<Map<String, String>>>> file(Staff staff, Lang lang) {
        var parts = new TreeMap<String, List<Map<String, String>>>();
        data.of(staff.district(), staff.person(), lang).forEach(part -> parts.put(part.key(), part.rows()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"linli-my-data.json\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(parts);
    }
}
