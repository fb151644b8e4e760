create schema scenario;
grant usage on schema scenario to ${writer};
alter default privileges in schema scenario grant select, insert, update, delete on tables to ${writer};

-- a world that is being played, or was
create table scenario.world (
    district text        not null,
    name     text        not null,
    seen_at  timestamptz not null, -- the moment from which its times are counted
    ended    boolean     not null default false,
    primary key (district, name)
);

-- what has happened in it already, so that a loading which was cut off goes on where it was
create table scenario.event (
    district text  not null,
    world    text  not null,
    key      text  not null,
    part     int   not null,
    subject  text  not null, -- code of the matter, id of the person
    receipt  bytea,          -- sealed; only where the reporter has something to say later
    primary key (district, world, key, part)
);
