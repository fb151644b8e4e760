create schema providers;
grant usage on schema providers to ${writer};
alter default privileges in schema providers grant select, insert, update, delete on tables to ${writer};

-- whose way in an account elsewhere is; of that account nothing but a keyed hash is kept
create table providers.identity (
    district text        not null check (district ~ '^\d{6}$'),
    identity bytea       not null, -- keyed hash of the issuer and its subject
    person   uuid        not null,
    issuer   text        not null,
    since    timestamptz not null,
    used_at  timestamptz,
    primary key (district, identity)
);
create index identity_person on providers.identity (district, person);
create index identity_identity on providers.identity (identity);

-- in which district an account elsewhere is known: all that signing in asks across districts
create view providers.known as select identity, district, since from providers.identity;
