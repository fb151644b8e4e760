create schema notifications;
grant usage on schema notifications to ${writer};
alter default privileges in schema notifications grant select, insert, update, delete on tables to ${writer};

-- one message to one recipient about one act; its words are a key and sealed arguments, so that it is shown in the reader's language
create table notifications.message (
    district  text        not null check (district ~ '^\d{6}$'),
    id        uuid        not null,
    act       bigint      not null, -- the number of the act that it tells of
    recipient uuid        not null, -- a person, or the matter through which a resident is reached
    kind      text        not null check (kind in ('INBOX', 'SMS', 'EMAIL')),
    lang      text        not null check (lang in ('zh', 'en')),
    key       text        not null,
    args      bytea       not null,
    path      text        not null,
    address   bytea,                -- sealed; forgotten as soon as the message is sent or given up
    told_at   timestamptz not null,
    read_at   timestamptz,
    state     text        not null check (state in ('INBOX', 'WAITING', 'SENT', 'FAILED')),
    tries     int         not null default 0,
    due_at    timestamptz,          -- when it is tried next; while it is being tried, when another node may
    primary key (district, id),
    unique (district, act, recipient),
    check ((state = 'WAITING') = (due_at is not null)),
    check (address is null or state = 'WAITING')
);
create index message_inbox on notifications.message (district, recipient, told_at desc) where kind = 'INBOX';
create index message_waiting on notifications.message (district, due_at) where state = 'WAITING';

-- every try to deliver; append-only
create table notifications.delivery (
    district text        not null,
    id       uuid        not null,
    message  uuid        not null,
    at       timestamptz not null,
    failure  text,                  -- null: handed to the gateway
    primary key (district, id)
);
create index delivery_message on notifications.delivery (district, message);
revoke update, delete on notifications.delivery from ${writer};
