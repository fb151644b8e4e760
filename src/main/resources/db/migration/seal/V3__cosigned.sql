-- what witnesses signed: to each head that was shown to them their lines, and whether they are enough by the policy of that moment
create table seal.cosigned (
    size   bigint      not null primary key references seal.checkpoint (size), -- reference
    lines  text        not null,
    quorum boolean     not null,
    at     timestamptz not null
);
create index cosigned_enough on seal.cosigned (size) where quorum;

grant select, insert, update on seal.cosigned to ${writer};
