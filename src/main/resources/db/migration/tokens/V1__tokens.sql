create schema tokens;
grant usage on schema tokens to ${writer};
alter default privileges in schema tokens grant select, insert, update, delete on tables to ${writer};

alter table signin.token set schema tokens;
