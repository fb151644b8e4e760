@NullMarked
package org.linli.callbacks;

import org.jspecify.annotations.NullMarked;
