@NullMarked
package org.linli.exclusions;

import org.jspecify.annotations.NullMarked;
