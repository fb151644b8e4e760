create schema people;
grant usage on schema people to ${writer};
alter default privileges in schema people grant select, insert, update, delete on tables to ${writer};

-- name, phone and e-mail are sealed (FieldCipher); what is looked for by value has a keyed hash beside it
create table people.person (
    district    text        not null check (district ~ '^\d{6}$'),
    id          uuid        not null,
    name        bytea       not null,
    phone       bytea,
    phone_index bytea,
    email       bytea,
    lang        text        not null check (lang in ('zh', 'en')),
    added_at    timestamptz not null,
    version     int         not null default 0,
    primary key (district, id),
    check ((phone is null) = (phone_index is null))
);
create index person_phone on people.person (district, phone_index) where phone_index is not null;

-- who looked at whose contact, and what for; append-only: the writer can neither change nor remove a row
create table people.look (
    district text        not null,
    id       uuid        not null,
    subject  uuid        not null, -- a person, or a matter whose reporter is reached through it
    looker   uuid        not null,
    purpose  text        not null,
    at       timestamptz not null,
    primary key (district, id)
);
create index look_subject on people.look (district, subject, at desc);
revoke update, delete on people.look from ${writer};
