-- Bodies of every kind, not only those that answer for something; kinds are codes of organisations/kinds.csv.
alter table organisations.organisation
    add kind      text not null default '',
    add parent    uuid,
    add status    text not null default 'ESTABLISHED' check (status in ('ESTABLISHED', 'REGISTERED', 'FILED', 'UNREGISTERED')),
    add number    text not null default '', -- of the registration or filing
    add renews_on date,                     -- when that has to be renewed
    add members   int check (members >= 0),
    add services  text not null default '',
    add venue     text not null default '',
    add rules     text not null default '', -- of procedure
    add opened_on date,
    add closed_on date,                     -- first day on which it was no more
    add waiting   date,                     -- its place is no more since that day, and no rule says where it goes
    add version   int  not null default 0,
    add check (closed_on is null or closed_on >= opened_on),
    add check (parent <> id),
    add foreign key (district, parent) references organisations.organisation (district, id);

update organisations.organisation
   set opened_on = added_at::date,
       kind = case when function = 'station' then 'workstation'
                   when function in ('office', 'safety', 'urban', 'enforcement', 'property', 'civil', 'law', 'labour', 'party') then 'street-unit'
                   else 'department' end;
alter table organisations.organisation alter opened_on set not null, alter kind drop default;

-- one open body for each function at a place; '' is no function
alter table organisations.organisation drop constraint organisation_district_function_place_key;
create unique index organisation_answering on organisations.organisation (district, function, place)
    where function <> '' and closed_on is null;
create index organisation_parent on organisations.organisation (district, parent) where parent is not null;
create index organisation_kind on organisations.organisation (district, kind, place text_pattern_ops);

-- changes of the tree are made one after the other in a district, so that no two of them close a circle
create table organisations.tree (
    district text not null primary key
);

-- what ties two bodies, or a body and a place, from a day to a day
create table organisations.link (
    district text not null,
    id       uuid not null,
    kind     text not null check (kind in ('GUIDES', 'SITS', 'MANAGES', 'SUPPORTS')),
    source   uuid not null,
    target   uuid,
    place    text,
    from_day date not null,
    to_day   date,
    primary key (district, id),
    foreign key (district, source) references organisations.organisation (district, id),
    foreign key (district, target) references organisations.organisation (district, id),
    check ((target is null) <> (place is null)),
    check (source <> target),
    check (to_day is null or to_day >= from_day)
);
create unique index link_once on organisations.link (district, source, kind, coalesce(target::text, place)) where to_day is null;
create index link_target on organisations.link (district, target);

-- guidance given to a body, and how it conducted itself; append-only, not public
create table organisations.note (
    district     text        not null,
    id           uuid        not null,
    organisation uuid        not null,
    kind         text        not null check (kind in ('GUIDANCE', 'CONDUCT')),
    day          date        not null,
    text         text        not null,
    author       uuid        not null,
    at           timestamptz not null,
    primary key (district, id),
    foreign key (district, organisation) references organisations.organisation (district, id)
);
create index note_organisation on organisations.note (district, organisation, day desc);
revoke update, delete on organisations.note from ${writer};

-- places that closed or will close, until what stood there was carried over
create table organisations.closing (
    district   text not null,
    place      text not null,
    on_day     date not null,
    successors text not null, -- codes with commas
    primary key (district, place)
);
