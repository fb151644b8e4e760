create schema passwords;
grant usage on schema passwords to ${writer};
alter default privileges in schema passwords grant select, insert, update, delete on tables to ${writer};

alter table signin.credential set schema passwords;
