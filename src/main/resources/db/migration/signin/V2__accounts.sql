-- who can sign in; what with stands with each door
create table signin.account (
    district  text        not null check (district ~ '^\d{6}$'),
    person    uuid        not null,
    version   int         not null default 0, -- raised with every change of a way in: sessions of an older one end
    opened_at timestamptz not null,
    primary key (district, person)
);
insert into signin.account (district, person, version, opened_at)
select district, person, version, changed_at from signin.credential;

alter table signin.sign_in add column means text not null default 'PASSWORD';

-- what became of an account; append-only
create table signin.change (
    district text        not null,
    id       uuid        not null,
    person   uuid        not null,
    at       timestamptz not null,
    what     text        not null check (what in ('OPENED', 'ADDED', 'CHANGED', 'REMOVED', 'ENDED')),
    means    text,                -- the way in; none where all sessions were ended
    writer   uuid        not null, -- who did it: the person, or staff at the counter
    primary key (district, id)
);
create index change_person on signin.change (district, person, at desc);
revoke update, delete on signin.change from ${writer};

drop table signin.pace; -- stands with the module pace now
