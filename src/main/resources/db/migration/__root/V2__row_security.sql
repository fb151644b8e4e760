-- The second lock (D-42). Each statement says in one round trip with itself for which district it is and on whose behalf
-- (set_config, local to its transaction); policies let it see and write nothing else. The settings:
--   linli.district  six digits
--   linli.who       anyone | staff | holder | system
--   linli.places    text[]  codes of places that the staff reach, all below included; counts for staff only
--   linli.units     uuid[]  organisations that they act for; counts for staff only
--   linli.self      uuid    the person who asks, or the matter whose receipt somebody holds
-- A statement that says nothing is refused aloud wherever a policy looks.
create schema reach;
grant usage on schema reach to ${writer};

create function reach.setting(name text) returns text language plpgsql stable parallel safe as $$
declare
    said text := current_setting(name, true);
begin
    if coalesce(said, '') = '' then
        raise insufficient_privilege using message = 'the statement does not say ' || name,
            hint = 'bind :district; private rows need a Behalf as well (CONTRIBUTING.md)';
    end if;
    return said;
end $$;

create function reach.district() returns text language sql stable parallel safe as $$
    select reach.setting('linli.district') $$;

create function reach.is_whole() returns boolean language sql stable parallel safe as $$
    select reach.setting('linli.who') = 'system' $$;

create function reach.places() returns text[] language sql stable parallel safe as $$
    select case when current_setting('linli.who', true) = 'staff'
                then coalesce(nullif(current_setting('linli.places', true), ''), '{}')::text[] else '{}' end $$;

create function reach.units() returns uuid[] language sql stable parallel safe as $$
    select case when current_setting('linli.who', true) = 'staff'
                then coalesce(nullif(current_setting('linli.units', true), ''), '{}')::uuid[] else '{}' end $$;

-- the person who asks; null where nobody is signed in
create function reach.person() returns uuid language sql stable parallel safe as $$
    select case when current_setting('linli.who', true) = 'staff'
                then nullif(current_setting('linli.self', true), '')::uuid end $$;

-- the matter whose receipt was shown; null where none was
create function reach.held() returns uuid language sql stable parallel safe as $$
    select case when current_setting('linli.who', true) = 'holder'
                then nullif(current_setting('linli.self', true), '')::uuid end $$;

create procedure reach.force(relation regclass) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy migration on %s to current_user using (true) with check (true)', relation);
end $$;

-- every table with rows of a district: nothing of another district is seen or written
create procedure reach.by_district(relation regclass) language plpgsql as $$
begin
    call reach.force(relation);
    execute format('create policy district on %s to %I using (district = (select reach.district()))'
                   ' with check (district = (select reach.district()))', relation, '${writer}');
end $$;

-- A condition asks other tables by a scalar subquery, never by exists or in: those may be hashed, which reads the whole other table.
-- private rows: within the district, those for which condition holds; the system's own work sees all of them
create procedure reach.by_reach(relation regclass, condition text) language plpgsql as $$
begin
    call reach.force(relation);
    execute format('create policy reach on %s to %I'
                   ' using (district = (select reach.district()) and ((select reach.is_whole()) or (%s)))'
                   ' with check (district = (select reach.district()))', relation, '${writer}', condition);
end $$;

-- rows that everybody may read, written within the district only
create procedure reach.readable(relation regclass) language plpgsql as $$
begin
    call reach.force(relation);
    execute format('create policy readable on %s for select to %I using (true)', relation, '${writer}');
    execute format('create policy district on %s to %I using (district = (select reach.district()))'
                   ' with check (district = (select reach.district()))', relation, '${writer}');
end $$;
