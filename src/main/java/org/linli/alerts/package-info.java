/**
 * What happens where I live, wherever I read: a feed of every place, and a small page of it to stand in other people's pages. Both show
 * public faces and nothing else.
 */
@NullMarked
@ApplicationModule(
        displayName = "alerts 关注",
        allowedDependencies = {"matters", "places"})
package org.linli.alerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
