create schema access;
grant usage on schema access to ${writer};
alter default privileges in schema access grant select, insert, update, delete on tables to ${writer};

-- who may sign in; what they may do stands in their posts
create table access.credential (
    district   text        not null check (district ~ '^\d{6}$'),
    person     uuid        not null,
    login      text        not null,           -- lower case; unique in its district
    hash       text        not null,           -- Argon2id, encoded with its parameters
    version    int         not null default 0, -- raised with the password: sessions of an older one end
    changed_at timestamptz not null,
    primary key (district, person),
    unique (district, login)
);
create index credential_login on access.credential (login);

-- sign-ins of accounts that there are; append-only
create table access.sign_in (
    district text        not null,
    id       uuid        not null,
    person   uuid        not null,
    at       timestamptz not null,
    address  text        not null,
    passed   boolean     not null,
    primary key (district, id)
);
create index sign_in_person on access.sign_in (district, person, at desc);
revoke update, delete on access.sign_in from ${writer};

-- the pace of tries per login and per address: when the last of them will have cooled down; district 000000 for all
create table access.pace (
    district text        not null,
    subject  bytea       not null, -- keyed hash of the login or the address
    cool_at  timestamptz not null,
    primary key (district, subject)
);

-- personal access tokens for programs: the hash only
create table access.token (
    district   text        not null,
    id         uuid        not null,
    person     uuid        not null,
    name       text        not null,
    hash       bytea       not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    used_at    timestamptz,          -- to the hour
    primary key (district, id),
    unique (district, hash)
);
create index token_person on access.token (district, person);

-- spring-session's tables; its statements know no district, and its keys are random
create table access.session (
    primary_id            char(36)     not null primary key,
    session_id            char(36)     not null unique,
    creation_time         bigint       not null,
    last_access_time      bigint       not null,
    max_inactive_interval int          not null,
    expiry_time           bigint       not null,
    principal_name        varchar(100)
);
create index session_expiry on access.session (expiry_time);
create index session_principal on access.session (principal_name);

create table access.session_attributes (
    session_primary_id char(36)     not null references access.session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
