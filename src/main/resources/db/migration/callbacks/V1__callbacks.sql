create schema callbacks;
grant usage on schema callbacks to ${writer};
alter default privileges in schema callbacks grant select, insert, update, delete on tables to ${writer};

-- by what each month's sample is drawn
create table callbacks.draw (
    district text not null check (district ~ '^\d{6}$'),
    month    text not null check (month ~ '^\d{4}-\d\d$'),
    seed     text not null,
    permille int  not null check (permille between 0 and 1000),
    primary key (district, month)
);

-- answers that were drawn
create table callbacks.task (
    district     text        not null check (district ~ '^\d{6}$'),
    id           uuid        not null,
    matter       uuid        not null,
    code         text        not null, -- the matter's public code
    round        int         not null, -- which answer
    place        text        not null check (place like district || '%'), -- the community
    category     text        not null,
    unit         uuid        not null, -- whose answer
    answered_at  timestamptz not null,
    state        text        not null check (state in ('OPEN', 'REACHED', 'REFUSED', 'UNREACHED', 'MOOT')),
    attempts     int         not null default 0,
    done_at      timestamptz,
    solved       boolean,
    satisfaction int         check (satisfaction between 1 and 5),
    said         text,
    version      int         not null default 0,
    primary key (district, id),
    unique (district, matter, round),
    check ((state = 'OPEN') = (done_at is null)),
    check ((state = 'REACHED') = (solved is not null and satisfaction is not null))
);
create index task_open on callbacks.task (district, answered_at, id) where state = 'OPEN';

-- each try to reach somebody
create table callbacks.attempt (
    district text        not null check (district ~ '^\d{6}$'),
    task     uuid        not null,
    n        int         not null,
    at       timestamptz not null,
    by       uuid        not null,
    result   text        not null check (result in ('REACHED', 'REFUSED', 'NOT_REACHED')),
    primary key (district, task, n),
    foreign key (district, task) references callbacks.task (district, id)
);

call reach.by_district('callbacks.draw');
call reach.by_reach('callbacks.task', $$
    place ^@ any ((select reach.places())::text[]) or unit = any ((select reach.units())::uuid[])
$$);
call reach.by_reach('callbacks.attempt', $$
    (select true from callbacks.task t where t.district = attempt.district and t.id = attempt.task)
$$);
