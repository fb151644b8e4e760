@NullMarked
package org.linli.exchange;

import org.jspecify.annotations.NullMarked;
