create schema exclusions;
grant usage on schema exclusions to ${writer};
alter default privileges in schema exclusions grant select, insert, update, delete on tables to ${writer};

-- what a unit asked to be left out of its rates, and what the review said; once for each matter
create table exclusions.request (
    district   text        not null check (district ~ '^\d{6}$'),
    id         uuid        not null,
    matter     uuid        not null,
    code       text        not null, -- the matter's public code
    place      text        not null check (place like district || '%'), -- the community
    category   text        not null,
    discreet   boolean     not null,
    unit       uuid        not null, -- whose rates
    ground     text        not null,
    reason     text        not null check (char_length(reason) between 1 and 4000),
    asked_at   timestamptz not null,
    state      text        not null check (state in ('ASKED', 'GRANTED', 'REFUSED')),
    decided_at timestamptz,
    decided_by uuid,
    said       text, -- the public reason
    version    int         not null default 0,
    primary key (district, id),
    unique (district, matter),
    check ((state = 'ASKED') = (said is null))
);
create index request_open on exclusions.request (district, asked_at, id) where state = 'ASKED';
create index request_granted on exclusions.request (district, decided_at, id) where state = 'GRANTED';

-- which acts of a matter that was left out are counted apart already
create table exclusions.counted (
    district text   not null check (district ~ '^\d{6}$'),
    matter   uuid   not null,
    seq      bigint not null,
    primary key (district, matter, seq)
);

call reach.by_reach('exclusions.request', $$
    place ^@ any ((select reach.places())::text[]) or unit = any ((select reach.units())::uuid[])
$$);
call reach.by_district('exclusions.counted');

-- what everybody may read: which matter, whose rates, why
create view exclusions.granted as
    select district, id, code, place, category, unit, ground, said, decided_at from exclusions.request
     where state = 'GRANTED' and not discreet;
