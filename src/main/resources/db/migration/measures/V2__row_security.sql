call reach.by_district('measures.day');
call reach.by_district('measures.month');
call reach.by_district('measures.counted');
