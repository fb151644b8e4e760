create schema ledger;
grant usage on schema ledger to ${writer};

-- what happened, public facts only; append-only: the writer can neither change nor remove a row
create table ledger.act (
    district    text        not null check (district ~ '^\d{6}$'),
    seq         bigint      not null check (seq > 0), -- without gaps, in the order of commits
    at          timestamptz not null,                 -- when it happened
    recorded_at timestamptz not null,                 -- when Linli learned it
    kind        text        not null,
    place       text        not null check (place like district || '%'),
    subject     uuid        not null,
    facts       jsonb       not null,
    primary key (district, seq)
);
create index act_subject on ledger.act (district, subject, seq);
create index act_kind on ledger.act (district, kind, at);

-- the newest number of each district; its row lock is what orders the writers
create table ledger.head (
    district    text        not null primary key,
    last        bigint      not null,
    recorded_at timestamptz not null
);

create table ledger.cursor (
    district   text        not null,
    reader     text        not null,
    seq        bigint      not null,
    failures   int         not null,
    last_error text,
    retry_at   timestamptz,
    updated_at timestamptz not null,
    primary key (district, reader)
);

grant select, insert on ledger.act to ${writer};
grant select, insert, update on ledger.head, ledger.cursor to ${writer};
