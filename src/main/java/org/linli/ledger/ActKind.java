package org.linli.ledger;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The permanent dotted kind of an act's record. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ActKind {
    /** For example {@code matter.received}; never renamed, never reused. */
    String value();

    /** Whether the public log shows that it happened and nothing else: care, disputes, labour. */
    boolean discreet() default false;
}
