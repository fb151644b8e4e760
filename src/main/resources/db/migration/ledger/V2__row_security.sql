call reach.by_district('ledger.act');
-- how far numbers and readers are, in all districts: what readers, jobs and the operator's page go by
call reach.readable('ledger.head');
call reach.readable('ledger.cursor');
