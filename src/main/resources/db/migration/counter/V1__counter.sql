create schema counter;
grant usage on schema counter to ${writer};
alter default privileges in schema counter grant select, insert on tables to ${writer};

-- who agreed that a care need is told of; append-only, never an act
create table counter.consent (
    district text        not null check (district ~ '^\d{6}$'),
    matter   uuid        not null,
    given_by text        not null check (given_by in ('SELF', 'AGREED')),
    noted_by uuid, -- who took it in at a desk; null where nobody did
    at       timestamptz not null,
    primary key (district, matter)
);
call reach.by_district('counter.consent');
