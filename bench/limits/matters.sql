-- the indexes but the key's are built anew afterwards: filling them row by row takes ten times as long
create temp table kept as select indexname, indexdef from pg_indexes
    where schemaname = 'matters' and tablename = 'matter' and indexname <> 'matter_pkey';
select format('drop index matters.%I', indexname) from kept \gexec
-- :n more matters after the first :from, over a year, the district's communities, units and states, as rows: for lists, not for figures
insert into matters.matter (district, id, code, receipt, place, title, text, anonymous, category, catalogue, urgent, via, received_at,
    state, level, unit, first_unit, unit_since, unit_due, time_limit, counted_from, span, due_at, expires_at, contact_due, contact, answer,
    answers, answered_at, rate_until)
select :'district', g.id, 'BENCH' || (n + :from), sha256(uuid_send(g.id)), u.place, '路灯不亮 ' || n, '小区东门外的路灯已经三天不亮，晚上走路看不清，请尽快来修。',
    true, '01.01.01', 2026, false, 'WEB', at, s.state, 'COMMUNITY', u.id, u.id, at, at + interval '5 days', '5d', at, '5d',
    at + interval '7 days', at + interval '7 days', at + interval '1 day', 'KEPT', case when s.state = 'CLOSED' then 'KEPT' else 'PENDING' end,
    case when s.state = 'CLOSED' then 1 else 0 end, case when s.state = 'CLOSED' then at + interval '3 days' end, null
  from (select n, uuidv7() as id, now() - (n % 31536000) * interval '1 second' as at from generate_series(1, :n) n) g
  join lateral (select (array['CLOSED', 'CLOSED', 'CLOSED', 'CLOSED', 'CLOSED', 'CLOSED', 'CLOSED', 'HANDLING', 'ACCEPTED', 'RECEIVED'])[1 + n % 10] as state) s on true
  join (select id, place, row_number() over (order by place) - 1 as k, count(*) over () as of
          from organisations.organisation where district = :'district' and function = 'station') u on u.k = (g.n * 7919::bigint) % u.of;
set maintenance_work_mem = '1GB';
select indexdef from kept \gexec
vacuum analyze matters.matter;
