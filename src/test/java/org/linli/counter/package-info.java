@NullMarked
package org.linli.counter;

import org.jspecify.annotations.NullMarked;
