@NullMarked
package org.linli.evaluation;

import org.jspecify.annotations.NullMarked;
