package org.linli.ledger;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a component of an act's record: a fact that names one single thing, such as a matter's code. It stands in the act for those
 * who work with it, and only under a commitment in what the public log shows.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Undisclosed {}
