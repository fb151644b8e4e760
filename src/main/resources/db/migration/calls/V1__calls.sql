create schema calls;
grant usage on schema calls to ${writer};
alter default privileges in schema calls grant select, insert, update, delete on tables to ${writer};

-- units called for a matter
create table calls.call (
    district     text        not null check (district ~ '^\d{6}$'),
    id           uuid        not null,
    matter       uuid        not null,
    code         text        not null, -- the matter's public code
    place        text        not null check (place like district || '%'), -- the community
    category     text        not null,
    discreet     boolean     not null,
    role         text        not null check (role in ('WHISTLE', 'ASSIST')),
    caller       uuid        not null,
    called       uuid        not null,
    what         text        not null check (char_length(what) between 1 and 4000),
    called_at    timestamptz not null,
    come_by      timestamptz,
    act_by       timestamptz not null,
    state        text        not null check (state in ('CALLED', 'ARRIVED', 'DONE', 'OFF')),
    came_at      timestamptz,
    done_at      timestamptz,
    done         text,
    off          text,
    come_missed  boolean     not null default false,
    act_missed   boolean     not null default false,

    -- the caller's word
    solved       boolean,
    satisfaction int         check (satisfaction between 1 and 5),
    comment      text,

    -- the resident's last word on the matter, as it counts here
    heard_solved    boolean,
    heard_satisfied boolean,
    heard_on        date,
    heard_seq       bigint,

    check_at     timestamptz, -- when the clock looks next; null: never again
    version      int         not null default 0,
    primary key (district, id),
    check ((role = 'WHISTLE') = (come_by is not null)),
    check (caller <> called),
    check ((state = 'DONE') = (done is not null))
);
-- a unit is called once at a time
create unique index call_once on calls.call (district, matter, called) where state in ('CALLED', 'ARRIVED');
create index call_matter on calls.call (district, matter, called_at);
create index call_called on calls.call (district, called, id);
create index call_caller on calls.call (district, caller, id);
create index call_check on calls.call (district, check_at) where check_at is not null;
create index call_open on calls.call (district, act_by, id) where state in ('CALLED', 'ARRIVED');

-- seen by both units, by who reaches the place, and by who holds the matter's receipt
call reach.by_reach('calls.call', $$
    place ^@ any ((select reach.places())::text[]) or called = any ((select reach.units())::uuid[])
    or caller = any ((select reach.units())::uuid[]) or matter = (select reach.held())
$$);
