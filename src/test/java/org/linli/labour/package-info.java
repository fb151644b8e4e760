@NullMarked
package org.linli.labour;

import org.jspecify.annotations.NullMarked;
