create schema problems;
grant usage on schema problems to ${writer};
alter default privileges in schema problems grant select, insert, update, delete on tables to ${writer};

-- matters that became problem orders; once for each ground
create table problems.problem (
    district  text        not null check (district ~ '^\d{6}$'),
    id        uuid        not null,
    matter    uuid        not null,
    code      text        not null, -- the matter's public code
    place     text        not null check (place like district || '%'), -- the community
    category  text        not null,
    unit      uuid        not null, -- who had it then
    above     uuid,                 -- who supervises: the level above that; null where there is none
    ground    text        not null check (ground in ('REDONE', 'PASSED')),
    times     int         not null,
    opened_at timestamptz not null,
    closed_at timestamptz,          -- when the matter was filed away or taken back
    primary key (district, id),
    unique (district, matter, ground)
);
create index problem_open on problems.problem (district, opened_at, id) where closed_at is null;

call reach.by_reach('problems.problem', $$
    place ^@ any ((select reach.places())::text[]) or unit = any ((select reach.units())::uuid[])
    or above = any ((select reach.units())::uuid[])
$$);
