-- the ways in, which stood with the permissions until they became a module of their own
create schema signin;
grant usage on schema signin to ${writer};
alter default privileges in schema signin grant select, insert, update, delete on tables to ${writer};

alter table access.credential set schema signin;
alter table access.sign_in set schema signin;
alter table access.pace set schema signin;
alter table access.token set schema signin;
alter table access.session set schema signin;
alter table access.session_attributes set schema signin;
