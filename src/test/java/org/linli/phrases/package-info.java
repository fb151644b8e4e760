@NullMarked
package org.linli.phrases;

import org.jspecify.annotations.NullMarked;
