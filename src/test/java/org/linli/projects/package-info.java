@NullMarked
package org.linli.projects;

import org.jspecify.annotations.NullMarked;
