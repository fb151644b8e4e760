@org.jspecify.annotations.NullMarked
package org.linli.casefile;
