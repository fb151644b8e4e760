call reach.by_district('coverage.counted');
call reach.by_district('coverage.community');

-- where something changes by itself: what the job goes by
create view coverage.due as select district, place, next_on from coverage.community where next_on is not null;
