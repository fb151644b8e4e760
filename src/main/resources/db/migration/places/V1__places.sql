create schema places;
grant usage on schema places to ${writer};
alter default privileges in schema places grant select, insert, update, delete on tables to ${writer};

-- The tree. One row for each code: the version of today, or the last one of a closed place.
create table places.place (
    district text not null check (district = left(code, 6)),
    code     text not null check (code ~ '^[0-9]+$' and length(code) in (2, 4, 6, 9, 12, 15, 18, 21)),
    parent   text check (parent = left(code, length(code) - case when length(code) <= 6 then 2 else 3 end)),
    kind     text not null,
    name     text not null check (length(name) between 1 and 60),
    en       text not null default '',
    pinyin   text not null,
    initials text not null,
    since    date not null,
    until    date check (until > since),
    primary key (district, code)
);

create index place_by_parent on places.place (parent, code);
create index place_by_pinyin on places.place (pinyin text_pattern_ops);
create index place_by_initials on places.place (initials text_pattern_ops);
-- names by the characters they hold: unlike trigrams it finds 南山, and even 南, and is a third of the size
create index place_by_characters on places.place using gin (string_to_array(name, null));
create index place_by_en on places.place using gin (lower(en) gin_trgm_ops) where en <> '';

-- Versions that were replaced: names a place used to have. "until" is the day on which the next one began.
create table places.past (
    district text not null,
    code     text not null,
    since    date not null,
    until    date not null check (until > since),
    name     text not null,
    en       text not null,
    primary key (district, code, since)
);

-- What came after a closed place: two rows for a split, one each for the two of a merger.
create table places.succession (
    district  text not null,
    code      text not null,
    successor text not null,
    since     date not null,
    primary key (district, code, successor)
);

-- Files that wait between preview and confirmation.
create table places.upload (
    district text not null,
    id       uuid not null,
    at       timestamptz not null,
    name     text not null,
    content  bytea not null,
    primary key (district, id)
);

-- What other modules may read.
create view places.tree as
    select district, code, parent, kind, name, en, since, until from places.place;
