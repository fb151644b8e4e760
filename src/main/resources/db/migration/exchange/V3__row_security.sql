-- A run and all that belongs to it is its bringer's; writing it is the system's work.
call reach.by_reach('exchange.run', 'person = (select reach.person())');
call reach.by_reach('exchange.piece', $$
    (select true from exchange.run r where r.district = piece.district and r.id = piece.run)
$$);
call reach.by_reach('exchange.refusal', $$
    (select true from exchange.run r where r.district = refusal.district and r.id = refusal.run)
$$);
call reach.by_reach('exchange.trace', $$
    (select true from exchange.run r where r.district = trace.district and r.id = trace.run)
$$);
call reach.by_reach('exchange.given', 'person = (select reach.person())');

-- which runs nobody is at work on, and where something is kept too long: what the job goes by
create view exchange.left_over as
    select district, id, at, lease_until from exchange.run where state in ('READING', 'WRITING', 'UNDOING');
create view exchange.kept as
    select district, coalesce(ended_at, at) as at from exchange.run where stored or sample is not null;
