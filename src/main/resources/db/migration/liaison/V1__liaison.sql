create schema liaison;
grant usage on schema liaison to ${writer};
alter default privileges in schema liaison grant select, insert, update, delete on tables to ${writer};

-- written authority: by whom, for whom, from, until, to do what
create table liaison.mandate (
    district       text        not null check (district ~ '^\d{6}$'),
    id             uuid        not null,
    station        uuid        not null, -- the organisation
    place          text        not null check (place like district || '%'),
    person         uuid        not null,
    representative text        not null, -- a code of liaison/representatives.csv
    number         text        not null check (char_length(number) <= 60),
    given_by       text        not null check (char_length(given_by) between 1 and 120),
    acts_for       text        not null check (char_length(acts_for) between 1 and 200),
    scope          text        not null check (char_length(scope) between 1 and 1000),
    shown_as       text        not null check (char_length(shown_as) <= 60), -- how residents read it; empty: by what they are alone
    issued_on      date        not null,
    from_day       date        not null,
    last_day       date        not null check (last_day >= from_day),
    ended_on       date, -- withdrawn: the first day without it
    made_at        timestamptz not null,
    primary key (district, id)
);
create index mandate_station on liaison.mandate (district, station, last_day);
create index mandate_person on liaison.mandate (district, person);

-- who is at the station when
create table liaison.duty (
    district  text        not null,
    id        uuid        not null,
    station   uuid        not null,
    place     text        not null,
    mandate   uuid        not null,
    day       date        not null,
    opens     time        not null,
    closes    time        not null check (closes > opens),
    room      text        not null check (char_length(room) <= 120),
    cancelled boolean     not null default false,
    made_at   timestamptz not null,
    primary key (district, id),
    foreign key (district, mandate) references liaison.mandate (district, id)
);
create index duty_station on liaison.duty (district, station, day);
create index duty_place on liaison.duty (district, place text_pattern_ops, day);

-- a reception that took place
create table liaison.reception (
    district text        not null,
    id       uuid        not null,
    station  uuid        not null,
    place    text        not null,
    mandate  uuid        not null,
    day      date        not null,
    people   int         not null check (people between 0 and 999),
    noted_by uuid        not null,
    noted_at timestamptz not null,
    primary key (district, id),
    foreign key (district, mandate) references liaison.mandate (district, id)
);
create index reception_station on liaison.reception (district, station, day);

-- what one of them said: it became a matter, or is an opinion that is gathered
create table liaison.voice (
    district   text        not null,
    id         uuid        not null,
    reception  uuid        not null,
    station    uuid        not null,
    place      text        not null,
    at         timestamptz not null,
    text       text        not null check (char_length(text) <= 4000), -- empty where it became a matter: it stands there
    slip       bytea, -- of an opinion: SHA-256 of the code that its giver holds
    matter     uuid,
    code       text, -- the matter's public code
    suggestion uuid, -- into which it went
    primary key (district, id),
    foreign key (district, reception) references liaison.reception (district, id),
    check ((matter is null) = (code is null) and (matter is null) = (slip is not null))
);
create unique index voice_slip on liaison.voice (district, slip) where slip is not null;
create index voice_reception on liaison.voice (district, reception);
create index voice_matter on liaison.voice (district, matter) where matter is not null;
create index voice_suggestion on liaison.voice (district, suggestion) where suggestion is not null;
create index voice_loose on liaison.voice (district, station, id) where suggestion is null;

-- a representative's formal suggestion, and its clock
create table liaison.suggestion (
    district       text        not null,
    id             uuid        not null,
    number         text        not null,
    station        uuid        not null,
    place          text        not null,
    mandate        uuid        not null,
    author         uuid        not null, -- the person of the mandate
    representative text        not null,
    title          text        not null check (char_length(title) between 1 and 80),
    text           text        not null check (char_length(text) between 1 and 4000),
    open           boolean     not null, -- whether everybody may read it
    unit           uuid        not null, -- who answers
    state          text        not null check (state in ('SENT', 'ANSWERED', 'CLOSED')),
    sent_at        timestamptz not null,
    handed_on      date        not null, -- the day the clock counts from
    hard           boolean     not null default false,
    hard_reason    text        not null default '' check (char_length(hard_reason) <= 1000),
    counted_from   date        not null,
    months         int         not null,
    due_at         timestamptz not null,
    provisional    boolean     not null,
    reminded       int         not null default 0,
    overdue        boolean     not null default false,
    answers        int         not null default 0,
    told           text        not null default '' check (char_length(told) <= 4000),
    told_at        timestamptz,
    next_look_at   timestamptz, -- null: the clock has nothing to do
    version        int         not null default 0,
    primary key (district, id),
    foreign key (district, mandate) references liaison.mandate (district, id)
);
create unique index suggestion_number on liaison.suggestion (district, number);
create index suggestion_station on liaison.suggestion (district, station, id);
create index suggestion_unit on liaison.suggestion (district, unit, state, due_at);
create index suggestion_author on liaison.suggestion (district, author, id);
create index suggestion_look on liaison.suggestion (district, next_look_at) where next_look_at is not null;

create table liaison.answer (
    district      text        not null,
    suggestion    uuid        not null,
    n             int         not null,
    unit          uuid        not null,
    by_person     uuid        not null,
    spoke_on      date        not null, -- when the unit spoke with the representative
    text          text        not null check (char_length(text) between 1 and 4000),
    open          boolean     not null,
    at            timestamptz not null,
    verdict       text check (verdict in ('SATISFIED', 'BASICALLY', 'NOT')),
    verdict_words text        not null default '' check (char_length(verdict_words) <= 1000),
    verdict_at    timestamptz,
    primary key (district, suggestion, n),
    foreign key (district, suggestion) references liaison.suggestion (district, id)
);

-- who stands for whom, and when they are there, is told to everybody; what was said and suggested is not
call reach.by_district('liaison.mandate');
call reach.by_district('liaison.duty');
call reach.by_reach('liaison.reception', $$
    place ^@ any ((select reach.places())::text[]) or station = any ((select reach.units())::uuid[])
$$);
call reach.by_reach('liaison.voice', $$
    place ^@ any ((select reach.places())::text[]) or station = any ((select reach.units())::uuid[])
$$);
call reach.by_reach('liaison.suggestion', $$
    open or place ^@ any ((select reach.places())::text[]) or station = any ((select reach.units())::uuid[])
    or unit = any ((select reach.units())::uuid[]) or author = (select reach.person())
$$);
-- an answer follows its suggestion; stores show everybody those alone that are open
call reach.by_reach('liaison.answer', $$
    (select true from liaison.suggestion s where s.district = answer.district and s.id = answer.suggestion)
$$);
