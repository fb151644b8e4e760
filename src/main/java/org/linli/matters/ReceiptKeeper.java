package org.linli.matters;

import org.linli.access.Staff;

/** Keeps the receipts of people with an account, so that they need not carry them. Exposed as a bean by the module that does. */
public interface ReceiptKeeper {
    /** Keeps the secret {@code receipt} of the matter {@code code} for {@code staff}, who holds it. Again changes nothing. */
    void keep(Staff staff, String code, String receipt);
}
