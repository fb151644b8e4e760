package org.linli.matters;

import java.util.Optional;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.springframework.stereotype.Component;

/** The receipt that a browser holds open: what a page of one matter may show to whom the cookie's secret belongs. */
@Component
class OpenReceipts {
    private final Matters matters;

    OpenReceipts(Matters matters) {
        this.matters = matters;
    }

    /** The matter that {@code secret} opens, however it is typed. */
    Optional<ReporterView> find(String secret) {
        try {
            return secret.isBlank() ? Optional.empty() : matters.findByReceipt(secret);
        } catch (ProblemException e) {
            if (e.problem() == Problem.NOT_FOUND) {
                return Optional.empty(); // no code at all
            }
            throw e;
        }
    }

    /** The matter {@code code}, if that is the one that {@code secret} opens, or a part of it. */
    Optional<ReporterView> find(String code, String secret) {
        try {
            return secret.isBlank() ? Optional.empty() : matters.findByReceipt(secret, code);
        } catch (ProblemException e) {
            if (e.problem() == Problem.NOT_FOUND) {
                return Optional.empty(); // no code at all
            }
            throw e;
        }
    }
}
