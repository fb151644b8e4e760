call reach.by_district('tokens.token');
