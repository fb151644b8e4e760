create schema organisations;
grant usage on schema organisations to ${writer};
alter default privileges in schema organisations grant select, insert, update, delete on tables to ${writer};

create table organisations.organisation (
    district text        not null check (district ~ '^\d{6}$'),
    id       uuid        not null,
    place    text        not null check (place like district || '%'),
    function text        not null, -- a code of catalogue/units.csv
    zh       text        not null,
    en       text        not null,
    added_at timestamptz not null,
    primary key (district, id),
    unique (district, function, place)
);
create index organisation_place on organisations.organisation (district, place text_pattern_ops);

-- somebody holds an office at an organisation for a term; both days are dates in the zone of the installation
create table organisations.post (
    district     text        not null,
    id           uuid        not null,
    person       uuid        not null,
    office       text        not null, -- a code of offices.csv
    organisation uuid        not null,
    from_day     date        not null, -- first day in force
    to_day       date,                 -- first day no longer in force; null: until further notice
    ended        text,                 -- why; null until its end is recorded
    started_at   timestamptz not null,
    primary key (district, id),
    foreign key (district, organisation) references organisations.organisation (district, id),
    check (to_day is null or to_day >= from_day)
);
create index post_person on organisations.post (district, person);
create index post_organisation on organisations.post (district, organisation);
create index post_running_out on organisations.post (district, to_day) where ended is null and to_day is not null;
