-- A post can be for a part of its organisation's place: a building's chief, an estate's.
alter table organisations.post
    add area text,
    add note text not null default '', -- why it was ended, in words for staff; not public
    add check (area like district || '%');
create index post_area on organisations.post (district, area text_pattern_ops) where area is not null;
create index post_office on organisations.post (district, office, organisation);

-- somebody acts for the holder of a post for some days; it ends by itself
create table organisations.delegation (
    district text        not null,
    id       uuid        not null,
    post     uuid        not null,
    delegate uuid        not null,
    reason   text        not null check (reason in ('LEAVE', 'SECONDMENT')),
    from_day date        not null, -- first day in force
    to_day   date        not null, -- first day no longer in force
    given_at timestamptz not null,
    primary key (district, id),
    foreign key (district, post) references organisations.post (district, id),
    check (to_day >= from_day)
);
create index delegation_delegate on organisations.delegation (district, delegate, to_day);
create index delegation_post on organisations.delegation (district, post);
