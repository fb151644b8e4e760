create schema matters;
grant usage on schema matters to ${writer};
alter default privileges in schema matters grant select, insert, update, delete on tables to ${writer};

-- the catalogue by version; district 000000 is everybody's, a district may bring its own
create table matters.category (
    district   text    not null,
    version    int     not null,
    code       text    not null,
    parent     text    not null, -- empty at the top
    zh         text    not null,
    en         text    not null,
    keywords   text[]  not null,
    level      text,             -- null for a group
    unit       text,
    time_limit text,
    first      text,
    urgent     boolean not null,
    primary key (district, version, code),
    check ((level is null) = (unit is null) and (level is null) = (time_limit is null))
);

create table matters.matter (
    district       text        not null check (district ~ '^\d{6}$'),
    id             uuid        not null,
    code           text        not null,
    receipt        bytea       not null, -- SHA-256 of the secret
    place          text        not null check (place like district || '%'),
    title          text        not null check (char_length(title) between 1 and 80),
    text           text        not null check (char_length(text) between 1 and 10000),
    anonymous      boolean     not null,

    -- how it is filed
    category       text        not null,
    catalogue      int         not null,
    urgent         boolean     not null,
    via            text        not null,
    received_at    timestamptz not null,

    state          text        not null check (state in ('RECEIVED', 'ACCEPTED', 'ASSIGNED', 'HANDLING', 'ANSWERED',
                                                         'SUSPENDED', 'CLOSED', 'WITHDRAWN', 'MERGED')),
    before         text,
    supervised     boolean     not null default false,
    lead           uuid,

    -- in whose hands it is
    level          text        not null check (level in ('COMMUNITY', 'SUBDISTRICT', 'DISTRICT')),
    unit           uuid        not null,
    first_unit     uuid        not null,
    from_unit      uuid,
    unit_since     timestamptz not null,
    unit_due       timestamptz not null,
    moves          int         not null default 0,
    returns        int         not null default 0 check (returns <= 2),
    objected       boolean     not null default false,
    adjudicated    boolean     not null default false,

    -- what was promised
    time_limit     text        not null,
    counted_from   timestamptz not null,
    span           text        not null,
    due_at         timestamptz not null,
    open_year      int         not null default 0,
    expires_at     timestamptz not null,
    reminded       int         not null default 0,
    contact_due    timestamptz not null,
    contact        text        not null default 'PENDING',
    answer         text        not null default 'PENDING',
    extended       boolean     not null default false,
    suspensions    int         not null default 0,
    suspended_at   timestamptz,
    suspended_until timestamptz,

    -- what was answered and said to that
    answers        int         not null default 0,
    answered_at    timestamptz,
    rate_until     timestamptz,
    solved         boolean,
    satisfaction   int         check (satisfaction between 1 and 5),
    comment        text,
    rated_on       date,
    rated_unit     uuid,
    rated_category text,
    reopened       int         not null default 0,

    -- what everybody may read, edited by staff
    public_title   text,
    public_text    text,
    public_answer  text,

    next_check_at  timestamptz, -- when the clock looks next; null: never again
    version        int         not null default 0,

    primary key (district, id),
    check ((state = 'SUSPENDED') = (suspended_until is not null)),
    check (state <> 'MERGED' or lead is not null),
    check ((public_title is null) = (public_text is null))
);
create unique index matter_code on matters.matter (district, code);
create unique index matter_receipt on matters.matter (district, receipt);
create index matter_check on matters.matter (district, next_check_at) where next_check_at is not null;
create index matter_open_year on matters.matter (district, open_year) where open_year <> 0;
create index matter_lead on matters.matter (district, lead) where lead is not null;
create index matter_unit on matters.matter (district, unit, due_at, id)
    where state in ('RECEIVED', 'ACCEPTED', 'ASSIGNED', 'HANDLING', 'SUSPENDED');
create index matter_desk on matters.matter (district, due_at, id)
    where state in ('RECEIVED', 'ACCEPTED', 'ASSIGNED', 'HANDLING', 'SUSPENDED');
create index matter_place on matters.matter (district, place text_pattern_ops, received_at);
create index matter_newest on matters.matter (district, received_at, id);
create index matter_public_words on matters.matter using gin ((public_title || ' ' || public_text) gin_trgm_ops)
    where public_title is not null;

-- how the reporter is told; encrypted
create table matters.contact (
    district text  not null,
    matter   uuid  not null,
    kind     text  not null,
    address  bytea not null,
    lang     text  not null,
    primary key (district, matter),
    foreign key (district, matter) references matters.matter (district, id)
);

-- a matter's timeline; append-only by use
create table matters.entry (
    district   text        not null,
    matter     uuid        not null,
    version    int         not null, -- of the matter after it
    n          int         not null,
    at         timestamptz not null,
    kind       text        not null,
    by         text        not null,
    unit       uuid,
    person     uuid,
    shown      text        not null check (shown in ('PUBLIC', 'REPORTER', 'STAFF')),
    text       text,
    text_shown text        not null check (text_shown in ('PUBLIC', 'REPORTER', 'STAFF')),
    target     uuid,
    until      timestamptz,
    primary key (district, matter, version, n),
    foreign key (district, matter) references matters.matter (district, id)
);

create table matters.photo (
    district text  not null,
    matter   uuid  not null,
    id       uuid  not null,
    jpeg     bytea not null,
    primary key (district, matter, id),
    foreign key (district, matter) references matters.matter (district, id)
);

-- answers already given to a key, for 24 hours; the answer holds the secret, so it is encrypted
create table matters.intake_key (
    district text        not null,
    key      text        not null,
    body     bytea       not null, -- SHA-256 of what was sent
    answer   bytea       not null,
    at       timestamptz not null,
    primary key (district, key)
);
create index intake_key_at on matters.intake_key (district, at);
