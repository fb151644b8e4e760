/**
 * Open311 GeoReport v2 (<a href="https://wiki.open311.org/GeoReport_v2/">wiki.open311.org</a>), read and write, in XML and JSON:
 * programs of other houses raise matters and follow their public faces. ServiceList are the catalogue's categories, addresses are
 * places. {@code docs/open311.md} says what is as specified and what is added.
 */
@NullMarked
@ApplicationModule(
        displayName = "open311 开放接口",
        allowedDependencies = {"catalogue", "ledger", "matters", "places", "signin"})
package org.linli.open311;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
