/**
 * What every page is made with: layout, languages, answers to problems, words for clocks, QR codes, sheets. Knows no
 * module but the kernel.
 */
@NullMarked
@ApplicationModule(displayName = "web 网页", allowedDependencies = "kernel")
package org.linli.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
