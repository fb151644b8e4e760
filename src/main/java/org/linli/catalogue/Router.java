package org.linli.catalogue;

import java.util.Optional;

/** Proposes a category for what somebody wrote. */
public interface Router {
    /** The code of the category that fits best; empty where none fits well enough. */
    Optional<String> propose(String title, String text);
}
