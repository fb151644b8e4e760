call reach.by_district('pace.pace');
