/** The jar's entry class, compiled for Java 17: finds a Java 25 and hands over. */
package org.linli.launch;
