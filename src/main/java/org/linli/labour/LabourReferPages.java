package org.linli.labour;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.ProblemException;
import org.linli.matters.Matters;
import org.linli.mediation.Mediation;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.web.Fields;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Sends a labour dispute on from the desk to a studio. */
@Controller
@RequestMapping("/desk/matters/{code}/labour")
class LabourReferPages {
    private static final String REFER = "refer";

    private final Labour labour;
    private final Mediation mediation;
    private final Matters matters;
    private final Access access;

    LabourReferPages(Labour labour, Mediation mediation, Matters matters, Access access) {
        this.labour = labour;
        this.mediation = mediation;
        this.matters = matters;
        this.access = access;
    }

    /** {@code bodies}: those of the sub-district in which somebody mediates. */
    record ReferPage(String code, List<Organisation> bodies, Fields.@Nullable Refused refused) {
        String value(String field) {
            return Fields.Refused.value(refused, REFER, field, "");
        }

        @Nullable
        String wrong(String field) {
            return Fields.Refused.wrong(refused, REFER, field);
        }
    }

    @GetMapping
    ModelAndView form(Staff staff, @PathVariable String code) {
        return Pages.page("labour/refer", page(staff, code, null));
    }

    private ReferPage page(Staff staff, String code, Fields.@Nullable Refused refused) {
        var matter = matters.refForStaff(staff, code);
        access.demand(staff, Permission.MATTERS_ASSIGN, matter.place(), new OrganisationId(matter.unit()));
        return new ReferPage(code, mediation.bodies(matter.district(), matter.place()), refused);
    }

    @PostMapping
    ModelAndView refer(Staff staff, @PathVariable String code, @RequestParam MultiValueMap<String, String> values) {
        var form = Fields.of(values);
        try {
            labour.refer(staff, code, new OrganisationId(form.needId("body")), form.text("about"));
            return Pages.see("/desk/matters/" + code);
        } catch (ProblemException e) {
            var refused = page(staff, code, Fields.Refused.of(REFER, form, e));
            return Pages.page("labour/refer", refused, e.problem().status());
        }
    }
}
