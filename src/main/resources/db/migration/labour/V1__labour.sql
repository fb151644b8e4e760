create schema labour;
grant usage on schema labour to ${writer};
alter default privileges in schema labour grant select, insert, update, delete on tables to ${writer};

create table labour.cases (
    district       text   not null check (district ~ '^\d{6}$'),
    matter         uuid   not null,
    code           text   not null, -- the matter's public code
    place          text   not null, -- the community
    body           uuid   not null, -- the studio
    received_on    date   not null,
    workers        int    not null,
    mass           boolean not null,
    claims         text[] not null,
    knew_on        date   not null,
    left_on        date,
    interrupted_on date,
    words          bytea  not null, -- sealed: who, whom, what, how much, what they said to each other
    stage          text   not null,
    consulted_on   date,
    ended_on       date,
    version        int    not null,
    primary key (district, matter),
    unique (district, code)
);

-- a dispute of many workers: who was told when, and who has taken note of it
create table labour.alarm (
    district  text        not null,
    matter    uuid        not null,
    code      text        not null,
    place     text        not null, -- the community
    body      uuid        not null,
    raised_at timestamptz not null,
    due_at    timestamptz not null, -- by when the sub-district must know
    told_at   timestamptz,
    seen_at   timestamptz,
    seen_by   uuid,
    above_at  timestamptz, -- when the district was told because nobody in the sub-district took note
    primary key (district, matter)
);
create index alarm_waits on labour.alarm (district, raised_at) where seen_at is null and above_at is null;

-- seen by those who act for the studio and by the holder of the matter's receipt
call reach.by_reach('labour.cases', $$
    body = any ((select reach.units())::uuid[]) or matter = (select reach.held())
$$);
-- an alarm names nobody: seen by who reaches its place as well
call reach.by_reach('labour.alarm', $$
    body = any ((select reach.units())::uuid[]) or place ^@ any ((select reach.places())::text[])
$$);

-- which disputes a studio has, for the unit that has the matter in hand
create view labour.known as select district, matter from labour.cases;
