call reach.by_district('codes.paper');
call reach.by_district('codes.phone_code');
call reach.by_district('codes.phone_way');
