/** One journey per persona through the running product, in a real browser. */
@NullMarked
package org.linli.journeys;

import org.jspecify.annotations.NullMarked;
