call reach.by_district('providers.identity');
