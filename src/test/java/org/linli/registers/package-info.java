@NullMarked
package org.linli.registers;

import org.jspecify.annotations.NullMarked;
