-- What somebody is called and which record stands for them, for those who work with them; nothing else of them.
create view people.called as
    select district, id, merged_into, coalesce(merged_into, id) as current, name from people.person;
-- whose a number is, by its keyed hash: who registers must not write somebody down twice
create view people.numbered as
    select district, coalesce(merged_into, id) as id, phone_index, identity_index from people.person;
-- where somebody is registered, for the policy of ties; where they dwell, for that of persons
create view people.registered as
    select district, id, place from people.person where place is not null;
create view people.dwells as
    select district, person, place from people.tie;
-- where names wait for their index
create view people.unindexed as
    select district from people.person where name_index is null and name is not null;

-- the records of the person who asks
create function people.selves() returns uuid[] language sql stable parallel safe as $$
    with mine as (select current as id from people.called where district = reach.district() and id = reach.person())
    select array_agg(s.id) from (
        select id from mine
        union all
        select c.id from mine, people.called c where c.district = reach.district() and c.merged_into = mine.id) s $$;

-- A person is seen by themselves, by who reaches where they are registered or dwell, and by who reaches the whole district.
call reach.by_reach('people.tie', $$
    place ^@ any ((select reach.places())::text[]) or person = any ((select people.selves())::uuid[])
    or (select r.place ^@ any ((select reach.places())::text[]) from people.registered r
         where r.district = tie.district and r.id = tie.person)
$$);
call reach.by_reach('people.person', $$
    place ^@ any ((select reach.places())::text[]) or district = any ((select reach.places())::text[])
    or id = any ((select people.selves())::uuid[])
    or (select bool_or(d.place ^@ any ((select reach.places())::text[])) from people.dwells d
         where d.district = person.district and d.person = person.id)
$$);
-- looks are for their subject alone
call reach.by_reach('people.look', $$ subject = any ((select people.selves())::uuid[]) $$);

call reach.by_district('people.dwelling');
call reach.by_district('people.consent');
call reach.by_district('people.merge');
call reach.by_district('people.apart');
