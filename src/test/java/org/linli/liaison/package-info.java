@NullMarked
package org.linli.liaison;

import org.jspecify.annotations.NullMarked;
