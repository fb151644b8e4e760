@NullMarked
package org.linli.calls;

import org.jspecify.annotations.NullMarked;
