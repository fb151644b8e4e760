package org.linli.mediation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.ProblemException;
import org.linli.matters.MatterRef;
import org.linli.matters.Matters;
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

/** Sends a dispute on from the desk to those who mediate. */
@Controller
@RequestMapping("/desk/matters/{code}/mediation")
class ReferPages {
    private static final String REFER = "refer";

    private final Mediation mediation;
    private final Matters matters;
    private final Access access;

    ReferPages(Mediation mediation, Matters matters, Access access) {
        this.mediation = mediation;
        this.matters = matters;
        this.access = access;
    }

    /** {@code bodies}: those of the sub-district in which somebody mediates. */
    record ReferPage(MatterRef matter, List<Organisation> bodies, Fields.@Nullable Refused refused) {
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
        return Pages.page("mediation/refer", page(staff, code, null));
    }

    private ReferPage page(Staff staff, String code, Fields.@Nullable Refused refused) {
        var matter = matters.refForStaff(staff, code);
        access.demand(staff, Permission.MATTERS_ASSIGN, matter.place(), new OrganisationId(matter.unit()));
        return new ReferPage(matter, mediation.bodies(matter.district(), matter.place()), refused);
    }

    @PostMapping
    ModelAndView refer(Staff staff, @PathVariable String code, @RequestParam MultiValueMap<String, String> values) {
        var form = Fields.of(values);
        try {
            mediation.refer(staff, code, new OrganisationId(form.needId("body")), form.text("about"));
            return Pages.see("/desk/matters/" + code);
        } catch (ProblemException e) {
            var refused = page(staff, code, Fields.Refused.of(REFER, form, e));
            return Pages.page("mediation/refer", refused, e.problem().status());
        }
    }
}
