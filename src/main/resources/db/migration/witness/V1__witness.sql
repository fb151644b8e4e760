create schema witness;
grant usage on schema witness to ${writer};

-- Logs belong to no district: these tables are for the whole installation.

-- of each log that is witnessed the newest head that was cosigned; the lock on its row makes check and write one
create table witness.head (
    origin      text        not null primary key, -- reference
    size        bigint      not null check (size >= 0),
    root        bytea       not null check (length(root) = 32),
    note        text,                             -- null until the first head is cosigned
    cosigned_at timestamptz
);

-- heads that a log signed and that do not go on from what it had shown before, with both notes; nothing is taken back
create table witness.evidence (
    id         uuid        not null primary key, -- reference
    origin     text        not null,
    verdict    text        not null check (verdict in ('FORK', 'ROLLBACK', 'INCONSISTENT')),
    at         timestamptz not null,
    known      text        not null,             -- the note that was cosigned before
    offered    text        not null,             -- the note that was refused
    size       bigint      not null,             -- of what was refused
    root       bytea       not null check (length(root) = 32),
    old_size   bigint      not null,             -- what the request went on from
    proof      text        not null,             -- its hashes, a line each
    unique (origin, verdict, size, root)
);

-- how it stands with each witness of our own log
create table witness.peer (
    key          text        not null primary key, -- reference
    known        bigint      not null default 0,   -- the size that it cosigned last, as far as we know
    cosigned_at  timestamptz,
    tries        int         not null default 0,   -- in a row that failed
    due_at       timestamptz,                      -- after those, when it is asked next
    failure      text
);

-- one node at a time asks
create table witness.round (
    id    int         not null primary key check (id = 1), -- reference
    until timestamptz not null
);

grant select, insert, update on witness.head, witness.peer, witness.round to ${writer};
grant select, insert on witness.evidence to ${writer};
