create schema measures;
grant usage on schema measures to ${writer};
alter default privileges in schema measures grant select, insert, update, delete on tables to ${writer};

-- the finest grain: what happened in a community on a day
create table measures.day (
    district text   not null,
    measure  text   not null,
    day      date   not null,
    place    text   not null,
    unit     uuid   not null, -- all zeros: in nobody's hands
    category text   not null,
    value    bigint not null,
    primary key (district, measure, day, place, unit, category) include (value)
);

-- the same by month for every level from the community to the district: what the open board reads
create table measures.month (
    district text   not null,
    place    text   not null,
    measure  text   not null,
    month    date   not null,
    unit     uuid   not null,
    value    bigint not null,
    primary key (district, place, measure, month, unit) include (value)
);

-- up to which act each district is counted: an act counts once, however often it is read
create table measures.counted (
    district text   not null primary key,
    seq      bigint not null
);
