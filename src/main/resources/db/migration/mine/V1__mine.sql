create schema mine;
grant usage on schema mine to ${writer};
alter default privileges in schema mine grant select, insert, update, delete on tables to ${writer};

-- receipts that their holders keep in their account; matters themselves know no person
create table mine.kept (
    district text        not null check (district ~ '^\d{6}$'),
    id       uuid        not null,
    person   uuid        not null,
    code     text        not null, -- the matter's public code
    receipt  bytea       not null, -- its secret, sealed
    since    timestamptz not null,
    primary key (district, id),
    unique (district, person, code)
);
create index kept_person on mine.kept (district, person, id);

-- nobody but who keeps it sees a receipt
call reach.by_reach('mine.kept', 'person = (select reach.person())');
