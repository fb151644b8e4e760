create schema coverage;
grant usage on schema coverage to ${writer};
alter default privileges in schema coverage grant select, insert, update, delete on tables to ${writer};

-- what the acts have said so far: by how much a community's covered places and all its places changed on a day
create table coverage.counted (
    district text not null,
    place    text not null,
    rule     text not null, -- a code of coverage/coverages.csv
    on_day   date not null,
    covered  int  not null,
    whole    int  not null,
    primary key (district, place, rule, on_day)
);

-- communities that are counted, and when something changes next by itself: a term that ends, a place that closes
create table coverage.community (
    district text not null,
    place    text not null,
    next_on  date,
    primary key (district, place)
);
create index community_next on coverage.community (district, next_on) where next_on is not null;
