call reach.by_district('catalogue.category');
