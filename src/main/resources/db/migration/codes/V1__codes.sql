create schema codes;
grant usage on schema codes to ${writer};
alter default privileges in schema codes grant select, insert, update, delete on tables to ${writer};

-- codes on paper: for one person who is registered, or for those who live behind one door; of the secret its keyed hash only
create table codes.paper (
    district   text        not null check (district ~ '^\d{6}$'),
    id         uuid        not null,
    hash       bytea       not null,
    person     uuid,
    place      text        not null, -- where the person is registered; the building of the door
    unit       text,                 -- the door
    seats      int         not null check (seats between 1 and 8), -- how many it lets in
    used       int         not null default 0,
    made_by    uuid        not null,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    primary key (district, id),
    unique (district, hash),
    check ((person is null) = (unit is not null)),
    check (used <= seats)
);
create index paper_place on codes.paper (district, place);
create index paper_person on codes.paper (district, person);

-- codes sent to a phone: used or not, gone within the day
create table codes.phone_code (
    district    text        not null,
    id          uuid        not null,
    phone_index bytea       not null, -- keyed hash
    phone       bytea       not null, -- sealed
    hash        bytea       not null, -- keyed, of the code for this row
    expires_at  timestamptz not null,
    tries       int         not null default 0,
    proven_at   timestamptz,
    primary key (district, id)
);

-- phones that their owners added as a way in
create table codes.phone_way (
    district    text        not null,
    person      uuid        not null,
    phone_index bytea       not null,
    ending      text        not null, -- the last two digits, for its owner to know it by
    since       timestamptz not null,
    primary key (district, person, phone_index)
);
create index phone_way_index on codes.phone_way (district, phone_index);
