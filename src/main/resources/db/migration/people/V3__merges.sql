-- Records of one person, merged. The record that is gone keeps its own fields as they were; here stands what else changed, so that
-- an undo restores it.
create table people.merge (
    district  text        not null,
    id        uuid        not null,
    kept      uuid        not null,
    gone      uuid        not null,
    filled    text[]      not null, -- fields that the kept record had empty and took from the other
    ties      uuid[]      not null, -- ties that moved
    followers uuid[]      not null, -- records that had been merged into the one that is gone
    by        uuid        not null,
    at        timestamptz not null,
    undone_by uuid,
    undone_at timestamptz,
    primary key (district, id),
    check ((undone_by is null) = (undone_at is null))
);
create index merge_kept on people.merge (district, kept);
create index merge_gone on people.merge (district, gone);

-- Two records that look alike and are two people, as somebody said who knows.
create table people.apart (
    district text        not null,
    one      uuid        not null,
    other    uuid        not null check (one < other),
    by       uuid        not null,
    at       timestamptz not null,
    primary key (district, one, other)
);
