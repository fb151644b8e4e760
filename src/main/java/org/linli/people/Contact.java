package org.linli.people;

import org.jspecify.annotations.Nullable;
import org.linli.kernel.Lang;

/**
 * A person's name and how to reach them. Personal data: shown only after {@link People#look}, or to the person.
 *
 * @param phone digits, with a leading + where it is not a number of this country
 */
public record Contact(
        String name, @Nullable String phone, @Nullable String email, Lang lang) {
    /** Never the content: contacts must not reach a log. */
    @Override
    public String toString() {
        return "Contact[…]";
    }
}
