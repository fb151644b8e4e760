@NullMarked
package org.linli.mediation;

import org.jspecify.annotations.NullMarked;
