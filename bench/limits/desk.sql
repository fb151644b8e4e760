-- what the desk asks for its list: one state, late, one sub-district
select id, code, title, state, level, place, category, unit, due_at, open_year, suspended_until, supervised,
       objected, urgent, reopened, received_at, version, (select count(*) from matters.matter f where f.district = m.district and f.lead = m.id) as followers
  from matters.matter m
 where district = '440305' and state in ('RECEIVED', 'ACCEPTED', 'ASSIGNED', 'HANDLING', 'SUSPENDED')
   and (place like any(array['440305%']) or unit = any(array[]::uuid[]))
   and state = 'HANDLING' and place like '440305007%' and due_at <= now() and state <> 'SUSPENDED'
   and (due_at, id) > ('-infinity'::timestamptz, '00000000-0000-0000-0000-000000000000'::uuid)
 order by due_at, id limit 51;
