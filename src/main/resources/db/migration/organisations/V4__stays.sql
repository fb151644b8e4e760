-- where an organisation stood before, from a day to a day: figures of past days count it there
create table organisations.stay (
    district     text not null,
    organisation uuid not null,
    place        text not null check (place like district || '%'),
    from_day     date not null,
    to_day       date not null check (to_day >= from_day),
    primary key (district, organisation, to_day),
    foreign key (district, organisation) references organisations.organisation (district, id)
);
create index stay_place on organisations.stay (district, place text_pattern_ops);
