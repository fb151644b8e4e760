@NullMarked
package org.linli.parties;

import org.jspecify.annotations.NullMarked;
