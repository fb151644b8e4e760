package org.linli.people;

import java.util.regex.Pattern;

/** A paper that shows who somebody is. A name never changes its meaning. */
public enum Paper {
    /** Resident identity card: 18 digits, the last a check digit (GB 11643-1999). */
    RESIDENT_ID("[1-9]\\d{16}[\\dX]", true),
    /** Residence permit for residents of Hong Kong, Macao (81, 82) and Taiwan (83): built like the identity card. */
    HMT_RESIDENCE("8[123]0000\\d{11}[\\dX]", true),
    /** Mainland travel permit for Hong Kong and Macao residents: H or M and 8 digits, or 10 with the number. */
    HK_MACAO_PERMIT("[HM](\\d{8}|\\d{10})", false),
    /** Mainland travel permit for Taiwan residents: 8 digits. */
    TAIWAN_PERMIT("\\d{8}", false),
    /** Foreigner's permanent residence card: 18 digits that begin with 9 (since 2023), or 3 letters and 12 digits. */
    FOREIGN_RESIDENCE("9\\d{16}[\\dX]|[A-Z]{3}\\d{12}", false),
    /** Passport of any country: 5 to 9 letters and digits (ICAO Doc 9303-4). */
    PASSPORT("[A-Z0-9]{5,9}", false);

    private final Pattern form;
    private final boolean checked;

    Paper(String form, boolean checked) {
        this.form = Pattern.compile(form);
        this.checked = checked;
    }

    /** Whether {@code number}, in capitals and without separators, has this paper's form. */
    boolean accepts(String number) {
        return form.matcher(number).matches();
    }

    /** Whether {@code number} tells a birthday and ends with a check digit. */
    boolean isChecked(String number) {
        return checked || (this == FOREIGN_RESIDENCE && number.length() == IdentityRules.LENGTH);
    }
}
