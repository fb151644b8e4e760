create schema projects;
grant usage on schema projects to ${writer};
alter default privileges in schema projects grant select, insert, update, delete on tables to ${writer};

-- everything here is for everybody to read: it is written for that
create table projects.project (
    district  text        not null check (district ~ '^\d{6}$'),
    id        uuid        not null,
    place     text        not null check (place like district || '%'),
    category  text        not null,
    title     text        not null check (char_length(title) between 1 and 80),
    why       text        not null check (char_length(why) between 1 and 2000),
    lead      uuid        not null, -- the unit that leads
    month     text        not null check (month ~ '^\d{4}-\d\d$'),
    opened_at timestamptz not null,
    result    text,                 -- what became of it; null while it goes on
    closed_at timestamptz,
    version   int         not null default 0,
    primary key (district, id),
    check ((result is null) = (closed_at is null))
);
create index project_place on projects.project (district, place text_pattern_ops, id);

create table projects.milestone (
    district text not null check (district ~ '^\d{6}$'),
    project  uuid not null,
    n        int  not null,
    due      date not null,
    what     text not null check (char_length(what) between 1 and 200),
    done_on  date,
    note     text,
    primary key (district, project, n),
    foreign key (district, project) references projects.project (district, id),
    check ((done_on is null) = (note is null))
);

-- the matters that it came from, by their public codes
create table projects.attached (
    district text not null check (district ~ '^\d{6}$'),
    project  uuid not null,
    matter   uuid not null,
    code     text not null,
    primary key (district, project, matter),
    foreign key (district, project) references projects.project (district, id)
);

call reach.by_district('projects.project');
call reach.by_district('projects.milestone');
call reach.by_district('projects.attached');
