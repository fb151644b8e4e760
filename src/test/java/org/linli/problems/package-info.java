@NullMarked
package org.linli.problems;

import org.jspecify.annotations.NullMarked;
