create schema casefile;
grant usage on schema casefile to ${writer};
alter default privileges in schema casefile grant select, insert, update, delete on tables to ${writer};

-- the number that was given last
create table casefile.counter (
    district text not null check (district ~ '^\d{6}$'),
    year     int  not null,
    last     int  not null,
    primary key (district, year)
);

-- one file for a matter that has ended
create table casefile.file (
    district   text        not null check (district ~ '^\d{6}$'),
    matter     uuid        not null,
    number     text        not null,
    code       text        not null,
    place      text        not null check (place ^@ district),
    unit       uuid        not null, -- who had it in hand in the end
    sealed_by  uuid        not null,
    sealed_at  timestamptz not null,
    sums       text        not null, -- a line for each part: SHA-256, two blanks, name
    erased_at  timestamptz,          -- what was said is no longer kept
    primary key (district, matter),
    unique (district, number)
);

-- what is in it; encrypted
create table casefile.part (
    district text  not null,
    matter   uuid  not null,
    name     text  not null,
    content  bytea not null,
    primary key (district, matter, name),
    foreign key (district, matter) references casefile.file (district, matter)
);

-- each time it was taken out; append-only
create table casefile.taken (
    district text        not null,
    matter   uuid        not null,
    id       uuid        not null,
    by       uuid        not null,
    at       timestamptz not null,
    primary key (district, matter, id),
    foreign key (district, matter) references casefile.file (district, matter)
);
revoke update, delete on casefile.taken from ${writer};

call reach.by_district('casefile.counter');
call reach.by_reach('casefile.file', $$
    place ^@ any ((select reach.places())::text[]) or unit = any ((select reach.units())::uuid[]) or matter = (select reach.held())
$$);
call reach.by_reach('casefile.part', $$
    (select true from casefile.file f where f.district = part.district and f.matter = part.matter)
$$);
call reach.by_reach('casefile.taken', $$
    (select true from casefile.file f where f.district = taken.district and f.matter = taken.matter)
$$);
