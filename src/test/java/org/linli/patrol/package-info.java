@NullMarked
package org.linli.patrol;

import org.jspecify.annotations.NullMarked;
