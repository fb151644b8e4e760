call reach.by_district('scenario.world');
call reach.by_district('scenario.event');
