-- The register of persons. Sealed like the contact: numbers of papers; what is looked for by value has a keyed hash.
-- A row that was erased keeps its id and its place in the counts, and nothing else.
alter table people.person
    alter column name drop not null,
    add column name_index     bytea,
    add column paper          text,
    add column identity       bytea,
    add column identity_index bytea,
    add column birth_year     int check (birth_year between 1890 and 2200),
    add column guardian       uuid, -- who speaks for a child under 14 (Personal Information Protection Law, art. 31)
    add column place          text collate "C" check (place ~ '^\d{12,21}$' and left(place, 6) = district), -- where registered
    add column merged_into    uuid, -- the record that stands for this one
    add column erased_at      timestamptz,
    add check ((identity is null) = (identity_index is null) and (identity is null) = (paper is null)),
    add check (erased_at is null = (name is not null)),
    add check (erased_at is null or (phone is null and email is null and identity is null and birth_year is null
                                     and name_index is null and guardian is null)),
    add check (merged_into <> id);
create index person_identity on people.person (district, identity_index) where identity_index is not null;
create index person_name on people.person (district, name_index) where name_index is not null;
create index person_place on people.person (district, place, id);
create index person_merged on people.person (district, merged_into) where merged_into is not null;
create index person_guardian on people.person (district, guardian) where guardian is not null;

-- Dwellings whose exclusive area is known, in 0.01 m²: a fact of the dwelling, the same for all its owners.
create table people.dwelling (
    district text not null,
    place    text not null check (length(place) in (18, 21) and left(place, 6) = district),
    unit     text not null,
    area     int  not null check (area > 0),
    primary key (district, place, unit)
);

-- Who owns, rents or lives in which dwelling. The door goes when the person's row is emptied; building and days stay.
create table people.tie (
    district    text not null,
    id          uuid not null,
    person      uuid not null,
    place       text collate "C" not null check (length(place) in (18, 21) and left(place, 6) = district),
    unit        text,
    tie         text not null check (tie in ('OWNER', 'TENANT', 'HOUSEHOLD')),
    share_parts int,
    share_of    int,
    from_day    date not null,
    to_day      date check (to_day >= from_day),
    primary key (district, id),
    check ((share_parts is null) = (share_of is null)),
    check (share_parts between 1 and share_of),
    check (share_parts is null or tie = 'OWNER')
);
create index tie_person on people.tie (district, person);
create index tie_place on people.tie (district, place, unit);

-- What was said about using what for what; append-only, the newest word counts
create table people.consent (
    district text        not null,
    id       uuid        not null,
    person   uuid        not null,
    item     text        not null,
    purpose  text        not null,
    given    boolean     not null,
    by       uuid        not null,
    writer   uuid        not null,
    at       timestamptz not null,
    primary key (district, id)
);
create index consent_person on people.consent (district, person, at);
revoke update, delete on people.consent from ${writer};

-- which items were seen; empty: how to reach somebody, as looks were recorded before
alter table people.look add column items text[] not null default '{}';
