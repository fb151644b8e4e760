-- what sort of thing a matter is; every one until now was an appeal
alter table matters.matter add column kind text not null default 'APPEAL'
    check (kind in ('APPEAL', 'DISPUTE', 'LABOUR', 'HAZARD', 'CARE', 'SUGGESTION'));

-- disputes and care needs have no face: to everybody they are not there
drop view matters.face;
create view matters.face as
    select district, id, code, place, kind, category, catalogue, urgent, via, received_at, state, before, supervised, lead, level, unit,
           first_unit, from_unit, unit_since, unit_due, moves, returns, objected, adjudicated, time_limit, counted_from, span,
           due_at, open_year, expires_at, reminded, contact_due, contact, answer, extended, suspensions, suspended_at,
           suspended_until, answers, answered_at, rate_until, solved, satisfaction, null::text as comment, rated_on, rated_unit,
           rated_category, reopened, public_title, public_text, public_answer, version
      from matters.matter
     where kind not in ('DISPUTE', 'LABOUR', 'CARE');

-- what a matter is called by: for whoever may see another one that goes with it
create view matters.called as select district, id, code from matters.matter;
