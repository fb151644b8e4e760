@NullMarked
package org.linli.coverage;

import org.jspecify.annotations.NullMarked;
