-- A consent is only ever looked for by its person, and its id rises with time: one index is enough on the largest table of persons.
alter table people.consent drop constraint consent_pkey, add primary key (district, person, id);
drop index people.consent_person;
