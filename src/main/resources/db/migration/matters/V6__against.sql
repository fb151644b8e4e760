-- the unit that a matter complains of: it never gets there, and nobody there sees it
alter table matters.matter add column against uuid check (against is null or against <> unit);

create or replace view matters.face as
    select district, id, code, place, kind, category, catalogue, urgent, via, received_at, state, before, supervised, lead, level, unit,
           first_unit, from_unit, unit_since, unit_due, moves, returns, objected, adjudicated, time_limit, counted_from, span,
           due_at, open_year, expires_at, reminded, contact_due, contact, answer, extended, suspensions, suspended_at,
           suspended_until, answers, answered_at, rate_until, solved, satisfaction, null::text as comment, rated_on, rated_unit,
           rated_category, reopened, public_title, public_text, public_answer, version, null::uuid as against
      from matters.matter
     where kind not in ('DISPUTE', 'LABOUR', 'CARE');

drop policy reach on matters.matter;
drop policy migration on matters.matter; -- made anew by the call
call reach.by_reach('matters.matter', $$
    ((place ^@ any ((select reach.places())::text[]) or unit = any ((select reach.units())::uuid[]))
     and (against is null or against <> all ((select reach.units())::uuid[])))
    or id = (select reach.held())
$$);
