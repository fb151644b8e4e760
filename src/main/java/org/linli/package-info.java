/** The application: its command line. Everything else lives in the modules below. */
@NullMarked
package org.linli;

import org.jspecify.annotations.NullMarked;
