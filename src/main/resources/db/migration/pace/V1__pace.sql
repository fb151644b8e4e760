create schema pace;
grant usage on schema pace to ${writer};
alter default privileges in schema pace grant select, insert, update, delete on tables to ${writer};

-- the pace of tries: when the last of them will have cooled down; district 000000 for all
create table pace.pace (
    district text        not null,
    subject  bytea       not null, -- keyed hash of what is counted: a login, an address, a phone
    cool_at  timestamptz not null,
    primary key (district, subject)
);
