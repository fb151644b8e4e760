/**
 * The tree of places: province, city, district, sub-district, community, estate, building, entrance. A place is its code;
 * a code never changes its meaning. Names change and keep their history; a split or merger closes codes and opens new ones
 * that succeed them. Places are public: nothing here is about a person, and dwellings are not places.
 */
@NullMarked
@ApplicationModule(displayName = "places 地", allowedDependencies = "ledger")
package org.linli.places;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
