create schema mediation;
grant usage on schema mediation to ${writer};
alter default privileges in schema mediation grant select, insert, update, delete on tables to ${writer};

-- the numbers given by a body in a year
create table mediation.serial (
    district text not null,
    body     uuid not null,
    year     int  not null,
    last     int  not null,
    primary key (district, body, year)
);

-- the register: what a case is and where it stands, without a word of what was said
create table mediation.cases (
    district        text not null check (district ~ '^\d{6}$'),
    matter          uuid not null,
    code            text not null, -- the matter's public code
    place           text not null, -- the community
    body            uuid not null, -- the organisation that mediates
    track           text not null,
    origin          text not null,
    year            int  not null,
    serial          int  not null,
    opened_on       date not null,
    stage           text not null,
    consented_on    date,
    ended_on        date,
    ending          text,
    danger_on       date,
    form            text,
    agreed_on       date,
    effective_on    date,
    confirmation    text,
    confirmation_on date,
    about           bytea not null, -- sealed: what it is about, in a sentence
    next_on         date,           -- when its mediators are reminded next
    version         int  not null,
    primary key (district, matter),
    unique (district, code),
    unique (district, body, year, serial)
);
create index cases_next on mediation.cases (district, next_on) where next_on is not null;

create table mediation.party (
    district text  not null,
    matter   uuid  not null,
    id       uuid  not null,
    side     text  not null,
    words    bytea not null, -- sealed: name, what the agreement says of them, contact
    consent  text  not null,
    primary key (district, matter, id)
);

create table mediation.mediator (
    district text not null,
    matter   uuid not null,
    person   uuid not null,
    chosen   boolean not null, -- by the parties; else named by the body
    since    date not null,
    primary key (district, matter, person)
);

create table mediation.entry (
    district text  not null,
    matter   uuid  not null,
    id       uuid  not null,
    kind     text  not null,
    day      date  not null,
    person   uuid  not null, -- who wrote it
    about    uuid,
    text     bytea not null, -- sealed
    primary key (district, matter, id)
);

create table mediation.agreement (
    district text  not null,
    matter   uuid  not null,
    words    bytea not null, -- sealed
    primary key (district, matter)
);

create table mediation.duty (
    district   text  not null,
    matter     uuid  not null,
    id         uuid  not null,
    debtor     uuid  not null,
    words      bytea not null, -- sealed
    due_on     date  not null,
    verdict    text  not null,
    verdict_on date,
    primary key (district, matter, id)
);

-- who has signed a written agreement
create table mediation.signature (
    district text  not null,
    matter   uuid  not null,
    who      uuid  not null, -- a party, or a mediator's person
    on_day   date  not null,
    stroke   bytea,          -- sealed: what was drawn on the screen; none where it stands on paper
    primary key (district, matter, who)
);

call reach.by_district('mediation.serial');
-- A case is seen by those who act for the body that mediates; what belongs to it follows it.
call reach.by_reach('mediation.cases', 'body = any ((select reach.units())::uuid[])');
call reach.by_reach('mediation.party', $$
    (select true from mediation.cases c where c.district = party.district and c.matter = party.matter)
$$);
call reach.by_reach('mediation.mediator', $$
    (select true from mediation.cases c where c.district = mediator.district and c.matter = mediator.matter)
$$);
call reach.by_reach('mediation.entry', $$
    (select true from mediation.cases c where c.district = entry.district and c.matter = entry.matter)
$$);
call reach.by_reach('mediation.agreement', $$
    (select true from mediation.cases c where c.district = agreement.district and c.matter = agreement.matter)
$$);
call reach.by_reach('mediation.duty', $$
    (select true from mediation.cases c where c.district = duty.district and c.matter = duty.matter)
$$);
call reach.by_reach('mediation.signature', $$
    (select true from mediation.cases c where c.district = signature.district and c.matter = signature.matter)
$$);

-- what the unit that has the matter in hand and the holder of its receipt may know: where it stands, and no party
create view mediation.standing as
    select district, matter, body, track, year, serial, stage, opened_on, consented_on, ended_on, ending, danger_on, form,
           agreed_on, effective_on, confirmation
      from mediation.cases;
