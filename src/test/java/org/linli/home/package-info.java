@NullMarked
package org.linli.home;

import org.jspecify.annotations.NullMarked;
