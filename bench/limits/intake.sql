\set community random(1, 9)
begin;
insert into bench.matter (district, id, code, receipt, place, title, text, anonymous, category, catalogue, urgent, via, received_at,
    state, level, unit, first_unit, unit_since, unit_due, time_limit, counted_from, span, due_at, expires_at, contact_due, next_check_at)
select '440305', id, '0DDZ' || upper(substr(md5(id::text), 1, 10)), sha256(uuid_send(id)), '44030500800' || :community, '路灯不亮',
    repeat('小区东门外的路灯已经三天不亮，晚上走路看不清，请尽快来修。', 10), true, '01.01.01', 2026, false, 'WEB', now(),
    'RECEIVED', 'COMMUNITY', '01980000-0000-7000-8000-000000000001', '01980000-0000-7000-8000-000000000001', now(), now() + interval '5 days',
    '5d', now(), '5d', now() + interval '5 days', now() + interval '5 days', now() + interval '1 day', now() + interval '1 day'
  from (select uuidv7() as id) new returning id \gset
insert into bench.entry (district, matter, version, n, at, kind, by, shown, text_shown)
values ('440305', :id::uuid, 0, 0, now(), 'received', 'REPORTER', 'PUBLIC', 'PUBLIC');
insert into bench.act (district, seq, at, recorded_at, kind, place, subject, facts)
values ('440305', nextval('bench.seq'), now(), now(), 'matter.received', '44030500800' || :community, :id::uuid,
    '{"code": "0DDZ0123456789", "category": "01.01.01", "unit": "01980000-0000-7000-8000-000000000001", "level": "COMMUNITY", "via": "WEB", "due": "2026-11-30T10:00:00Z", "provisional": false, "urgent": false, "catalogue": 2026}');
insert into bench.secret (district, subject, secret) values ('440305', :id::uuid, decode(repeat('5a', 107), 'hex'));
commit;
