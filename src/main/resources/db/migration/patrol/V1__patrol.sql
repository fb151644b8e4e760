create schema patrol;
grant usage on schema patrol to ${writer};
alter default privileges in schema patrol grant select, insert, update, delete on tables to ${writer};

-- what is to be looked at, where, by when; nothing about persons
create table patrol.task (
    district   text        not null check (district ~ '^\d{6}$'),
    id         uuid        not null,
    unit       uuid        not null, -- whose grid staff look
    place      text        not null check (place like district || '%'),
    what       text        not null check (char_length(what) between 1 and 200),
    due_on     date        not null,
    every_days int         check (every_days between 1 and 366),
    made_at    timestamptz not null,
    done_at    timestamptz,
    done_by    uuid, -- who may take it back today
    found      boolean     not null default false,
    missed     boolean     not null default false,
    dropped    boolean     not null default false,
    follows    uuid, -- the one that it repeats
    primary key (district, id)
);
create index task_open on patrol.task (district, unit, due_on) where done_at is null and not dropped;
create index task_late on patrol.task (district, due_on) where done_at is null and not dropped and not missed;
create index task_done on patrol.task (district, unit, done_at) where done_at is not null;
create index task_follows on patrol.task (district, follows) where follows is not null;

-- a hazard that was found on patrol: the matter that it became
create table patrol.hazard (
    district text        not null,
    matter   uuid        not null,
    code     text        not null,
    unit     uuid        not null, -- whose grid staff found it
    place    text        not null,
    task     uuid,
    found_at timestamptz not null,
    primary key (district, matter)
);
create unique index hazard_code on patrol.hazard (district, code);
create index hazard_unit on patrol.hazard (district, unit, found_at);

-- what became of a hazard's place: removed, with a photo; or not yet, and who does it by when
create table patrol.outcome (
    district text        not null,
    id       uuid        not null,
    matter   uuid        not null,
    unit     uuid        not null, -- who had the matter in hand
    place    text        not null,
    at       timestamptz not null,
    removed  boolean     not null,
    words    text        not null check (char_length(words) <= 1000),
    jpeg     bytea,
    primary key (district, id),
    check (removed = (jpeg is not null)),
    check (removed or words <> '')
);
create index outcome_matter on patrol.outcome (district, matter, at);

call reach.by_reach('patrol.task', $$
    place ^@ any ((select reach.places())::text[]) or unit = any ((select reach.units())::uuid[])
$$);
call reach.by_reach('patrol.hazard', $$
    place ^@ any ((select reach.places())::text[]) or unit = any ((select reach.units())::uuid[])
$$);
call reach.by_reach('patrol.outcome', $$
    place ^@ any ((select reach.places())::text[]) or unit = any ((select reach.units())::uuid[]) or matter = (select reach.held())
    or (select h.unit = any ((select reach.units())::uuid[]) from patrol.hazard h
         where h.district = outcome.district and h.matter = outcome.matter)
$$);
