create schema webhooks;
grant usage on schema webhooks to ${writer};
alter default privileges in schema webhooks grant select, insert, update, delete on tables to ${writer};

-- where acts are sent to
create table webhooks.target (
    district   text        not null check (district ~ '^\d{6}$'),
    id         uuid        not null,
    name       text        not null check (char_length(name) between 1 and 60),
    url        text        not null check (char_length(url) <= 500),
    place      text        not null check (place ^@ district), -- acts here and below
    kinds      text[]      not null,                           -- beginnings of their kinds; none: all
    secret     bytea       not null,                           -- sealed
    made_by    uuid        not null,
    made_at    timestamptz not null,
    state      text        not null check (state in ('ON', 'PAUSED', 'FAILING')),
    failures   int         not null default 0, -- in a row
    failure    text,                           -- the last one; null once something arrived
    retry_at   timestamptz not null,           -- not before
    held_until timestamptz not null,           -- a node is at it
    sent_at    timestamptz,
    primary key (district, id)
);

-- one act for one target, until it arrived
create table webhooks.delivery (
    district   text        not null,
    target     uuid        not null,
    act        bigint      not null, -- its number
    id         uuid        not null,
    kind       text        not null,
    body       text        not null,
    at         timestamptz not null,
    state      text        not null check (state in ('WAITING', 'SENT', 'SKIPPED')),
    tries      int         not null default 0,
    answer     text,                 -- the last one: a status, or why there was none
    settled_at timestamptz,
    primary key (district, target, act),
    foreign key (district, target) references webhooks.target (district, id) on delete cascade,
    check ((state = 'WAITING') = (settled_at is null))
);
create index delivery_waiting on webhooks.delivery (district, target, act) where state = 'WAITING';
create index delivery_settled on webhooks.delivery (district, settled_at) where settled_at is not null;

call reach.by_reach('webhooks.target', 'place ^@ any ((select reach.places())::text[])');
call reach.by_reach('webhooks.delivery', $$
    (select true from webhooks.target t where t.district = delivery.district and t.id = delivery.target)
$$);
