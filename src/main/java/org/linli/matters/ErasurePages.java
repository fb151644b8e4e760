package org.linli.matters;

import org.linli.kernel.Problem;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Erases what a reporter said, once they have read what that means. */
@Controller
@RequestMapping("/r/{code}/erasure")
class ErasurePages {
    private static final String NO_SECRET = "";

    private final Matters matters;
    private final OpenReceipts receipts;

    ErasurePages(Matters matters, OpenReceipts receipts) {
        this.matters = matters;
        this.receipts = receipts;
    }

    record ErasurePage(ReporterView matter) {}

    @GetMapping
    ModelAndView sure(
            @PathVariable String code, @CookieValue(name = Cookies.RECEIPT, defaultValue = NO_SECRET) String secret) {
        return receipts.find(code, secret)
                .map(view -> {
                    if (!view.canErase()) {
                        throw Problem.STATE.because("still open, or erased before");
                    }
                    return Pages.page("matters/erase", new ErasurePage(view));
                })
                .orElseGet(ReceiptPages::again);
    }

    @PostMapping
    ModelAndView erase(
            @PathVariable String code, @CookieValue(name = Cookies.RECEIPT, defaultValue = NO_SECRET) String secret) {
        if (receipts.find(code, secret).isEmpty()) {
            return ReceiptPages.again();
        }
        matters.erase(secret);
        return Pages.see("/r/" + code + "?done=erasure");
    }
}
