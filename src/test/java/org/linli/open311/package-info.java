@org.jspecify.annotations.NullMarked
package org.linli.open311;
