package org.linli.matters;

import org.linli.access.Staff;
import org.linli.kernel.Problem;
import org.linli.web.Pages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Puts the receipt that is open into the account of who holds it. */
@Controller
class KeepPages {
    private final Matters matters;
    private final ObjectProvider<ReceiptKeeper> keepers;

    KeepPages(Matters matters, ObjectProvider<ReceiptKeeper> keepers) {
        this.matters = matters;
        this.keepers = keepers;
    }

    @PostMapping("/r/{code}/mine")
    ModelAndView keep(
            Staff staff,
            @PathVariable String code,
            @CookieValue(name = Cookies.RECEIPT, defaultValue = "") String secret) {
        if (secret.isEmpty()) {
            return Pages.see("/r?expired=true");
        }
        var view = matters.findByReceipt(secret)
                .filter(one -> one.code().equals(code))
                .orElseThrow(() -> Problem.NOT_FOUND.because("no receipt of " + code));
        if (!view.place().district().equals(staff.district())) {
            throw Problem.STATE.because("the account is of another district");
        }
        keepers.forEach(keeper -> keeper.keep(staff, code, secret));
        return Pages.see("/me/matters?done=kept");
    }
}
