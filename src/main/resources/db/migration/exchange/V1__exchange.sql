create schema exchange;
grant usage on schema exchange to ${writer};
alter default privileges in schema exchange grant select, insert, update, delete on tables to ${writer};

-- A table that comes in: from the upload to the result and, perhaps, its undoing.
create table exchange.run (
    district    text        not null check (district ~ '^\d{6}$'),
    id          uuid        not null,
    what        text        not null,
    file        text        not null,
    person      uuid        not null, -- who brought it
    at          timestamptz not null,
    state       text        not null,
    stored      boolean     not null, -- whether its content is kept here; not for what a command reads
    total       bigint      not null default 0, -- rows of the whole table, once it was read
    done        bigint      not null default 0, -- rows decided in this pass
    done_row    bigint      not null default 0, -- the number of the last of them
    added       bigint      not null default 0,
    changed     bigint      not null default 0,
    unchanged   bigint      not null default 0,
    refused     bigint      not null default 0,
    undone      bigint      not null default 0,
    kept        bigint      not null default 0,
    header      bigint      not null default 0,
    unknown     text[]      not null default '{}', -- columns that nobody knows
    passed      bigint[]    not null default '{}', -- rows that are remarks and the like, the first of them
    sample      bytea, -- the first changes in words, sealed
    failure     text, -- message key
    began_at    timestamptz, -- this pass
    ended_at    timestamptz,
    lease_until timestamptz, -- until then somebody is at work on it
    primary key (district, id)
);
create index run_person on exchange.run (district, person, at desc);
create index run_open on exchange.run (district, lease_until) where state in ('READING', 'WRITING', 'UNDOING');

-- Its content in pieces, sealed; goes when nobody needs it any more.
create table exchange.piece (
    district text  not null,
    run      uuid  not null,
    n        int   not null,
    content  bytea not null,
    primary key (district, run, n)
);

-- Which rows were not taken, and why: field=message key. What stands in the row is not repeated here.
create table exchange.refusal (
    district text   not null,
    run      uuid   not null,
    row      bigint not null,
    wrong    text[] not null,
    primary key (district, run, row)
);

-- What it did, for its undoing.
create table exchange.trace (
    district text    not null,
    run      uuid    not null,
    row      bigint  not null,
    subject  uuid    not null,
    added    boolean not null,
    version  int     not null,
    parts    uuid[]  not null,
    words    text[]  not null,
    before   text,
    undone   boolean not null default false,
    kept     text, -- message key of why it stays
    primary key (district, run, row)
);

create index trace_subject on exchange.trace (district, run, subject);

-- Which tables went out to whom; append-only.
create table exchange.given (
    district text        not null,
    id       uuid        not null,
    what     text        not null,
    person   uuid        not null,
    within   text        not null,
    columns  text[]      not null,
    purpose  text        not null,
    rows     bigint      not null,
    at       timestamptz not null,
    primary key (district, id)
);
revoke update, delete on exchange.given from ${writer};
