package org.linli.matters;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Opens receipts in a browser for whoever keeps them. */
@Component
public class Receipts {
    private final Cookies cookies;

    Receipts(Cookies cookies) {
        this.cookies = cookies;
    }

    /** Opens the receipt of the matter {@code code} in the browser that asked, for half an hour; answers the page to see it on. */
    public String open(String code, String receipt, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookies.receipt(receipt));
        return "/r/" + code;
    }
}
