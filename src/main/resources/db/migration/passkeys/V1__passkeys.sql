create schema passkeys;
grant usage on schema passkeys to ${writer};
alter default privileges in schema passkeys grant select, insert, update, delete on tables to ${writer};

-- whom a passkey is for: a handle that says nothing but the district, since authenticators keep and show it
create table passkeys.holder (
    district text  not null check (district ~ '^\d{6}$'),
    person   uuid  not null,
    handle   bytea not null, -- the six digits and 32 random bytes
    primary key (district, person),
    unique (district, handle)
);

create table passkeys.passkey (
    district        text        not null,
    id              bytea       not null, -- the authenticator's name for it
    handle          bytea       not null,
    name            text        not null, -- its owner's name for it
    public_key      bytea       not null, -- COSE
    attestation     bytea       not null,
    sign_count      bigint      not null,
    uv              boolean     not null,
    backup_eligible boolean     not null,
    backed_up       boolean     not null,
    transports      text        not null, -- separated by commas
    created_at      timestamptz not null,
    used_at         timestamptz,
    primary key (district, id)
);
create index passkey_handle on passkeys.passkey (district, handle);
create index passkey_id on passkeys.passkey (id);

-- in which district a passkey is known: all that signing in asks across districts
create view passkeys.known as select id, district from passkeys.passkey;
