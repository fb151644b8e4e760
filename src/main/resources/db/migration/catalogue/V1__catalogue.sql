create schema catalogue;
grant usage on schema catalogue to ${writer};
alter default privileges in schema catalogue grant select, insert, update, delete on tables to ${writer};

-- the catalogue by version; district 000000 is everybody's, a district may bring its own
create table catalogue.category (
    district   text    not null,
    version    int     not null,
    code       text    not null,
    parent     text    not null, -- empty at the top
    zh         text    not null,
    en         text    not null,
    keywords   text[]  not null,
    level      text,             -- null for a group
    unit       text,
    time_limit text,
    first      text,
    urgent     boolean not null,
    primary key (district, version, code),
    check ((level is null) = (unit is null) and (level is null) = (time_limit is null))
);
