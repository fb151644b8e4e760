-- one index-only scan of the measures that the open board reads
select measure, month, unit, value from measures.month
 where district = '440305' and place = '440305' and measure = any (array['matters.received', 'matters.contact.kept',
    'matters.contact.missed', 'matters.answer.in-time', 'matters.answer.late', 'matters.rated', 'matters.solved', 'matters.satisfied'])
   and month >= '2025-01-01' and month < '2026-01-01';
