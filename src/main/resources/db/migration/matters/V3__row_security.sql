-- A matter is seen by who reaches its place, by who has it in hand, and by the holder of its receipt.
call reach.by_reach('matters.matter', $$
    place ^@ any ((select reach.places())::text[]) or unit = any ((select reach.units())::uuid[]) or id = (select reach.held())
$$);
-- what belongs to a matter follows it
call reach.by_reach('matters.contact', $$
    (select true from matters.matter m where m.district = contact.district and m.id = contact.matter)
$$);
call reach.by_reach('matters.entry', $$
    (select true from matters.matter m where m.district = entry.district and m.id = entry.matter)
$$);
call reach.by_reach('matters.photo', $$
    (select true from matters.matter m where m.district = photo.district and m.id = photo.matter)
$$);
call reach.by_reach('matters.intake_key', 'false');

-- What everybody may see of a matter: no word of its reporter, no receipt, no comment.
create view matters.face as
    select district, id, code, place, category, catalogue, urgent, via, received_at, state, before, supervised, lead, level, unit,
           first_unit, from_unit, unit_since, unit_due, moves, returns, objected, adjudicated, time_limit, counted_from, span,
           due_at, open_year, expires_at, reminded, contact_due, contact, answer, extended, suspensions, suspended_at,
           suspended_until, answers, answered_at, rate_until, solved, satisfaction, null::text as comment, rated_on, rated_unit,
           rated_category, reopened, public_title, public_text, public_answer, version
      from matters.matter;

-- The lines of a timeline that everybody may see, without who took the step.
create view matters.public_entry as
    select district, matter, version, n, at, kind, by, unit, null::uuid as person, shown,
           case when text_shown = 'PUBLIC' then text end as text, text_shown, target, until
      from matters.entry
     where shown = 'PUBLIC';

-- How many go with a matter.
create view matters.joined as
    select district, lead, count(*) as n from matters.matter where lead is not null group by district, lead;

-- which matter a receipt opens, by the hash of its secret
create view matters.opened as select district, receipt, id from matters.matter;
