-- which matter was split off which; a part has no receipt of its own: the whole's opens it
create table matters.part (
    district text not null check (district ~ '^\d{6}$'),
    part     uuid not null,
    whole    uuid not null,
    n        int  not null,
    primary key (district, part),
    unique (district, whole, n),
    foreign key (district, part) references matters.matter (district, id),
    foreign key (district, whole) references matters.matter (district, id),
    check (part <> whole)
);
-- seen by who sees the part, and by who holds the receipt of the whole
call reach.by_reach('matters.part', $$
    whole = (select reach.held())
    or (select true from matters.matter m where m.district = part.district and m.id = part.part)
    or (select true from matters.matter m where m.district = part.district and m.id = part.whole)
$$);

-- who has a part in hand reaches its reporter, whom the whole knows
drop policy reach on matters.contact;
drop policy migration on matters.contact; -- made anew by the call
call reach.by_reach('matters.contact', $$
    (select true from matters.matter m where m.district = contact.district and m.id = contact.matter)
    or (select bool_or(true) from matters.part p where p.district = contact.district and p.whole = contact.matter)
$$);
