package org.linli.matters;

import java.time.Duration;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Settings;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** What a resident's browser remembers: the place they spoke of for a year, an opened receipt for half an hour. */
@Component
class Cookies {
    static final String PLACE = "place";
    static final String RECEIPT = "receipt";

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration OPEN = Duration.ofMinutes(30);

    private final boolean secure;

    Cookies(Settings settings) {
        secure = "https".equals(settings.origin().getScheme());
    }

    /** The {@code Set-Cookie} value that remembers {@code place}. */
    String place(PlaceCode place) {
        return cookie(PLACE, place.value(), "/", YEAR);
    }

    /** The {@code Set-Cookie} value that holds a receipt's secret open; no page but those under {@code /r} is sent it. */
    String receipt(String secret) {
        return cookie(RECEIPT, secret, "/r", OPEN);
    }

    /** The {@code Set-Cookie} value that forgets the receipt. */
    String noReceipt() {
        return cookie(RECEIPT, "", "/r", Duration.ZERO);
    }

    private String cookie(String name, String value, String path, Duration age) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path(path)
                .maxAge(age)
                .build()
                .toString();
    }
}
