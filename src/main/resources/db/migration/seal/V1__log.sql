create schema seal;
grant usage on schema seal to ${writer};

-- The log is one for all districts; its order is its own. Nothing in it changes once it is written.

-- its size and root; the lock on this row is what makes it one writer's
create table seal.head (
    id         int         not null primary key check (id = 1), -- reference
    size       bigint      not null check (size >= 0),
    root       bytea       not null check (length(root) = 32),
    signed_at  timestamptz
);
insert into seal.head (id, size, root)
values (1, 0, decode('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'hex')); -- SHA-256 of nothing

create table seal.entry (
    idx      bigint not null primary key check (idx >= 0), -- reference
    district text   not null,
    seq      bigint not null,
    entry    bytea  not null check (length(entry) <= 65535)
);
create unique index entry_act on seal.entry (district, seq);

-- 32 bytes for each of width hashes; a tile that is not full is written again when it grows (c2sp.org/tlog-tiles)
create table seal.tile (
    level  int    not null check (level between 0 and 7), -- reference
    n      bigint not null,
    width  int    not null check (width between 1 and 256),
    hashes bytea  not null check (length(hashes) = 32 * width),
    primary key (level, n)
);

-- every head that was ever signed
create table seal.checkpoint (
    size      bigint      not null primary key, -- reference
    root      bytea       not null check (length(root) = 32),
    note      text        not null,
    signed_at timestamptz not null
);

-- what the salts of a subject's leaves come from, encrypted; who destroys it erases what they commit to
create table seal.secret (
    district text  not null,
    subject  uuid  not null,
    secret   bytea not null,
    primary key (district, subject)
);

-- whose secrets were destroyed, when and why: done again after a backup was brought back
create table seal.shredded (
    district text        not null,
    subject  uuid        not null,
    at       timestamptz not null,
    ground   text        not null check (length(ground) between 1 and 60),
    primary key (district, subject)
);

grant select, update on seal.head to ${writer};
grant select, insert on seal.entry, seal.checkpoint, seal.shredded to ${writer};
grant select, insert, update on seal.tile to ${writer};
grant select, insert, delete on seal.secret to ${writer};

-- the log is everybody's; what its leaves commit to is seen by who holds the receipt, and by Linli's own work
call reach.readable('seal.entry');
call reach.by_reach('seal.secret', 'subject = (select reach.held())');
call reach.by_reach('seal.shredded', 'subject = (select reach.held())');
