call reach.by_district('organisations.organisation');
call reach.by_district('organisations.post');
call reach.by_district('organisations.delegation');
call reach.by_district('organisations.tree');
call reach.by_district('organisations.link');
call reach.by_district('organisations.closing');
call reach.by_district('organisations.stay');

-- what is said about a body within staff: for those who reach it
call reach.by_reach('organisations.note', $$
    organisation = any ((select reach.units())::uuid[]) or (
        select o.place ^@ any ((select reach.places())::text[]) from organisations.organisation o
         where o.district = note.district and o.id = note.organisation)
$$);

-- where a term has run out or a place closes: what jobs go by
create view organisations.running_out as
    select district, to_day as day from organisations.post where ended is null and to_day is not null;
create view organisations.closing_on as
    select district, on_day as day from organisations.closing;
