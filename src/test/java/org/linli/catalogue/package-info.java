@NullMarked
package org.linli.catalogue;

import org.jspecify.annotations.NullMarked;
